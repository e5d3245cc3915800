import { copyIn, writeCopy } from './copy-file.js';
import type { Line } from './copy-file.js';
import { atOnce } from './database.js';
import type { Database, Session } from './database.js';
import { SETTINGS } from './migrate.js';

const BATCH = 500;

/**
 * Copies every collection, as all are at one moment, to `<folder>/<service>.ndjson`, while the service goes on. A copy
 * broken off leaves nothing under the final name. The server keeps a moment for five minutes
 * (`minSnapshotHistoryWindowInSeconds`): a copy that takes longer fails, and says so.
 */
export const backup = async (db: Database, folder: string, service: string): Promise<void> => {
  const names = (await db.names()).filter((name) => !name.startsWith('system.'));
  await db.read((session) => writeCopy(copyIn(folder, service), linesOf(db, session, names)));
};

async function* linesOf(
  db: Database,
  session: Session,
  names: readonly string[],
): AsyncGenerator<readonly Line[]> {
  for (const name of names) {
    const documents = db
      .collection<Line['doc']>(name)
      .find(keptOf(name), { ...atOnce(session), sort: { _id: 1 }, batchSize: BATCH });
    try {
      let batch: Line[] = [];
      for await (const doc of documents) {
        batch.push({ in: name, doc });
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    } finally {
      await documents.close();
    }
  }
}

/** Of the settings, the lease is the running processes' own. */
const keptOf = (name: string) => (name === SETTINGS ? { value: { $exists: true } } : {});
