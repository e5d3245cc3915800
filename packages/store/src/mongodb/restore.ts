import { refuse } from '@rosa/domain';
import { insistWhole } from '../copies.js';
import type { Restoring } from '../port.js';
import { addressOf } from './address.js';
import { copyIn, readCopy } from './copy-file.js';
import type { Line } from './copy-file.js';
import { Database } from './database.js';
import { RESTORING, SETTINGS } from './migrate.js';
import type { Setting } from './migrate.js';

const BATCH = 500;

/** A service's database and the copy that is to fill it. */
interface Filling {
  readonly db: Database;
  readonly database: string;
  readonly file: string;
}

/**
 * Until all have been filled no store opens in any of the databases, so that one broken off is begun again as a whole.
 * Indexes are made when a store is next opened.
 */
export const restoreStores = async ({ url, services, folder, restored }: Restoring) => {
  insistWhole(
    folder,
    services.map((service) => copyIn('', service)),
  );
  for (const service of services) {
    for await (const batch of readCopy(copyIn(folder, service), BATCH)) void batch;
  }
  const fillings: Filling[] = [];
  try {
    for (const service of services) {
      const address = addressOf(url, service);
      const db = await Database.open(address);
      fillings.push({ db, database: address.database, file: copyIn(folder, service) });
    }
    await fillAll(fillings, restored);
  } finally {
    for (const { db } of fillings) await db.close();
  }
};

const fillAll = async (
  fillings: readonly Filling[],
  restored: Restoring['restored'],
): Promise<void> => {
  const settings = ({ db }: Filling) => db.collection<Setting>(SETTINGS);
  for (const filling of fillings) await filling.db.try(() => insistFree(filling));
  for (const filling of fillings) {
    await filling.db.drop();
    const begun = { _id: RESTORING, value: filling.file };
    await filling.db.try(() => settings(filling).insertOne(begun));
  }
  for (const [done, { db, file }] of fillings.entries()) {
    for await (const batch of readCopy(file, BATCH)) await db.try(() => put(db, batch));
    restored?.(done + 1);
  }
  await release(fillings);
};

/** Opens all databases to the services at one moment: were one open and another not, it could not be filled again. */
export const release = async (fillings: readonly Omit<Filling, 'file'>[]): Promise<void> => {
  const [first] = fillings;
  if (first === undefined) return;
  const client = first.db.connection.getClient();
  await first.db.write(async (session) => {
    for (const { database } of fillings) {
      const settings = client.db(database).collection<Setting>(SETTINGS);
      await settings.deleteOne({ _id: RESTORING }, { session });
    }
  });
};

/** What a restore that broke off has left may go; anything else stays, and is in the way. */
const insistFree = async ({ db, database }: Filling): Promise<void> => {
  if ((await db.names()).length === 0) return;
  const begun = await db.collection<Setting>(SETTINGS).findOne({ _id: RESTORING });
  if (begun === null) throw refuse('conflict', 'store.notEmpty', { database });
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
