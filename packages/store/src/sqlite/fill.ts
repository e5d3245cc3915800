import type { Meta } from '@rosa/domain';
import { upgraded } from '../rules.js';
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
      const record = upgraded(
        table.bank,
        JSON.parse(String(body)) as object & Meta,
        Number(version),
      );
      db.run(table.sql.update, rowOf(table, partsOf(table.bank, record)));
      last = String(id);
    }
    if (rows.length < BATCH) return;
  }
};
