import { addressOf } from './address.js';
import { Database } from './database.js';

/** Drops the databases of some services, none of which may be open. */
export const dropStores = async (url: string, services: readonly string[]): Promise<void> => {
  for (const service of services) {
    const db = await Database.open(addressOf(url, service));
    try {
      await db.drop();
    } finally {
      await db.close();
    }
  }
};
