import { Schema } from 'mongoose';
import type { Meta } from '@rosa/domain';
import type { Bank, Former, Stored } from '../port.js';
import { upgraded } from '../rules.js';
import type { Database, Session } from './database.js';
import { textOf } from './table.js';

/** A former revision as it is held, whole. */
export interface Kept {
  /** `<bank> <id> <rev>`: kept once, whoever brings it. */
  readonly _id: string;
  readonly bank: string;
  readonly id: string;
  readonly rev: number;
  readonly schemaVersion: number;
  readonly replacedAt: string;
  readonly replacedBy: string;
  readonly body: object;
}

export const HISTORY = 'history';

export const historySchema = new Schema(
  {
    _id: String,
    bank: String,
    id: String,
    rev: Number,
    schemaVersion: Number,
    replacedAt: String,
    replacedBy: String,
    body: Schema.Types.Mixed,
  },
  { strict: false, versionKey: false, autoIndex: false, autoCreate: false, id: false },
).index({ bank: 1, id: 1, rev: -1 }, { name: 'newest' });

export const keptOf = (
  { name, schemaVersion }: Bank<object>,
  record: object & Meta,
  { replacedAt, replacedBy }: Omit<Former<object>, 'record'>,
): Kept => {
  const id = textOf(record.id);
  const { rev } = record;
  const _id = `${name} ${id} ${rev}`;
  return { _id, bank: name, id, rev, schemaVersion, replacedAt, replacedBy, body: record };
};

/** Keeps former revisions within a commit; one that is kept already stays as it was. */
export const keepFormers = async (
  db: Database,
  session: Session,
  formers: readonly Kept[],
): Promise<void> => {
  if (formers.length === 0) return;
  await db.collection<Kept>(HISTORY).bulkWrite(
    formers.map(({ _id, ...kept }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: kept }, upsert: true },
    })),
    { session },
  );
};

/** Those of one record, newest first. */
export const formersOf = async <T extends object>(
  db: Database,
  bank: Bank<T>,
  id: string,
): Promise<Former<T>[]> => {
  const found = await db.try(() =>
    db
      .collection<Kept>(HISTORY)
      .find({ bank: bank.name, id: textOf(id) }, { sort: { rev: -1 } })
      .toArray(),
  );
  return found.map(({ body, schemaVersion, replacedAt, replacedBy }) => ({
    record: upgraded(bank, body as Stored<T>, schemaVersion),
    replacedAt,
    replacedBy,
  }));
};
