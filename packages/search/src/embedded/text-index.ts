import type { QueryTerm, WorkerText } from '@rosa/domain';
import { Checkpoints } from '@rosa/sqlite';
import Database from 'libsql';
import { TextUpkeep, UPKEEP } from './text-upkeep.js';

/**
 * The free text, in SQLite FTS5: names and places as folded words, work as stems, the codice fiscale whole. The terms come
 * from the domain's text plan; no positions are kept, for no phrase is asked. Beside it a table of who is in it at which
 * revision, by rows that do not depend on where the columns keep a person, so that either can be recovered from the other.
 */

const SCHEMA = `
  create table if not exists meta (key text primary key, value) without rowid;
  create table if not exists people (
    row integer primary key, id blob not null, rev integer not null, deleted integer not null);
  create virtual table if not exists terms using fts5(
    name, code, work, place, content = '', contentless_delete = 1, detail = column, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0');`;

/** Of the file's shape: another one is made anew. */
const SCHEMA_VERSION = 1;

export interface TextRow {
  readonly row: number;
  readonly id: Buffer;
  readonly rev: number;
  readonly deleted: boolean;
}

/** What of a person a match must be found in: anything, the names, or the names with no word left unfinished. */
export type Within = 'anything' | 'names' | 'wholeNames';

const whole = (columns: string, word: string): string => `{${columns}}: "${word}"`;
const begun = (columns: string, word: string): string => `{${columns}}: "${word}" *`;

const conditionOf = ({ word, stem, prefix }: QueryTerm, within: Within): string => {
  if (within === 'wholeNames' || (within === 'names' && !prefix)) return whole('name', word);
  if (within === 'names') return begun('name', word);
  const either = prefix
    ? [begun('name place', word), begun('work', stem)]
    : [whole('name place', word), whole('work', stem)];
  return `(${[...either, whole('code', word)].join(' OR ')})`;
};

/** The FTS5 query by which all the terms hold, in any order. */
export const conditionsOf = (terms: readonly QueryTerm[], within: Within): string =>
  terms.map((term) => conditionOf(term, within)).join(' AND ');

export class TextIndex {
  private readonly db: Database.Database;
  private readonly statements: Readonly<Record<keyof typeof SQL, Database.Statement>>;
  private readonly upkeep: TextUpkeep;
  private nextRow: number;
  /** Counts the transactions: a snapshot of the columns remembers which it was taken at. */
  changes: number;

  private constructor(
    db: Database.Database,
    private readonly checkpoints: Checkpoints,
  ) {
    this.db = db;
    db.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;
      pragma cache_size = -8000;`);
    db.exec(SCHEMA);
    db.exec(UPKEEP);
    db.exec(Checkpoints.PRAGMA);
    this.upkeep = new TextUpkeep(db);
    this.statements = Object.fromEntries(
      Object.entries(SQL).map(([name, sql]) => [name, db.prepare(sql)]),
    ) as Record<keyof typeof SQL, Database.Statement>;
    this.statements.people.raw();
    const { quick_check: found } = db.prepare('pragma quick_check').get([]) as QuickCheck;
    if (found !== 'ok') throw new Error(`text index damaged: ${found}`);
    const version = this.meta('schema');
    if (version !== undefined && version !== SCHEMA_VERSION) {
      throw new Error(`text index of shape ${version}, not ${SCHEMA_VERSION}`);
    }
    this.statements.setMeta.run(['schema', SCHEMA_VERSION]);
    this.changes = this.meta('changes') ?? 0;
    this.nextRow = (db.prepare('select max(row) as last from people').get([]) as Last).last ?? 0;
  }

  /** Opens or makes the file; throws where it cannot be read as a text index of this shape. */
  static open(path: string): TextIndex {
    const db = new Database(path);
    try {
      return new TextIndex(db, new Checkpoints(path));
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Everything `work` does, or nothing, becomes durable; it is about so many people. */
  transaction(people: number, work: () => void): void {
    this.db.exec('begin immediate');
    try {
      work();
      this.statements.setMeta.run(['changes', ++this.changes]);
      this.db.exec('commit');
      this.upkeep.wrote(people);
      this.checkpoints.committed(people);
    } catch (error) {
      this.changes = this.meta('changes') ?? 0;
      if (this.db.inTransaction) this.db.exec('rollback');
      throw error;
    }
  }

  /** Writes a person over the row they have (0: none yet); answers their row. */
  put(row: number, id: Uint8Array, rev: number, text: WorkerText): number {
    const at = row || ++this.nextRow;
    if (row === 0) {
      this.statements.addPerson.run([at, id, rev]);
    } else {
      this.statements.movePerson.run([rev, 0, at]);
      this.statements.dropTerms.run([at]);
    }
    const { name, code, work, place } = text;
    this.statements.addTerms.run([at, name.join(' '), code, work.join(' '), place.join(' ')]);
    return at;
  }

  /** Keeps of a person that they were deleted, and at which revision. */
  bury(row: number, id: Uint8Array, rev: number): void {
    if (row !== 0) this.statements.dropTerms.run([row]);
    const at = row || ++this.nextRow;
    if (row === 0) this.statements.addPerson.run([at, id, rev]);
    this.statements.movePerson.run([rev, 1, at]);
  }

  /** Rows of those in whom all the terms are found. */
  search(terms: readonly QueryTerm[], within: Within): Int32Array {
    const { rows } = this.statements.search.get([conditionsOf(terms, within)]) as Rows;
    return Int32Array.from(rows === null ? [] : rows.split(','), Number);
  }

  *rows(): Iterable<TextRow> {
    let after = 0;
    for (;;) {
      const batch = this.statements.people.all([after]) as [number, Buffer, number, number][];
      for (const [row, id, rev, deleted] of batch) yield { row, id, rev, deleted: deleted === 1 };
      if (batch.length === 0) return;
      after = batch.at(-1)![0];
    }
  }

  /** How many people the text can be found of. */
  count(): number {
    return (this.statements.count.get([]) as { people: number }).people;
  }

  /** Reads a row and a term: throws where the file is damaged. */
  check(): void {
    this.statements.check.get([]);
  }

  close(): void {
    this.upkeep.stop();
    this.checkpoints.end();
    this.db.exec('pragma wal_checkpoint(truncate)');
    this.db.close();
  }

  private meta(key: string): number | undefined {
    return (this.statements.meta.get([key]) as { value: number } | undefined)?.value;
  }
}

interface QuickCheck {
  readonly quick_check: string;
}

interface Last {
  readonly last: number | null;
}

interface Rows {
  readonly rows: string | null;
}

const SQL = {
  meta: 'select value from meta where key = ?',
  setMeta: 'insert or replace into meta (key, value) values (?, ?)',
  addPerson: 'insert into people (row, id, rev, deleted) values (?, ?, ?, 0)',
  movePerson: 'update people set rev = ?, deleted = ? where row = ?',
  addTerms: 'insert into terms (rowid, name, code, work, place) values (?, ?, ?, ?, ?)',
  dropTerms: 'delete from terms where rowid = ?',
  search: 'select group_concat(rowid) as rows from terms where terms match ?',
  people: 'select row, id, rev, deleted from people where row > ? order by row limit 5000',
  count: 'select count(*) as people from terms',
  check: 'select (select count(*) from meta) + (select count(*) from terms) as count',
} as const;
