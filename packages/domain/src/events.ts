/** What an outbox entry says: that an aggregate changed, never how. Readers fetch the current record from its owner. */
export interface OutboxEvent {
  readonly id: string;
  readonly type: EventType;
  /** Of the event's own shape. */
  readonly version: 1;
  readonly aggregateId: string;
  /** The aggregate's revision after the change. */
  readonly rev: number;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/** `worker.changed` feeds the index; `outcome.recorded` takes a confirmed hire to the opportunity bank. */
export const EVENT_TYPES = ['worker.changed', 'outcome.recorded'] as const;

export type EventType = (typeof EVENT_TYPES)[number];
