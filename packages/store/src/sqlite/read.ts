import { setImmediate } from 'node:timers/promises';
import { reachOf } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import type { Former, Stored, Version } from '../port.js';
import { upgraded } from '../rules.js';
import type { Database, Row } from './database.js';
import type { Table } from './table.js';
import { LIVE, allOf, reachClause } from './where.js';
import type { Clause } from './where.js';

const RECORDS_A_BATCH = 500;
const VERSIONS_A_BATCH = 5_000;

const readable = (table: Table, scope: Scope): Clause =>
  reachClause(reachOf(scope, table.bank.name, 'read'));

/** The live records in reach among these ids, in their order. */
export const getMany = <T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
  ids: readonly string[],
): Stored<T>[] => {
  const { sql, values } = allOf([among(ids), LIVE, readable(table, scope)]);
  const rows = db.all(`SELECT id, body FROM ${table.name} WHERE ${sql}`, values);
  const bodies = new Map(rows.map(([id, body]) => [String(id), String(body)]));
  return ids.flatMap((id) => {
    const body = bodies.get(id);
    return body === undefined ? [] : [JSON.parse(body) as Stored<T>];
  });
};

/** Former revisions of a record in reach, newest first; a deleted record's stay readable to those who reached it. */
export const history = <T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
  id: string,
): Former<T>[] => {
  const { sql, values } = allOf([{ sql: 'id = ?', values: [id] }, readable(table, scope)]);
  return db
    .all(
      `SELECT body, schema_version, replaced_at, replaced_by FROM history
       WHERE bank = ? AND id IN (SELECT id FROM ${table.name} WHERE ${sql}) ORDER BY rev DESC`,
      [table.bank.name, ...values],
    )
    .map(([body, version, replacedAt, replacedBy]) => ({
      record: upgraded(
        table.bank,
        JSON.parse(String(body)) as Stored<T>,
        Number(version),
      ) as Stored<T>,
      replacedAt: String(replacedAt),
      replacedBy: String(replacedBy),
    }));
};

/** Every live record in reach, by id. Between batches other work of the process has its turn. */
export async function* stream<T extends object>(
  db: Database,
  table: Table,
  scope: Scope,
): AsyncGenerator<readonly Stored<T>[]> {
  const where = allOf([LIVE, readable(table, scope)]);
  const rows = batches(db, table, 'id, body', where, RECORDS_A_BATCH);
  for await (const batch of rows) {
    yield batch.map(([, body]) => JSON.parse(String(body)) as Stored<T>);
  }
}

/** The revision of every record in reach, tombstones included, by id. */
export async function* versions(
  db: Database,
  table: Table,
  scope: Scope,
): AsyncGenerator<readonly Version[]> {
  const where = readable(table, scope);
  const rows = batches(db, table, 'id, rev, deleted', where, VERSIONS_A_BATCH);
  for await (const batch of rows) {
    yield batch.map(versionFrom);
  }
}

/** The revision of each of these ids in reach, tombstones included. */
export const versionsOf = (
  db: Database,
  table: Table,
  scope: Scope,
  ids: readonly string[],
): Version[] => {
  const { sql, values } = allOf([among(ids), readable(table, scope)]);
  return db.all(`SELECT id, rev, deleted FROM ${table.name} WHERE ${sql}`, values).map(versionFrom);
};

const versionFrom = ([id, rev, deleted]: Row): Version => ({
  id: String(id),
  rev: Number(rev),
  deleted: deleted === 1,
});

const among = (ids: readonly string[]): Clause => ({
  sql: 'id IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify(ids)],
});

async function* batches(db: Database, table: Table, columns: string, where: Clause, size: number) {
  const sql = `SELECT ${columns} FROM ${table.name} WHERE (${where.sql}) AND id > ? ORDER BY id LIMIT ${size}`;
  let last = '';
  for (;;) {
    const rows = db.all(sql, [...where.values, last]);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = String(rows.at(-1)?.[0]);
    await setImmediate();
  }
}
