import type { Database } from './database.js';
import { columnOf, isList } from './table.js';
import type { Table } from './table.js';

/**
 * Where the values of a `list` key are found by: an inverted index of the engine's full-text module, kept by triggers
 * within each commit. It appends, so that filing thirty people costs a page or two; a tree ordered by value touches a
 * page for each of them, which the audit trail would feel at every look. Rows are named by the table's `rowid`: nothing is
 * ever taken out of a bank's table, and a copy (`VACUUM INTO`) keeps them.
 */
export const listName = (bankTable: string, column: string): string => `${bankTable}_${column}_of`;

/** Each value is one word, whatever it holds: `x` and its bytes in hexadecimal. */
const wordsOf = (row: string, column: string): string =>
  `(SELECT group_concat('x' || hex(value), ' ') FROM json_each(${row}.${column}))`;

const wordOf = (value: string): string => `x${Buffer.from(value, 'utf8').toString('hex')}`;

/** What finds the records that hold any of these values. */
export const asking = (values: readonly string[]): string => values.map(wordOf).join(' OR ');

/** Makes what the list keys of a bank need; what is there already stays. */
export const makeLists = (db: Database, { bank, name, keys }: Table): void => {
  for (const key of keys.filter((each) => isList(bank, each))) {
    const column = columnOf(bank, key);
    if (!isThere(db, listName(name, column))) makeList(db, name, column);
  }
};

const isThere = (db: Database, list: string): boolean =>
  db.get('SELECT 1 FROM sqlite_schema WHERE name = ?', [list]) !== undefined;

const makeList = (db: Database, bankTable: string, column: string): void => {
  const list = listName(bankTable, column);
  const added = (row: string) => `INSERT INTO ${list} (rowid, words)
    SELECT ${row}.rowid, ${wordsOf(row, column)} WHERE ${row}.${column} IS NOT NULL;`;
  const removed = `INSERT INTO ${list} (${list}, rowid, words)
    SELECT 'delete', old.rowid, ${wordsOf('old', column)} WHERE old.${column} IS NOT NULL;`;
  dropOlder(db, bankTable, column);
  db.exec(`
    CREATE VIRTUAL TABLE ${list} USING fts5(words, content='', detail=none, columnsize=0);
    INSERT INTO ${list} (rowid, words)
      SELECT rowid, ${wordsOf(bankTable, column)} FROM ${bankTable} WHERE ${column} IS NOT NULL;
    CREATE TRIGGER ${list}_added AFTER INSERT ON ${bankTable} BEGIN ${added('new')} END;
    CREATE TRIGGER ${list}_changed AFTER UPDATE OF ${column} ON ${bankTable} BEGIN
      ${removed} ${added('new')}
    END;`);
};

const dropParts = (db: Database, list: string): void => {
  for (const when of ['added', 'changed']) db.exec(`DROP TRIGGER IF EXISTS ${list}_${when}`);
  db.exec(`DROP TABLE IF EXISTS ${list}`);
};

/** Files made before kept a tree of value and id. */
const dropOlder = (db: Database, bankTable: string, column: string): void =>
  dropParts(db, `${bankTable}_${column}`);

export const dropList = (db: Database, bankTable: string, column: string): void => {
  dropOlder(db, bankTable, column);
  dropParts(db, listName(bankTable, column));
};
