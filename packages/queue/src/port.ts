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

export type Delivery =
  | { readonly job: Job; readonly ok: true }
  | { readonly job: Job; readonly ok: false; readonly error: string };

/** Handles a batch of one topic; answers for each id, in order. */
export type Handler = (ids: readonly string[]) => Promise<readonly Delivery[]>;

export interface Queue {
  readonly engine: string;
  publish(jobs: readonly Job[]): Promise<readonly Delivery[]>;
  consume(topic: string, handler: Handler): void;
  /** Resolves when everything published so far was handled. */
  drain(): Promise<void>;
  status(): Promise<{ readonly waiting: number; readonly failed: number }>;
  health(): Promise<void>;
  close(): Promise<void>;
}
