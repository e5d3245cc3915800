import { conflict } from '@rosa/domain';
import { addressOf } from './address.js';
import { copyIn, readCopy } from './copy-file.js';
import type { Line } from './copy-file.js';
import { Database } from './database.js';
import { RESTORING, SETTINGS } from './migrate.js';
import type { Setting } from './migrate.js';

const BATCH = 500;

/** What to restore: the copy `<folder>/<service>.ndjson`, into the service's database at an address. */
export interface Restoring {
  readonly url: string;
  readonly service: string;
  readonly folder: string;
}

/**
 * Fills an empty database from a copy made by `backup`, read through beforehand. Until it has ended no store opens there,
 * and one broken off may be begun again. Indexes are made when the store is next opened.
 *
 * @throws `conflict` where the database holds anything; `unavailable` where the copy is damaged, and then nothing is changed
 */
export const restoreStore = async ({ url, service, folder }: Restoring): Promise<void> => {
  const address = addressOf(url, service);
  const file = copyIn(folder, service);
  for await (const batch of readCopy(file, BATCH)) void batch;
  const db = await Database.open(address);
  try {
    await db.try(() => clear(db, address.database));
    const settings = db.collection<Setting>(SETTINGS);
    await db.try(() => settings.insertOne({ _id: RESTORING, value: file }));
    for await (const batch of readCopy(file, BATCH)) await db.try(() => put(db, batch));
    await db.try(() => settings.deleteOne({ _id: RESTORING }));
  } finally {
    await db.close();
  }
};

/** What a restore that broke off has left goes; anything else stays, and is in the way. */
const clear = async (db: Database, database: string): Promise<void> => {
  if ((await db.names()).length === 0) return;
  const begun = await db.collection<Setting>(SETTINGS).findOne({ _id: RESTORING });
  if (begun === null) {
    throw conflict(
      `Il database ${database} non è vuoto: ripristina sotto un altro nome (mongodb://…/NOME) o eliminalo prima`,
    );
  }
  await db.drop();
};

const put = async (db: Database, batch: readonly Line[]): Promise<void> => {
  for (const [name, lines] of byCollection(batch)) {
    await db.collection<Line['doc']>(name).insertMany(lines.map(({ doc }) => doc));
  }
};

const byCollection = (batch: readonly Line[]): Map<string, Line[]> => {
  const groups = new Map<string, Line[]>();
  for (const line of batch) groups.set(line.in, [...(groups.get(line.in) ?? []), line]);
  return groups;
};
