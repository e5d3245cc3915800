import { setImmediate } from 'node:timers/promises';
import { inTurns, reachOf } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import type { Former, Stored, Version } from '../port.js';
import type { Database } from './database.js';
import { formersOf } from './history.js';
import { recordOf } from './table.js';
import type { Held, Table } from './table.js';
import { LIVE, allOf, among, reachClause } from './where.js';
import type { Clause } from './where.js';

const RECORDS_A_BATCH = 500;
const VERSIONS_A_BATCH = 5_000;

const VERSION = { rev: 1, deleted: 1 } as const;

const readable = (table: Table, scope: Scope): Clause =>
  reachClause(reachOf(scope, table.bank.name, 'read'));

/** The live records in reach among these ids, in their order. */
export const getMany = async <T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
  ids: readonly string[],
): Promise<Stored<T>[]> => {
  const held = await select(db, table, allOf([among(ids), LIVE, readable(table, scope)]));
  const byId = new Map(held.map((each) => [each._id, each]));
  const records: Stored<T>[] = [];
  for await (const id of inTurns(ids, setImmediate)) {
    const found = byId.get(id);
    if (found !== undefined) records.push(recordOf(table.bank, found) as Stored<T>);
  }
  return records;
};

/** Former revisions of a record in reach, newest first; a deleted record's stay readable to those who reached it. */
export const history = async <T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
  id: string,
): Promise<Former<T>[]> => {
  const reached = allOf([among([id]), readable(table, scope)]);
  const [held] = await select(db, table, reached, { projection: VERSION });
  return held === undefined ? [] : ((await formersOf(db, table.bank, id)) as Former<T>[]);
};

/** Every live record in reach, by id. */
export async function* stream<T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
): AsyncGenerator<readonly Stored<T>[]> {
  const where = allOf([LIVE, readable(table, scope)]);
  for await (const batch of batches(db, table, where, {}, RECORDS_A_BATCH)) {
    yield batch.map((held) => recordOf(table.bank, held) as Stored<T>);
  }
}

/** The revision of every record in reach, tombstones included, by id. */
export async function* versions(
  db: Database,
  table: Table,
  scope: Scope,
): AsyncGenerator<readonly Version[]> {
  for await (const batch of batches(db, table, readable(table, scope), VERSION, VERSIONS_A_BATCH)) {
    yield batch.map(versionFrom);
  }
}

/** The revision of each of these ids in reach, tombstones included. */
export const versionsOf = async (
  db: Database,
  table: Table,
  scope: Scope,
  ids: readonly string[],
): Promise<Version[]> => {
  const where = allOf([among(ids), readable(table, scope)]);
  return (await select(db, table, where, { projection: VERSION })).map(versionFrom);
};

const versionFrom = ({ _id: id, rev, deleted }: Held): Version => ({ id, rev, deleted });

interface Choice {
  readonly projection?: Readonly<Record<string, 1>>;
  readonly sort?: { readonly _id: 1 };
  readonly limit?: number;
}

const select = (db: Database, table: Table, where: Clause, choice: Choice = {}): Promise<Held[]> =>
  db.try(() => db.records(table).find(where, choice).toArray());

/**
 * Each batch is a query of its own that goes on after the last id: whoever reads may take as long as they like, and a
 * change of primary between two batches goes unnoticed, as no cursor would bear.
 */
async function* batches(
  db: Database,
  table: Table,
  where: Clause,
  projection: Readonly<Record<string, 1>>,
  size: number,
): AsyncGenerator<Held[]> {
  let after: Clause = {};
  for (;;) {
    const choice = { projection, sort: { _id: 1 }, limit: size, batchSize: size + 1 } as const;
    const found = await select(db, table, allOf([where, after]), choice);
    if (found.length > 0) yield found;
    if (found.length < size) return;
    after = { _id: { $gt: found.at(-1)?._id } };
  }
}
