import type { Worker } from '@rosa/domain';
import type { Outbox, Version } from '@rosa/store';

/** What the indexer needs of others: the owner of the records, the outboxes it empties, and the passing of time. */

/** The owner of the workers: the registry, in this process or across the network. */
export interface RecordSource {
  /** The current record of each id, in the order of `ids`; `undefined` where none is, or it was deleted. */
  read(ids: readonly string[]): Promise<readonly (Worker | undefined)[]>;
  /** The revision of each of these ids that ever existed, tombstones included. */
  versionsOf(ids: readonly string[]): Promise<readonly Version[]>;
  /** Every revision, tombstones included, in batches. */
  versions(): AsyncIterable<readonly Version[]>;
  /** How many live records there are. */
  count(): Promise<number>;
  /** Every live record, in batches. */
  stream(): AsyncIterable<readonly Worker[]>;
}

/** A store whose outbox the relay empties; the name is said in reports. */
export interface FedStore {
  readonly name: string;
  readonly outbox: Outbox;
}

/** Calls back every so often; returns the way to stop. Injected, so that no test waits. */
export interface Timer {
  every(ms: number, run: () => void): () => void;
}

/** The process's own timer; it never keeps the process alive. */
export const systemTimer: Timer = {
  every: (ms, run) => {
    const handle = setInterval(run, ms);
    handle.unref();
    return () => clearInterval(handle);
  },
};
