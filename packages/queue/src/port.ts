/**
 * The queue: carries ids from the outbox to those who act on them.
 *
 * Guarantees, held by the contract suite on every engine:
 * - `publish` resolves once the queue has taken charge: the in-process queue when the jobs were handled, a server when it
 *   holds them. `handled` says which.
 * - At least once, in no promised order: handlers re-read the current record and are harmless when repeated. A job
 *   published again while it waits is handled once; published again while it is being handled, it is handled again.
 * - Of a pack, what fails is taken out and goes on as jobs of its own, so that the rest is handled once; only an engine that
 *   does not answer sends it back whole. A pack falls together with a repetition of itself, not with jobs of its ids.
 * - Bulk jobs go apart from the others of their topic, which are handled while a batch of bulk ones is. What a job does not
 *   find in its own lane it may meet in the other: the two may be handled at the same time.
 * - A job that fails is said so, alone; others go on. A server tries it again, later and later, and keeps it apart once
 *   its attempts are spent. An engine that does not answer costs no job an attempt: all wait until it does.
 * - A server may be emptied, or come back without its last second. Each of those who fill it (a keeper: a relay for its
 *   outbox, the indexer for its index; copies of one share its name) asks `recover`, and then publishes again what it
 *   stands for: entries not marked sent, records the index lacks.
 */

/** What happened to which aggregate; never what it holds. A pack is one job for several. */
export interface Job {
  readonly topic: string;
  /** The aggregate's; of a pack, its own. */
  readonly id: string;
  /** Of a pack, the aggregates', some hundred at most. */
  readonly ids?: readonly string[];
  /** One of many nobody waits for: it goes by a lane of its own, so that none of the others ever stands behind it. */
  readonly bulk?: boolean;
}

/**
 * What became of one job. `fault` tells a job that cannot be done as it stands (`job`) from one that nothing could be
 * done for, because an engine did not answer (`engine`): only the former counts against the job.
 */
export type Delivery =
  | {
      readonly job: Job;
      readonly ok: true;
      /** Was it handled, or is it held until it will be? */
      readonly handled: boolean;
    }
  | {
      readonly job: Job;
      readonly ok: false;
      readonly fault: 'job' | 'engine';
      readonly error: string;
      /** Of a pack with the fault `job`: those of its ids that failed, and why each did; the others were handled. */
      readonly failed?: readonly Failing[];
    };

/** An id that failed. */
export interface Failing {
  readonly id: string;
  readonly error: string;
}

/** The aggregates a job is for. */
export const idsOf = ({ id, ids = [id] }: Pick<Job, 'id' | 'ids'>): readonly string[] => ids;

/** Of one id, as a handler answers. */
export type Handled =
  { readonly id: string; readonly ok: true } | ({ readonly ok: false } & Failing);

/**
 * Handles a batch of one topic, no id twice; answers for each id, in any order. A handler that throws is given each id
 * alone, unless it throws `unavailable`: then an engine does not answer, and the whole batch failed for that.
 */
export type Handler = (ids: readonly string[]) => Promise<readonly Handled[]>;

/** A job that failed and that the queue keeps: no more than ids and the words of the error. */
export interface Failure extends Omit<Job, 'bulk' | 'ids'> {
  readonly attempts: number;
  readonly error: string;
  /** Instant of the last attempt. */
  readonly failedAt: string;
  /** Instant of the next attempt; `null` when the attempts are spent. */
  readonly retryAt: string | null;
}

export interface QueueStatus {
  /** Jobs taken and not yet handled; a pack is one. */
  readonly waiting: number;
  /** Jobs whose last attempt failed. */
  readonly failed: number;
}

export interface Queue {
  readonly engine: string;
  /**
   * Answers for each job, in order; a job repeated in one call is handled once and answered every time.
   *
   * @throws RosaError `unavailable` when the queue could not take charge; some jobs may be held nonetheless
   */
  publish(jobs: readonly Job[]): Promise<readonly Delivery[]>;
  /** One handler a topic: a second one is a mistake of the composition and throws. */
  consume(topic: string, handler: Handler): void;
  /**
   * Resolves when everything published so far was handled, or failed and waits for another attempt.
   *
   * @throws RosaError `unavailable` when the queue does not answer, or a handler here says that of its engine
   */
  drain(): Promise<void>;
  /**
   * Of each job `keeper` published: may it, or any of a pack, still have to be handled? Also `true` of one that failed, and
   * of all while some may be lost and `keeper` has not recovered.
   */
  holds(keeper: string, jobs: readonly Job[]): Promise<readonly boolean[]>;
  status(): Promise<QueueStatus>;
  /** Jobs kept after a failure, the latest first; none where `publish` answers for the handlers: who published knows. */
  failures(limit: number): Promise<readonly Failure[]>;
  /** Tries every job kept after a failure again, from its first attempt; how many they are. */
  retryFailures(): Promise<number>;
  /**
   * Where the queue may have lost what it held since this keeper last recovered, calls `refill`, which publishes again
   * all of it that the keeper stands for, and takes it for whole once that has resolved. Was there anything to recover?
   */
  recover(keeper: string, refill: () => Promise<void>): Promise<boolean>;
  /** Resolves while the engine answers; otherwise fails as `unavailable`. */
  health(): Promise<void>;
  /** Takes nothing more, and resolves when what was taken is handled. */
  close(): Promise<void>;
}

/** A server's own view of its queues, two a topic, for a board that knows the server. */
export interface QueueBoard {
  readonly queues: readonly object[];
  close(): Promise<void>;
}

/** What `openQueue` needs to know, whatever the engine. */
export interface QueueOptions {
  /** `embedded:`, or `redis://HOST:PORT/DB?prefix=NAME` (`rediss:` with TLS); what it keeps is named after the prefix. */
  readonly url: string;
  /** Told in words of what goes wrong between two calls. */
  readonly notice?: (message: string) => void;
  /** Where the queue tries failed jobs again by itself: how often each, and how long it waits after the first time. */
  readonly attempts?: number;
  readonly firstWaitMs?: number;
}
