import type { Meta } from '@rosa/domain';
import type { Database } from './database.js';
import { heldOf, recordOf } from './table.js';
import type { Held, Table } from './table.js';

const BATCH = 500;

/**
 * Writes every live record again as the bank now declares it: upgraded, with its keys. Revisions and dates stay. A record
 * that is committed meanwhile is as the bank declares it already, and is left alone.
 */
export const fillRecords = async (db: Database, table: Table): Promise<void> => {
  const records = db.records(table);
  const live = records.find({ deleted: false }, { sort: { _id: 1 }, batchSize: BATCH });
  try {
    let batch: Held[] = [];
    for await (const held of live) {
      batch.push(held);
      if (batch.length === BATCH) {
        await rewrite(db, table, batch);
        batch = [];
      }
    }
    await rewrite(db, table, batch);
  } finally {
    await live.close();
  }
};

const rewrite = async (db: Database, table: Table, batch: readonly Held[]): Promise<void> => {
  if (batch.length === 0) return;
  await db.records(table).bulkWrite(
    batch.map((held) => {
      const record = recordOf<object>(table.bank, held) as object & Meta;
      const { _id, rev } = held;
      return {
        replaceOne: { filter: { _id, rev }, replacement: heldOf(table.bank, record) },
      };
    }),
    { ordered: false },
  );
};
