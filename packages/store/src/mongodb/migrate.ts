import { randomBytes } from 'node:crypto';
import { outOfService, refuse } from '@rosa/domain';
import type { Schema } from 'mongoose';
import type { StoreOptions } from '../port.js';
import type { Database } from './database.js';
import { isDuplicate } from './errors.js';
import { fillRecords } from './fill.js';
import { HISTORY, historySchema } from './history.js';
import { underLease } from './lease.js';
import type { Lease } from './lease.js';
import { OUTBOX, outboxSchema } from './outbox.js';
import { newerThan } from './table.js';
import type { Table } from './table.js';

/** The version of what every database has, apart from the banks' own. */
const LAYOUT = 2;

/** A step as it is recorded: what was done to a part, in order. */
export interface Step {
  readonly _id: number;
  readonly part: string;
  readonly step: string;
  readonly version: number;
  readonly at: string;
  /** The keys the bank declared, and their types, once the step was done. */
  readonly keys?: Readonly<Record<string, string>>;
}

export const MIGRATIONS = 'migrations';
export const SETTINGS = 'settings';
/** Marks a database that a restore has begun to fill. */
export const RESTORING = 'restoring';
const CURSOR_KEY = 'cursor key';

export interface Setting {
  readonly _id: string;
  readonly value: string;
}

/**
 * Brings the database to what the code declares, with each step recorded in order: collections, indexes, records of older
 * schema versions. One process at a time does; each step bears being done again, should one die or stall in it. A database
 * written by newer code is refused.
 *
 * @returns the key of the store's cursors
 */
export const migrate = (
  db: Database,
  tables: readonly Table[],
  clock: StoreOptions['clock'],
): Promise<Buffer> =>
  db.try(async () => {
    await refuseHalfRestored(db);
    return underLease(db.collection<Lease>(SETTINGS), 'lease', async () => {
      const steps = await db
        .collection<Step>(MIGRATIONS)
        .find({}, { sort: { _id: 1 } })
        .toArray();
      const record: RecordStep = async (step) => {
        const made = { _id: steps.length + 1, ...step, at: clock.now().toISOString() };
        await db.collection<Step>(MIGRATIONS).insertOne(made);
        steps.push(made);
      };
      await makeLayout(db, steps, record);
      for (const table of tables) await migrateBank(db, table, steps, record);
      return cursorKey(db);
    });
  });

type RecordStep = (step: Pick<Step, 'part' | 'step' | 'version' | 'keys'>) => Promise<void>;

const refuseHalfRestored = async (db: Database): Promise<void> => {
  if ((await db.collection<Setting>(SETTINGS).findOne({ _id: RESTORING })) === null) return;
  throw outOfService('mongodb', 'store.halfRestored', {});
};

const makeLayout = async (
  db: Database,
  steps: readonly Step[],
  record: RecordStep,
): Promise<void> => {
  const made = lastOf(steps, 'layout', LAYOUT);
  await makeIndexes(db, HISTORY, historySchema);
  await makeIndexes(db, OUTBOX, outboxSchema);
  if (made === undefined) await record({ part: 'layout', step: 'made', version: LAYOUT });
  else if (made.version < LAYOUT) {
    await packEntries(db);
    await record({ part: 'layout', step: 'packed outbox entries', version: LAYOUT });
  }
};

/** An entry may tell of many records: those that told of one have a list of it. */
const packEntries = (db: Database): Promise<unknown> =>
  db
    .collection(OUTBOX)
    .updateMany({ aggregateId: { $exists: true } }, [
      { $set: { aggregateIds: ['$aggregateId'] } },
      { $unset: ['aggregateId', 'rev'] },
    ]);

/** The last step of a part; refuses one of a version above what this code knows. */
const lastOf = (steps: readonly Step[], part: string, known: number): Step | undefined => {
  const last = steps.findLast((step) => step.part === part);
  if (last !== undefined && last.version > known) throw newerThan(part, last.version, known);
  return last;
};

const migrateBank = async (
  db: Database,
  table: Table,
  steps: readonly Step[],
  record: RecordStep,
): Promise<void> => {
  const { bank, name, schema } = table;
  const last = lastOf(steps, bank.name, bank.schemaVersion);
  const version = bank.schemaVersion;
  const keys: Step['keys'] = { ...bank.keys };
  const held = last?.keys ?? {};
  const added = Object.keys(keys)
    .filter((key) => held[key] !== keys[key])
    .sort();
  const dropped = Object.keys(held)
    .filter((key) => held[key] !== keys[key])
    .sort();
  const outdated = last !== undefined && last.version < version;
  if (last !== undefined && (added.length > 0 || outdated)) await fillRecords(db, table);
  await makeIndexes(db, name, schema, bank.name);
  if (last === undefined) {
    await record({ part: bank.name, step: 'made', version, keys });
    return;
  }
  // Recorded once all is done, the keys with the last of them: what breaks off before is done again.
  const steps_ = [
    ...dropped.map((key) => `dropped ${key}`),
    ...added.map((key) => `added ${key}`),
    ...(outdated ? ['upgraded'] : []),
  ];
  for (const [i, step] of steps_.entries()) {
    const settled = i === steps_.length - 1;
    await record({
      part: bank.name,
      step,
      version: settled ? version : last.version,
      keys: settled ? keys : held,
    });
  }
};

/** The indexes the schema declares, in one command that leaves alone what is there; then those no longer declared go. */
const makeIndexes = async (
  db: Database,
  name: string,
  schema: Schema,
  part = name,
): Promise<void> => {
  const model = db.connection.models[name] ?? db.connection.model(name, schema, name);
  const specs = schema
    .indexes()
    .map(([key, options]) => ({ ...options, key, background: undefined }));
  try {
    await db.collection(name).createIndexes(specs as never);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw refuse('conflict', 'store.notUnique', { part });
  }
  await model.cleanIndexes();
};

/** 32 bytes, drawn once. */
const cursorKey = async (db: Database): Promise<Buffer> => {
  const value = randomBytes(32).toString('hex');
  const held = await db
    .collection<Setting>(SETTINGS)
    .findOneAndUpdate(
      { _id: CURSOR_KEY },
      { $setOnInsert: { value } },
      { upsert: true, returnDocument: 'after' },
    );
  return Buffer.from(held?.value ?? value, 'hex');
};
