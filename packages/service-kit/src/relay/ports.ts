import type { EventType } from '@rosa/domain';
import type { Outbox } from '@rosa/store';

/** What the relay needs of others: the outboxes it empties, and the passing of time. */

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

/** The topic of the workers whose index entry may be out of date: consumed by the indexer. */
export const WORKERS_TOPIC = 'workers';

/** The topic of outcomes recorded or taken back: consumed by the opportunity bank. */
export const OUTCOME_TOPIC = 'outcome';

/** Which topic hears of which event. */
export const TOPIC_OF: Readonly<Record<EventType, string>> = {
  'worker.changed': WORKERS_TOPIC,
  'outcome.recorded': OUTCOME_TOPIC,
};
