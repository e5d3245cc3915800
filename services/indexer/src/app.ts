import type { Clock, Reference } from '@rosa/domain';
import type { Handler, Queue } from '@rosa/queue';
import type { SearchEngine } from '@rosa/search';
import {
  refuse,
  Relay,
  WORKERS_TOPIC,
  type FedStore,
  type Lag,
  type Timer,
} from '@rosa/service-kit';
import { goBack, type WayBack } from './application/go-back.js';
import { indexWorkers } from './application/index-workers.js';
import { reconcile } from './application/reconcile.js';
import { reindex, type ReindexOptions, type ReindexReport } from './application/reindex.js';
import type { Differences, RepairProgress } from './application/repair.js';
import type { RecordSource } from './ports.js';

/** A list is incomplete when a change older than this has not reached the index (matching.md, "What is said"). */
const BEHIND_MS = 5_000;

export interface IndexerDeps {
  /** The stores whose outboxes are emptied: the registry's, the opportunity bank's. */
  readonly stores: readonly FedStore[];
  readonly records: RecordSource;
  readonly queue: Queue;
  readonly search: SearchEngine;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Told of what fails between two calls: a pass that could not be made. */
  readonly onError: (error: unknown) => void;
  /** Effects in other banks, by topic (`outcome`). They are given ids, at least once: they must be harmless repeated. */
  readonly handlers?: Readonly<Record<string, Handler>>;
}

/** Why a list drawn now may lack someone. */
export type Incomplete = 'catchingUp' | 'behind';

export interface Indexer {
  /** Starts the relay and catches the index up with the store; the index answers meanwhile, and says it is incomplete. */
  start(onProgress?: RepairProgress): Promise<Differences>;
  /** Builds a new index and swaps it in; one at a time. */
  reindex(options?: ReindexOptions): Promise<ReindexReport>;
  /** Has the index before the last reindex answer again, level with the store. */
  goBack(): Promise<WayBack>;
  /** Delivers what waits, compares index and store, puts right the differences and reports them. */
  reconcile(onProgress?: RepairProgress): Promise<Differences>;
  /** Tries again now what the relay holds apart after a failure. */
  retryHeld(): Promise<void>;
  /** Resolves when no unsent entry is left but those held apart after a failure. */
  drain(): Promise<void>;
  /** Instant of the oldest unsent outbox entry; `null` when there is none. */
  behindSince(): Promise<string | null>;
  /** Empty when a list drawn now is complete. */
  incomplete(): Promise<readonly Incomplete[]>;
  lag(): Promise<Lag>;
  /** Ends the pass under way and starts no other; engines and stores are closed by whoever opened them. */
  stop(): Promise<void>;
}

/** Has a change waited for so long that a list drawn now may lack it? */
export const isBehind = (since: string | null, now: Date): boolean =>
  since !== null && now.getTime() - Date.parse(since) > BEHIND_MS;

/** Puts the indexer together and registers its handlers on the queue; nothing runs before `start`. */
export const createIndexer = (deps: IndexerDeps): Indexer => {
  const relay = new Relay(deps);
  deps.queue.consume(WORKERS_TOPIC, indexWorkers(deps));
  for (const [topic, handler] of Object.entries(deps.handlers ?? {})) {
    deps.queue.consume(topic, handler);
  }
  const oneAtATime = exclusively();
  let catchingUp = false;
  return {
    start: async (onProgress) => {
      catchingUp = true;
      relay.start();
      await relay.pass();
      const found = await oneAtATime(() => reconcile(deps, onProgress));
      catchingUp = false;
      return found;
    },
    reindex: (options) => oneAtATime(() => reindex(deps, options)),
    goBack: () => oneAtATime(() => goBack(deps)),
    reconcile: (onProgress) =>
      oneAtATime(async () => {
        relay.retryHeld();
        await relay.pass();
        return reconcile(deps, onProgress);
      }),
    retryHeld: async () => {
      relay.retryHeld();
      await relay.pass();
    },
    drain: () => relay.drain(),
    behindSince: () => relay.behindSince(),
    incomplete: async () => {
      const behind = isBehind(await relay.behindSince(), deps.clock.now());
      return [
        ...(catchingUp ? ['catchingUp' as const] : []),
        ...(behind ? ['behind' as const] : []),
      ];
    },
    lag: () => relay.lag(),
    stop: () => relay.stop(),
  };
};

/** Two repairs of one index at once would undo each other: the second is refused. */
const exclusively = () => {
  let busy = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy) throw refuse('conflict', 'indexer.busy', {});
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
};
