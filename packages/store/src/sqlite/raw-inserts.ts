import type { StoreFloor } from '../port.js';
import { Database } from './database.js';

/** The floor an import is measured against: documents put by one prepared statement into a table with nothing else. */
export const openFloor = (file: string): StoreFloor => {
  const db = Database.open(file);
  db.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT');
  return {
    insert: (documents) =>
      db.write(() => {
        for (const { id, body } of documents) {
          db.run('INSERT INTO documents (id, body) VALUES (?, ?)', [id, body]);
        }
      }),
    close: () => db.close(),
  };
};
