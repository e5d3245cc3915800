/** What an outbox entry says: that an aggregate changed, never how. Readers fetch the current record from its owner. */
export interface OutboxEvent {
  readonly id: string;
  readonly type: EventType;
  /** Of the event's own shape. */
  readonly version: 2;
  /** The records that changed: one, or where the commit was one of many, some hundred of it at most. */
  readonly aggregateIds: readonly string[];
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/** `worker.changed` feeds the index; `outcome.recorded` takes a confirmed hire to the opportunity bank. */
export const EVENT_TYPES = ['worker.changed', 'outcome.recorded'] as const;

export type EventType = (typeof EVENT_TYPES)[number];
