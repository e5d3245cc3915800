import os from 'node:os';
import mongoose from 'mongoose';
import type { Connection, mongo } from 'mongoose';
import { invalid, outOfService, wrong } from '@rosa/domain';
import type { Address } from './address.js';
import { inWords, isSnapshotUnavailable } from './errors.js';
import type { Held, Table } from './table.js';
import { insistFit } from './topology.js';

export type Session = mongo.ClientSession;

/** How long a server is looked for before it counts as unreachable, ms. */
const SELECTION = 3_000;
/** How long a commit is tried again while others hold its records or the set changes its primary, ms. */
const PATIENCE = 30_000;
const PING = 3_000;
/**
 * A connection on which an answer is this long in coming counts as lost, ms, unless the address says `socketTimeoutMS`: the
 * driver waits for ever. Commits have less (`PATIENCE`); reads come in batches of far less.
 */
const SILENCE = 60_000;
const SNAPSHOT_ATTEMPTS = 20;

/** Acknowledged once most of the set has it in its journal: what was acknowledged survives any one server. */
export const DURABLE = { w: 'majority', journal: true } as const;

/** Else the driver takes `__proto__`, which every object has, for one of the fields it was asked to leave as bytes. */
const NONE_RAW = Object.create(null) as Readonly<Record<string, boolean>>;

/** What a read of one moment is asked with; made anew each time, since the driver adds the moment to it. */
export const atOnce = (session: Session) =>
  ({ session, readConcern: { level: 'snapshot' } }) as const;

/**
 * One service's database: its collections, transactions, reads of one moment, and the engine's troubles in words. Reads
 * see only what most of the set holds, so that nothing read, or indexed, can be undone by a change of primary.
 */
export class Database {
  #open = true;

  private constructor(
    readonly connection: Connection,
    private readonly db: mongo.Db,
    private readonly servers: string,
  ) {}

  /** @throws `unavailable`, in words, where no server answers or it is not a replica set */
  static async open({ url, database, servers }: Address): Promise<Database> {
    const connection = mongoose.createConnection();
    try {
      await connection.openUri(url, {
        dbName: database,
        // Who looks at what the server is busy with sees which service asks.
        appName: database,
        // Left to itself the driver asks for it by a dynamic import, which test runners do not have.
        runtimeAdapters: { os },
        autoIndex: false,
        autoCreate: false,
        ignoreUndefined: true,
        readPreference: 'primary',
        readConcernLevel: 'majority',
        writeConcern: DURABLE,
        serverSelectionTimeoutMS: SELECTION,
        connectTimeoutMS: SELECTION,
        ...(/[?&]socketTimeoutMS=/i.test(url) ? {} : { socketTimeoutMS: SILENCE }),
      });
      const { db } = connection;
      if (db === undefined) throw new Error('Connected to no database');
      insistFit(await db.admin().command({ hello: 1 }), servers);
      return new Database(connection, db, servers);
    } catch (error) {
      await connection.destroy();
      throw openingFailure(error, servers);
    }
  }

  records({ name }: Pick<Table, 'name'>): mongo.Collection<Held> {
    return this.collection(name);
  }

  collection<T extends object>(name: string): mongo.Collection<T> {
    return this.db.collection<T>(name, { fieldsAsRaw: NONE_RAW });
  }

  /** The names of all collections there are. */
  async names(): Promise<string[]> {
    const found = await this.try(() => this.db.listCollections({}, { nameOnly: true }).toArray());
    return found.map(({ name }) => name).sort();
  }

  /** The engine's troubles in words; anything asked after `close` fails at once. */
  async try<T>(act: () => Promise<T>): Promise<T> {
    if (!this.#open) throw this.#closed();
    try {
      return await act();
    } catch (error) {
      throw this.#open ? inWords(error, this.servers) : this.#closed();
    }
  }

  /**
   * All of `act` becomes durable, or nothing. Where another transaction has written the same records meanwhile, `act` is
   * run again on what that one left.
   */
  write<T>(act: (session: Session) => Promise<T>): Promise<T> {
    return this.#within({}, (session) =>
      session.withTransaction(act, {
        readConcern: { level: 'snapshot' },
        writeConcern: DURABLE,
        readPreference: 'primary',
        timeoutMS: PATIENCE,
      }),
    );
  }

  /** All of `act` sees one moment, if it reads with `atOnce`; nothing is locked. */
  async read<T>(act: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#within({ snapshot: true }, act);
      } catch (error) {
        if (!isSnapshotUnavailable(error) || attempt === SNAPSHOT_ATTEMPTS) throw error;
      }
    }
  }

  async ping(): Promise<void> {
    await this.try(() => this.db.command({ ping: 1 }, { timeoutMS: PING }));
  }

  async drop(): Promise<void> {
    await this.try(() => this.db.dropDatabase());
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.connection.close();
  }

  #within<T>(
    options: mongo.ClientSessionOptions,
    act: (session: Session) => Promise<T>,
  ): Promise<T> {
    return this.try(async () => {
      const session = this.db.client.startSession(options);
      try {
        return await act(session);
      } finally {
        await session.endSession();
      }
    });
  }

  #closed() {
    return outOfService('mongodb', 'store.cutOff', { servers: this.servers });
  }
}

/** Short of a server, the driver complains of the address alone. */
const openingFailure = (error: unknown, servers: string): unknown => {
  const { MongoDriverError, MongoOperationTimeoutError } = mongoose.mongo;
  const unread =
    error instanceof MongoDriverError && !(error instanceof MongoOperationTimeoutError);
  return unread
    ? invalid([wrong('STORE_URL', 'store.unreadAddress', { why: error.message })])
    : inWords(error, servers);
};
