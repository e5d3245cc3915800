import type { Change } from '../port.js';
import type { Database } from './database.js';
import { waitingName } from './table.js';
import type { Table } from './table.js';

/**
 * New records of banks that are hardly read wait in a table without indexes: there one costs a page, in its place a dozen.
 * They are in the file from the commit on, so a killed process loses none and a copy takes them along; they are filed
 * together, before anything asks for them.
 */

/** The columns of a table as the file has it; none where there is no such table. */
const columnsHeld = (db: Database, name: string): string =>
  db
    .all('SELECT name FROM pragma_table_info(?)', [name])
    .map(([column]) => String(column))
    .join(', ');

/** Moves what waits to its place, within the caller's transaction. */
const move = (db: Database, bankTable: string, columns: string): void => {
  const waiting = waitingName(bankTable);
  db.run(`INSERT OR IGNORE INTO ${bankTable} (${columns})
    SELECT ${columns} FROM ${waiting} ORDER BY rowid`);
  db.run(`DELETE FROM ${waiting}`);
};

/** Files what a process left waiting, as the columns were then, and takes the waiting table away. */
export const fileAll = (db: Database, bankTable: string): void => {
  const columns = columnsHeld(db, waitingName(bankTable));
  if (columns === '') return;
  move(db, bankTable, columns);
  db.exec(`DROP TABLE ${waitingName(bankTable)}`);
};

export const makeWaiting = (db: Database, { bank, name, columns }: Table): void => {
  if (bank.hardlyRead) db.exec(`CREATE TABLE ${waitingName(name)} (${columns.join(', ')})`);
};

/** A batch takes some 10 ms to file. */
const MOST_WAITING = 256;
const LONGEST_WAIT_MS = 1000;

/** What of one store waits, and when it is filed. */
export class Waiting {
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly tables: readonly Table[],
  ) {}

  /** Called before anything reads a bank. */
  settle({ bank }: Table): void {
    if (bank.hardlyRead) this.#file();
  }

  /** Called before a commit that does more than add. */
  settleFor(changes: readonly Change[]): void {
    const adds = ({ op, expect }: Extract<Change, { readonly expect: number }>) =>
      op === 'put' && expect === 0;
    if (changes.some((change) => change.bank.hardlyRead && !('expect' in change && adds(change)))) {
      this.#file();
    }
  }

  /** Called after each commit. */
  added(changes: readonly Change[]): void {
    const added = changes.filter(({ bank }) => bank.hardlyRead).length;
    if (added === 0) return;
    this.#count += added;
    this.#timer ??= setTimeout(() => this.fileIfPossible(), LONGEST_WAIT_MS).unref();
    if (this.#count >= MOST_WAITING) this.fileIfPossible();
  }

  /** What cannot be filed now (a full disk) goes on waiting: it is as safe where it is. */
  fileIfPossible(): void {
    try {
      this.#file();
    } catch {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
  }

  #file(): void {
    if (this.#count === 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.db.write(() => {
      for (const { bank, name, columns } of this.tables) {
        if (bank.hardlyRead) move(this.db, name, columns.join(', '));
      }
    });
    this.#count = 0;
  }
}
