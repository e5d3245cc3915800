import type { Meta } from '@rosa/domain';
import type { Bank } from '../port.js';
import type { Database } from './database.js';
import { partsOf, rowOf } from './table.js';
import type { Table } from './table.js';

const BATCH = 500;

/** Writes every live record again as the bank now declares it: upgraded, with its keys. Revisions and dates stay. */
export const fillRecords = (db: Database, table: Table): void => {
  const page = `SELECT id, schema_version, body FROM ${table.name}
    WHERE deleted = 0 AND id > ? ORDER BY id LIMIT ${BATCH}`;
  let last = '';
  for (;;) {
    const rows = db.all(page, [last]);
    for (const [id, version, body] of rows) {
      const record = upgraded(table.bank, String(body), Number(version));
      db.run(table.sql.update, rowOf(table, partsOf(table.bank, record)));
      last = String(id);
    }
    if (rows.length < BATCH) return;
  }
};

/** A record as it was written, brought to the bank's present schema one version at a time. */
export const upgraded = <T extends object>(
  bank: Bank<T>,
  body: string,
  version: number,
): T & Meta => {
  const written = JSON.parse(body) as T & Meta;
  const { id, rev, createdAt, updatedAt } = written;
  let record: object = written;
  for (let from = version; from < bank.schemaVersion; from += 1) {
    if (bank.upgrade === undefined) {
      throw new Error(
        `Bank ${bank.name} holds records of schema ${from} and no way to upgrade them`,
      );
    }
    record = bank.upgrade(record, from);
  }
  return { ...(record as T), id, rev, createdAt, updatedAt };
};
