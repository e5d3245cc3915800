import type { StoreFloor } from '../port.js';
import { addressOf } from './address.js';
import { Database } from './database.js';

/** The floor an import is measured against: the driver's own bulk write of documents, into a collection with nothing else. */
export const openFloor = async (url: string): Promise<StoreFloor> => {
  const db = await Database.open(addressOf(url, 'floor'));
  await db.drop();
  const documents = db.collection<{ _id: string; body: object }>('documents');
  return {
    insert: async (given) => {
      await documents.bulkWrite(
        given.map(({ id, body }) => ({
          insertOne: { document: { _id: id, body: JSON.parse(body) as object } },
        })),
      );
    },
    close: async () => {
      await db.drop();
      await db.close();
    },
  };
};
