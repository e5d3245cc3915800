import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outOfService } from '@rosa/domain';
import type { Meta, Scope } from '@rosa/domain';
import type {
  AnyBank,
  Bank,
  Change,
  CommitOptions,
  Condition,
  Former,
  Page,
  Query,
  Store,
  StoreOptions,
  Stored,
} from '../port.js';
import { Tables } from '../tables.js';
import { backup } from './backup.js';
import { Changed } from './changed.js';
import { applyChanges } from './commit.js';
import { Database } from './database.js';
import { find, tally } from './find.js';
import { folderOf } from './folder.js';
import { migrate } from './migrate.js';
import { SqliteOutbox } from './outbox.js';
import { getMany, history, stream, versions, versionsOf } from './read.js';
import { tableOf } from './table.js';
import type { Table } from './table.js';
import { Waiting } from './waiting.js';

export { restoreStores } from './restore.js';

/** Opens `sqlite:FOLDER`: the service's records are in FOLDER/<service>.db, made and brought up to date as needed. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const folder = folderOf(options.url);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw outOfService('sqlite', 'store.folder', { folder, why: String(error) });
  }
  const tables = new Tables(options.banks, tableOf);
  const db = Database.open(join(folder, `${options.service}.db`), options.durability);
  try {
    migrate(db, tables.all, options.clock);
    return new SqliteStore(db, tables, options.clock);
  } catch (error) {
    db.close();
    throw error;
  }
};

class SqliteStore implements Store {
  readonly outbox: SqliteOutbox;
  readonly #cursorKey: Buffer;
  readonly #waiting: Waiting;
  readonly #changed = new Changed();

  constructor(
    private readonly db: Database,
    private readonly tables: Tables<Table>,
    private readonly clock: StoreOptions['clock'],
  ) {
    this.outbox = new SqliteOutbox(db);
    this.#waiting = new Waiting(db, tables.all);
    const key = db.get("SELECT value FROM settings WHERE name = 'cursor key'")?.[0];
    this.#cursorKey = Buffer.from(String(key), 'hex');
  }

  async get<T extends object>(scope: Scope, bank: Bank<T>, id: string) {
    return getMany<T>(this.db, this.#settled(bank), scope, [id])[0];
  }

  async getMany<T extends object>(scope: Scope, bank: Bank<T>, ids: readonly string[]) {
    return getMany<T>(this.db, this.#settled(bank), scope, ids);
  }

  async find<T extends object>(
    scope: Scope,
    bank: Bank<T>,
    query: Query,
  ): Promise<Page<Stored<T>>> {
    return find<T>(this.db, this.#cursorKey, this.#settled(bank), scope, query);
  }

  async tally(scope: Scope, bank: AnyBank, by: string, where: readonly Condition[]) {
    return tally(this.db, this.#settled(bank), scope, by, where);
  }

  stream<T extends object>(scope: Scope, bank: Bank<T>) {
    return stream<T>(this.db, this.#settled(bank), scope);
  }

  versions(scope: Scope, bank: AnyBank) {
    return versions(this.db, this.#settled(bank), scope);
  }

  async versionsOf(scope: Scope, bank: AnyBank, ids: readonly string[]) {
    return versionsOf(this.db, this.#settled(bank), scope, ids);
  }

  async history<T extends object>(
    scope: Scope,
    bank: Bank<T>,
    id: string,
  ): Promise<readonly Former<T>[]> {
    return history<T>(this.db, this.#settled(bank), scope, id);
  }

  /** One process owns the folder (decision 0010), and opens each file once. */
  commits(): number {
    return this.#changed.commits;
  }

  changedSince(commits: number): readonly string[] | undefined {
    return this.#changed.since(commits);
  }

  async commit(
    scope: Scope,
    changes: readonly Change[],
    { bulk = false }: CommitOptions = {},
  ): Promise<readonly Meta[]> {
    const now = this.clock.now().toISOString();
    // Counted before: where the write fails midway, what was read is read again for nothing.
    this.#changed.add(changes);
    this.#waiting.settleFor(changes);
    const { metas, changed } = this.db.write(() =>
      applyChanges(this.db, { scope, now, tableOf: this.tables.of, bulk }, changes),
    );
    this.#waiting.added(changes);
    if (changed.length > 0) this.outbox.tell({ bulk });
    return metas;
  }

  async backup(folder: string): Promise<void> {
    await backup(this.db.file, resolve(folder));
  }

  async health(): Promise<void> {
    this.db.get('SELECT max(seq) FROM migrations');
  }

  async close(): Promise<void> {
    this.#waiting.fileIfPossible();
    this.db.close();
  }

  /** The table of a bank that is about to be read. */
  #settled(bank: AnyBank): Table {
    const table = this.tables.of(bank);
    this.#waiting.settle(table);
    return table;
  }
}
