import { resolve } from 'node:path';
import { newId } from '@rosa/domain';
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
import { addressOf } from './address.js';
import { backup } from './backup.js';
import { commit } from './commit.js';
import { Database } from './database.js';
import { find, tally } from './find.js';
import { migrate } from './migrate.js';
import { MongoOutbox } from './outbox.js';
import { getMany, history, stream, versions, versionsOf } from './read.js';
import { tableOf } from './table.js';
import type { Table } from './table.js';

export { restoreStores } from './restore.js';

/**
 * Opens `mongodb://SERVER,…/PREFIX?…`: the service's records are in the database `<PREFIX>_<service>`, made and brought up
 * to date as needed. Every commit is as durable as `power` asks, whatever `durability` says (docs/adr/0014).
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { service, clock } = options;
  const tables = new Tables(options.banks, tableOf);
  const db = await Database.open(addressOf(options.url, service));
  try {
    const cursorKey = await migrate(db, tables.all, clock);
    return new MongoStore(db, tables, cursorKey, { service, clock });
  } catch (error) {
    await db.close();
    throw error;
  }
};

class MongoStore implements Store {
  readonly outbox: MongoOutbox;
  /** Tells this opening's commits from those of others. */
  readonly #opening = newId();

  constructor(
    private readonly db: Database,
    private readonly tables: Tables<Table>,
    private readonly cursorKey: Buffer,
    private readonly options: Pick<StoreOptions, 'service' | 'clock'>,
  ) {
    this.outbox = new MongoOutbox(db, this.#opening);
  }

  async get<T extends object>(scope: Scope, bank: Bank<T>, id: string) {
    return (await getMany<T>(this.db, this.tables.of(bank), scope, [id]))[0];
  }

  async getMany<T extends object>(scope: Scope, bank: Bank<T>, ids: readonly string[]) {
    return getMany<T>(this.db, this.tables.of(bank), scope, ids);
  }

  async find<T extends object>(
    scope: Scope,
    bank: Bank<T>,
    query: Query,
  ): Promise<Page<Stored<T>>> {
    return find<T>(this.db, this.cursorKey, this.tables.of(bank), scope, query);
  }

  async tally(scope: Scope, bank: AnyBank, by: string, where: readonly Condition[]) {
    return tally(this.db, this.tables.of(bank), scope, by, where);
  }

  stream<T extends object>(scope: Scope, bank: Bank<T>) {
    return stream<T>(this.db, this.tables.of(bank), scope);
  }

  versions(scope: Scope, bank: AnyBank) {
    return versions(this.db, this.tables.of(bank), scope);
  }

  async versionsOf(scope: Scope, bank: AnyBank, ids: readonly string[]) {
    return versionsOf(this.db, this.tables.of(bank), scope, ids);
  }

  async history<T extends object>(
    scope: Scope,
    bank: Bank<T>,
    id: string,
  ): Promise<readonly Former<T>[]> {
    return history<T>(this.db, this.tables.of(bank), scope, id);
  }

  async commit(
    scope: Scope,
    changes: readonly Change[],
    { bulk = false }: CommitOptions = {},
  ): Promise<readonly Meta[]> {
    const now = this.options.clock.now().toISOString();
    const act = { scope, now, by: this.#opening, bulk, tableOf: this.tables.of };
    const { metas, left } = await commit(this.db, act, changes);
    if (left) this.outbox.tell({ bulk });
    return metas;
  }

  async backup(folder: string): Promise<void> {
    await backup(this.db, resolve(folder), this.options.service);
  }

  async health(): Promise<void> {
    await this.db.ping();
  }

  async close(): Promise<void> {
    await this.outbox.close();
    await this.db.close();
  }
}
