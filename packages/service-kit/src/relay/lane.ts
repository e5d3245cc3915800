import { RosaError, type Clock, type OutboxEvent } from '@rosa/domain';
import type { Delivery, Job, Queue } from '@rosa/queue';
import { Holds } from './holds.js';
import { TOPIC_OF, type FedStore } from './ports.js';

/** Outbox entries put on the queue at once. */
const PAGE = 500;

/** An entry that keeps failing, as reports say it. */
export interface HeldEntry extends Job {
  readonly store: string;
  readonly attempts: number;
  readonly error: string;
  /** Instant of the next attempt; `null` when the attempts are spent. */
  readonly retryAt: string | null;
}

/** What a pass did. */
export interface PassReport {
  /** Outbox entries delivered and marked sent. */
  readonly delivered: number;
  /** Jobs that failed and are held apart. */
  readonly failed: number;
  /** The words of an engine that did not answer: its entries stay where they are for the next pass. */
  readonly unavailable: string | null;
}

/** The unsent entries of one aggregate: one job does for all of them. */
interface Group {
  readonly key: string;
  readonly job: Job;
  readonly events: string[];
}

interface Done {
  readonly delivered: number;
  readonly failed: number;
  readonly unavailable: string | null;
}

/** The way from one store's outbox to the queue. */
export class Lane {
  private readonly holds = new Holds();
  /** Entries of the last page that were not due: the next page is that much longer, so that they hide nobody. */
  private skipped = 0;

  constructor(
    readonly store: FedStore,
    private readonly queue: Queue,
    private readonly clock: Clock,
  ) {}

  /** Puts every due entry on the queue, page by page; ends early when an engine does not answer or `stopped` says so. */
  async run(stopped: () => boolean): Promise<PassReport> {
    let delivered = 0;
    let failed = 0;
    while (!stopped()) {
      const limit = PAGE + this.skipped;
      const events = await this.store.outbox.unsent(limit);
      const now = this.clock.now().getTime();
      const due = groupsOf(events).filter((g) => this.holds.isDue(g.key, g.events.at(-1)!, now));
      this.skipped = events.length - due.reduce((sum, group) => sum + group.events.length, 0);
      const done = await this.deliver(due);
      delivered += done.delivered;
      failed += done.failed;
      if (done.unavailable !== null) return { delivered, failed, unavailable: done.unavailable };
      if (events.length < limit) break;
    }
    return { delivered, failed, unavailable: null };
  }

  /** Forgets the waits, so that the next pass tries everything again. */
  release(): void {
    this.holds.clearAll();
  }

  held(): HeldEntry[] {
    return [...this.holds.entries()].map(([key, hold]) => {
      const [topic = '', id = ''] = key.split('\0');
      const retryAt = hold.retryAt === null ? null : new Date(hold.retryAt).toISOString();
      const { attempts, error } = hold;
      return { store: this.store.name, topic, id, attempts, error, retryAt };
    });
  }

  private async deliver(groups: readonly Group[]): Promise<Done> {
    if (groups.length === 0) return { delivered: 0, failed: 0, unavailable: null };
    let deliveries: readonly Delivery[];
    try {
      deliveries = await this.queue.publish(groups.map((group) => group.job));
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'unavailable') throw error;
      return { delivered: 0, failed: 0, unavailable: error.message };
    }
    return this.settle(groups, deliveries);
  }

  private async settle(groups: readonly Group[], deliveries: readonly Delivery[]): Promise<Done> {
    const sent: string[] = [];
    const now = this.clock.now().getTime();
    let failed = 0;
    let unavailable: string | null = null;
    groups.forEach((group, at) => {
      const delivery = deliveries[at]!;
      if (delivery.ok) {
        sent.push(...group.events);
        this.holds.clear(group.key);
      } else if (delivery.fault === 'engine') {
        unavailable = delivery.error;
      } else {
        failed += 1;
        this.holds.failed(group.key, group.events.at(-1)!, delivery.error, now);
        this.skipped += group.events.length;
      }
    });
    if (sent.length > 0) await this.store.outbox.markSent(sent);
    return { delivered: sent.length, failed, unavailable };
  }
}

const groupsOf = (events: readonly OutboxEvent[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const { id, type, aggregateId } of events) {
    const job = { topic: TOPIC_OF[type], id: aggregateId };
    const key = `${job.topic}\0${job.id}`;
    const group = groups.get(key) ?? { key, job, events: [] };
    group.events.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
};
