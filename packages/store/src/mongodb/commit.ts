import mongoose from 'mongoose';
import type { Meta } from '@rosa/domain';
import { outOfService } from '@rosa/domain';
import type { Change } from '../port.js';
import type { Database, Session } from './database.js';
import { Duplicate, whyDuplicate } from './duplicate.js';
import { isDuplicate } from './errors.js';
import { keepFormers } from './history.js';
import { leaveEntries } from './outbox.js';
import { keyOf, planOf } from './plan.js';
import type { Act, Plan } from './plan.js';
import { textOf } from './table.js';
import type { Held, Table } from './table.js';
import { among } from './where.js';

/** `by`: the opening of the store that commits. */
interface Committing extends Act {
  readonly by: string;
  readonly bulk: boolean;
}

/** Times a commit is tried again whose duplicate was gone when it was looked for. */
const ATTEMPTS = 8;

/** Applies the changes in one transaction: the metadata of each `put`, and whether it left entries in the outbox. */
export const commit = async (
  db: Database,
  act: Committing,
  changes: readonly Change[],
): Promise<{ readonly metas: readonly Meta[]; readonly left: boolean }> => {
  if (changes.length === 0) return { metas: [], left: false };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const { metas, changed } = await db.write((session) => apply(db, session, act, changes));
      return { metas, left: changed.length > 0 };
    } catch (error) {
      if (!(error instanceof Duplicate)) throw error;
      const why = await whyDuplicate(db, act, changes, error);
      if (why !== undefined) throw why;
    }
  }
  throw outOfService('mongodb', 'store.tooFast', {});
};

const apply = async (
  db: Database,
  session: Session,
  act: Committing,
  changes: readonly Change[],
): Promise<Plan> => {
  const held = await loadHeld(db, session, act, changes);
  const plan = planOf(held, changes, act);
  for (const table of plan.writes.keys()) await writeInto(db, session, table, plan);
  await keepFormers(db, session, plan.formers);
  await leaveEntries(db, session, plan.changed, { at: act.now, by: act.by, bulk: act.bulk });
  return plan;
};

/** The records the changes were decided on: one query a bank, and none for new ones. */
const loadHeld = async (
  db: Database,
  session: Session,
  { tableOf }: Act,
  changes: readonly Change[],
): Promise<Map<string, Held>> => {
  const wanted = new Map<Table, Set<string>>();
  for (const change of changes) {
    if (change.op === 'former' || (change.op === 'put' && change.expect === 0)) continue;
    const table = tableOf(change.bank);
    wanted.set(table, (wanted.get(table) ?? new Set()).add(textOf(change.id)));
  }
  const held = new Map<string, Held>();
  for (const [table, ids] of wanted) {
    const projection = table.bank.keepsHistory ? {} : { keys: 0, body: 0 };
    const query = db.records(table).find(among([...ids]), { session, projection });
    for await (const each of query) held.set(keyOf(table, each._id), each);
  }
  return held;
};

/** All of a bank's writes in as few round trips as the driver can, in order. */
const writeInto = async (db: Database, session: Session, table: Table, plan: Plan) => {
  const writes = plan.writes.get(table) ?? [];
  try {
    await db.records(table).bulkWrite(
      writes.map(({ operation }) => operation),
      { session, ordered: true },
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const { MongoBulkWriteError } = mongoose.mongo;
    const at = error instanceof MongoBulkWriteError ? [error.writeErrors].flat()[0]?.index : 0;
    throw new Duplicate(writes[at ?? 0]?.change ?? 0);
  }
};
