import Libsql from 'libsql';
import { outOfService } from '@rosa/domain';
import { Checkpoints } from '@rosa/sqlite';
import type { KeyValue, StoreOptions } from '../port.js';
import { inWords } from './errors.js';

export type Row = readonly KeyValue[];

type Statement = Libsql.Statement;

/** How long a writer waits for another process's transaction, ms. */
const BUSY_TIMEOUT = 10_000;
/** Statements kept prepared. Their texts are few: they vary by bank, keys asked and number of places in a territory. */
const STATEMENTS_KEPT = 400;

/**
 * Bytes, set before the first table is made. Pages of 8 KiB hold two or three documents each, without overflow pages; the
 * audit trail's entries are small, and each touches a page for every person seen.
 */
const PAGE_SIZE = { power: 8192, process: 4096 } as const;

/**
 * One connection to one file: prepared statements by their text, transactions, and the file's troubles in words.
 * Statements are built of declared names only; every value is bound.
 */
export class Database {
  readonly #statements = new Map<string, Statement>();
  readonly #checkpoints: Checkpoints;
  /** Changed since the transaction under way began. */
  #rows = 0;
  #open = true;

  private constructor(
    readonly file: string,
    private readonly db: Libsql.Database,
    private readonly synchronous: 'FULL' | 'NORMAL',
  ) {
    this.#checkpoints = new Checkpoints(file);
  }

  static open(
    file: string,
    durability: NonNullable<StoreOptions['durability']> = 'power',
  ): Database {
    const synchronous = durability === 'power' ? 'FULL' : 'NORMAL';
    try {
      const db = new Libsql(file, { timeout: BUSY_TIMEOUT });
      db.exec(`PRAGMA page_size = ${PAGE_SIZE[durability]}`);
      db.exec('PRAGMA journal_mode = WAL');
      db.exec(`PRAGMA synchronous = ${synchronous}`);
      db.exec('PRAGMA cache_size = -32768');
      db.exec(Checkpoints.PRAGMA);
      db.exec('PRAGMA journal_size_limit = 67108864');
      return new Database(file, db, synchronous);
    } catch (error) {
      const said = inWords(error, file);
      throw said === error
        ? outOfService('sqlite', 'store.unopened', { file, why: String(error) })
        : said;
    }
  }

  /** Every row, as arrays of the columns selected. */
  all(sql: string, values: Row = []): Row[] {
    return this.#try(() => this.#prepared(sql).all(bound(values)) as Row[]);
  }

  get(sql: string, values: Row = []): Row | undefined {
    return this.#try(() => this.#prepared(sql).get(bound(values)) as Row | undefined);
  }

  /** How many rows changed. */
  run(sql: string, values: Row = []): number {
    const { changes } = this.#try(() => this.#prepared(sql).run(bound(values)));
    this.#rows += changes;
    return changes;
  }

  /** For statements run once: definitions and pragmas. */
  exec(sql: string): void {
    this.#try(() => this.db.exec(sql));
  }

  /** All of `act` becomes durable, or nothing. Takes the write lock first, so that what it reads stays true. */
  write<T>(act: () => T): T {
    this.#rows = 0;
    const result = this.#transaction('BEGIN IMMEDIATE', act);
    this.#checkpoints.committed(this.#rows);
    return result;
  }

  /** All of `act` sees one state of the file, whatever other processes commit meanwhile. */
  read<T>(act: () => T): T {
    return this.#transaction('BEGIN', act);
  }

  /** Like `write`, without waiting for the disk: for what is harmless when lost to a power cut. */
  writeLightly<T>(act: () => T): T {
    this.exec('PRAGMA synchronous = NORMAL');
    try {
      return this.write(act);
    } finally {
      this.exec(`PRAGMA synchronous = ${this.synchronous}`);
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#checkpoints.end();
    // The binding finalises statements only when they are collected, so the engine's own last checkpoint may not happen.
    try {
      this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#open = false;
      this.#statements.clear();
      this.db.close();
    }
  }

  #transaction<T>(begin: string, act: () => T): T {
    this.exec(begin);
    try {
      const result = act();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk may have rolled back already.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
    const made = this.db.prepare(sql);
    if (made.reader) made.raw();
    this.#statements.set(sql, made);
    return made;
  }

  #try<T>(act: () => T): T {
    if (!this.#open) throw outOfService('sqlite', 'store.closed', { file: this.file });
    try {
      return act();
    } catch (error) {
      throw inWords(error, this.file);
    }
  }
}

/** The binding ends the whole process on any other type: such a value is stopped here. */
const bound = (values: Row): Row => {
  for (const value of values) {
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') {
      throw new TypeError(`A store value is text, a number or null, not ${typeof value}`);
    }
  }
  return values;
};
