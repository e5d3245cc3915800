/**
 * The queue: carries ids from the outbox to those who act on them.
 *
 * Guarantees, held by the contract suite on every engine:
 * - `publish` resolves once the queue has taken charge: the in-process queue when the jobs were handled, a server when it
 *   holds them. Only then may the outbox entry be marked sent.
 * - At least once, in no promised order: handlers re-read the current record and are harmless when repeated.
 * - A job that fails is said so, alone; others go on.
 */

/** What happened to which aggregate; never what it holds. */
export interface Job {
  readonly topic: string;
  readonly id: string;
}

/**
 * What became of one job. `fault` tells a job that cannot be done as it stands (`job`) from one that nothing could be
 * done for, because an engine did not answer (`engine`): only the former counts against the job.
 */
export type Delivery =
  | { readonly job: Job; readonly ok: true }
  | {
      readonly job: Job;
      readonly ok: false;
      readonly fault: 'job' | 'engine';
      readonly error: string;
    };

/** Of one id, as a handler answers. */
export type Handled =
  | { readonly id: string; readonly ok: true }
  | { readonly id: string; readonly ok: false; readonly error: string };

/**
 * Handles a batch of one topic, no id twice; answers for each id, in any order. A handler that throws is given each id
 * alone, unless it throws `unavailable`: then an engine does not answer, and the whole batch failed for that.
 */
export type Handler = (ids: readonly string[]) => Promise<readonly Handled[]>;

export interface Queue {
  readonly engine: string;
  /** Answers for each job, in order; a job repeated in one call is handled once and answered every time. */
  publish(jobs: readonly Job[]): Promise<readonly Delivery[]>;
  /** One handler a topic: a second one is a mistake of the composition and throws. */
  consume(topic: string, handler: Handler): void;
  /** Resolves when everything published so far was handled. */
  drain(): Promise<void>;
  /** Jobs taken and not yet handled; jobs whose last attempt failed. */
  status(): Promise<{ readonly waiting: number; readonly failed: number }>;
  /** Resolves while the engine answers; otherwise fails as `unavailable`. */
  health(): Promise<void>;
  /** Takes nothing more, and resolves when what was taken is handled. */
  close(): Promise<void>;
}

/** What `openQueue` needs to know, whatever the engine. */
export interface QueueOptions {
  /** `embedded:` or `redis://…`. */
  readonly url: string;
}
