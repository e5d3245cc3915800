import type { Database } from './database.js';
import { columnOf, isList } from './table.js';
import type { Table } from './table.js';

/** Where the values of a `list` key are found by: a table of its own, of value and id, kept by the engine's triggers. */
export const listName = (bankTable: string, column: string): string => `${bankTable}_${column}`;

/** Makes what the list keys of a bank need; what is there already stays. */
export const makeLists = (db: Database, { bank, name, keys }: Table): void => {
  for (const key of keys.filter((each) => isList(bank, each))) {
    const column = columnOf(bank, key);
    const list = listName(name, column);
    const add = `INSERT INTO ${list} SELECT DISTINCT value, new.id FROM json_each(new.${column});`;
    const remove = `DELETE FROM ${list}
      WHERE id = old.id AND value IN (SELECT value FROM json_each(old.${column}));`;
    db.exec(`
      CREATE TABLE IF NOT EXISTS ${list} (
        value TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (value, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER IF NOT EXISTS ${list}_added AFTER INSERT ON ${name} BEGIN ${add} END;
      CREATE TRIGGER IF NOT EXISTS ${list}_changed AFTER UPDATE OF ${column} ON ${name} BEGIN
        ${remove} ${add}
      END;`);
  }
};

export const dropList = (db: Database, bankTable: string, column: string): void => {
  const list = listName(bankTable, column);
  for (const when of ['added', 'changed']) db.exec(`DROP TRIGGER IF EXISTS ${list}_${when}`);
  db.exec(`DROP TABLE IF EXISTS ${list}`);
};
