import type { AccessKeys, BankName, EventType, Meta, OutboxEvent, Scope } from '@rosa/domain';

/**
 * The store: one service's records, their history and their outbox.
 *
 * Guarantees, held by the contract suite on every engine:
 * - `commit` is one transaction: all its changes and their outbox entries are durable when it resolves, or none is.
 * - Revisions are optimistic: a change names the revision it was decided on (0: the record must not exist yet) and fails
 *   as `stale` otherwise, also where the record was deleted meanwhile. Unique keys are held by the engine and fail as
 *   `conflict`, with the other record in `extra` as `{bank, key, id}`.
 * - Every call takes a scope. A record out of its reach reads as absent; a write out of its reach fails as `notFound`
 *   (an existing record, as if it were not there) or `forbidden` (a new one). A record may move to another territory with
 *   the person it is about, but never to another company, body or owner.
 * - A deleted record leaves a tombstone with its revision: its id is never used again. Its contents go, but for its
 *   history where the bank keeps one, which those who reached it can still read.
 * - Among records ordered by a key, those without a value come first, last when descending.
 */

export type KeyValue = string | number | null;

export type Stored<T> = T & Meta;

/** How a bank keeps its records; the only thing adapters know about them. */
export interface Bank<T extends object> {
  readonly name: BankName;
  readonly schemaVersion: number;
  /**
   * Values records are found by, besides the id. Columns and indexes are made of them. A `list` key holds several texts
   * (the people of an audit entry) and is found by any of them; it can be neither unique nor ordered by.
   */
  readonly keys: Readonly<Record<string, 'text' | 'number' | 'list'>>;
  /** Keys no two live records may share; `null` is no value. */
  readonly unique: readonly string[];
  keysOf(record: Stored<T>): Readonly<Record<string, KeyValue | readonly string[]>>;
  accessOf(record: Stored<T>): AccessKeys;
  /** Brings a record of an older schema version to this one; asked once a version, in order. */
  upgrade?(record: object, from: number): object;
  /** The event each change of this bank puts in the outbox; none by default. */
  readonly event?: EventType;
  /** Keeps every former revision readable by `history`. */
  readonly keepsHistory: boolean;
  /**
   * Its records are added one by one and hardly read (the audit trail): an engine may put them where they are found by
   * after the commit, and before anything next asks for them. Of two added under one id the first stays, unsaid.
   */
  readonly hardlyRead?: boolean;
}

/** A bank whatever its records are: the methods of `Bank` take a `T`, so that no narrower type holds them all. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyBank = Bank<any>;

/** A record's former revision: when it was replaced, and by whom, as a scope's `name` says it beside an act. */
export interface Former<T> {
  readonly record: Stored<T>;
  readonly replacedAt: string;
  readonly replacedBy: string;
}

export type Condition =
  | { readonly key: string; readonly is: KeyValue }
  | { readonly key: string; readonly in: readonly (string | number)[] }
  | { readonly key: string; readonly from?: string | number; readonly to?: string | number };

/** All conditions hold; ordered by one key (then id) or by id. Ranges are [from, to). */
export interface Query {
  readonly where?: readonly Condition[];
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** `null` on the last page. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/**
 * What an engine would make of a `put`'s record, where whoever read it has made it already (an import reads in a thread of
 * its own). It says the same as `record`; an engine may keep to either.
 */
export interface Written {
  /** The record as a JSON object of one field at least, without what the store adds (`Meta`). */
  readonly json: string;
  /** What the bank's `keysOf` and `accessOf` say of it. */
  readonly keys: Readonly<Record<string, KeyValue | readonly string[]>>;
  readonly access: AccessKeys;
}

/** `expect` is the revision the change was decided on: 0 for a new record. */
export type Change =
  | {
      readonly op: 'put';
      readonly bank: AnyBank;
      readonly id: string;
      readonly expect: number;
      readonly record: object;
      readonly written?: Written;
      /** Kept where given (an imported record's own dates), else the clock's. */
      readonly createdAt?: string;
      readonly updatedAt?: string;
      /** Kept where given (an imported record's own revision, above `expect`), else `expect` + 1. */
      readonly rev?: number;
    }
  | {
      readonly op: 'delete';
      readonly bank: AnyBank;
      readonly id: string;
      readonly expect: number;
    }
  /** Fails the commit as `stale` unless the record still has this revision. */
  | { readonly op: 'check'; readonly bank: AnyBank; readonly id: string; readonly expect: number }
  /** A former revision taken over from another registry by import. */
  | {
      readonly op: 'former';
      readonly bank: AnyBank;
      readonly former: Former<object>;
    };

export interface Version {
  readonly id: string;
  readonly rev: number;
  readonly deleted: boolean;
}

/** How a commit is to be taken. */
export interface CommitOptions {
  /**
   * One of many that nobody waits for (an import): whoever hears of its changes lets all others go first. Its outbox entries
   * tell of some hundred records each, and of none twice.
   */
  readonly bulk?: boolean;
}

/** Told what a commit that left entries was. */
export type CommitListener = (commit: Required<CommitOptions>) => void;

export interface Outbox {
  /**
   * Entries not yet marked sent, oldest first: of bulk commits or of the others, where it is said, else of the others and
   * then of bulk ones. Never "greater than the last id".
   */
  unsent(limit: number, of?: Required<CommitOptions>): Promise<readonly OutboxEvent[]>;
  markSent(ids: readonly string[]): Promise<void>;
  /** Changes that unsent entries tell of, and the instant of the oldest. */
  backlog(): Promise<{ readonly count: number; readonly oldest: string | null }>;
  /**
   * Called after each commit that left entries, and told what it was; returns the way to stop listening. A hint: the outbox
   * is the truth.
   */
  onCommit(listener: CommitListener): () => void;
}

export interface Store {
  /** `undefined` where there is none, it is deleted, or it is out of reach. */
  get<T extends object>(scope: Scope, bank: Bank<T>, id: string): Promise<Stored<T> | undefined>;
  /** Those found, in the order of `ids`. */
  getMany<T extends object>(
    scope: Scope,
    bank: Bank<T>,
    ids: readonly string[],
  ): Promise<Stored<T>[]>;
  find<T extends object>(scope: Scope, bank: Bank<T>, query: Query): Promise<Page<Stored<T>>>;
  /** How many live records in reach satisfy the conditions for each value of one `text` key; values with none are absent. */
  tally(
    scope: Scope,
    bank: AnyBank,
    by: string,
    where: readonly Condition[],
  ): Promise<ReadonlyMap<string, number>>;
  /** Every live record in reach, in batches, by id: for export, reindex and backup. */
  stream<T extends object>(scope: Scope, bank: Bank<T>): AsyncIterable<readonly Stored<T>[]>;
  /** Every record's revision, tombstones included, in batches, by id. */
  versions(scope: Scope, bank: AnyBank): AsyncIterable<readonly Version[]>;
  /** The revision of each of these ids that ever existed, tombstones included, in no promised order. */
  versionsOf(scope: Scope, bank: AnyBank, ids: readonly string[]): Promise<readonly Version[]>;
  /** Former revisions, newest first. */
  history<T extends object>(scope: Scope, bank: Bank<T>, id: string): Promise<readonly Former<T>[]>;
  /** The new metadata of each `put`, in order. */
  commit(
    scope: Scope,
    changes: readonly Change[],
    options?: CommitOptions,
  ): Promise<readonly Meta[]>;
  /**
   * How many commits this store has made, where no other process writes to it: while the number stands, what was read
   * still holds. Absent where others write too.
   */
  readonly commits?: () => number;
  /**
   * Of a store that says `commits`: the ids of the records put or deleted since it said this number, in any bank, some of
   * them twice perhaps; `undefined` where it does not remember.
   */
  readonly changedSince?: (commits: number) => readonly string[] | undefined;
  readonly outbox: Outbox;
  /** Copies the whole store, consistently, while it is in use. */
  backup(folder: string): Promise<void>;
  /** Resolves while the engine answers; otherwise fails as `unavailable`. */
  health(): Promise<void>;
  close(): Promise<void>;
}

/** What `open` needs to know, whatever the engine. */
export interface StoreOptions {
  /** `sqlite:FOLDER` (the service's file in it is `<service>.db`) or `mongodb://…`. */
  readonly url: string;
  /** The service's name: the database it owns. */
  readonly service: string;
  readonly banks: readonly AnyBank[];
  readonly clock: { now(): Date };
  /**
   * `power` (the default) survives a power cut, at one disk flush a commit; `process` survives the process's own death
   * only, and is kept for the audit trail.
   */
  readonly durability?: 'power' | 'process';
}

/** A copy that `backup` has left in a folder, to be put in place of the stores of some services. */
export interface Restoring {
  readonly url: string;
  readonly services: readonly string[];
  readonly folder: string;
  /** Told, after each, how many services' copies have been taken over. */
  readonly restored?: (done: number) => void;
}

/** Raw inserts, for the benchmark: what an import and a commit are measured against. */
export interface StoreFloor {
  /** In one act, as durable as a store's commits. */
  insert(
    documents: readonly { readonly id: string; readonly body: string }[],
  ): void | Promise<void>;
  close(): void | Promise<void>;
}
