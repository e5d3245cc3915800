import { RosaError, type Clock, type OutboxEvent } from '@rosa/domain';
import { idsOf, type Delivery, type Failing, type Job, type Queue } from '@rosa/queue';
import { Holds } from './holds.js';
import { keyOf, Opened, sizeOf, type Group } from './groups.js';
import { InQueue } from './in-queue.js';
import type { FedStore } from './ports.js';

/**
 * `page`: outbox entries put on the queue at once; what is bulk has some hundred changes each, and a long page of it would
 * hold up, where the queue is in the process, those who are urgent. `most`: changes given to the queue and not yet handled,
 * enough to keep its consumers busy, few enough to look through: their entries are read again with each page.
 */
const SIZES = { urgent: { page: 500, most: 5_000 }, bulk: { page: 4, most: 10_000 } } as const;

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
  /** Changes delivered, their outbox entries marked sent. */
  readonly delivered: number;
  /** Changes the queue took charge of: their entries are marked sent once they are handled. */
  readonly taken: number;
  /** Aggregates that failed and are held apart. */
  readonly failed: number;
  /** The words of an engine that did not answer: its entries stay where they are for the next pass. */
  readonly unavailable: string | null;
}

/** What a lane needs of others. */
export interface LaneDeps {
  readonly store: FedStore;
  /** Whether it carries the entries of bulk commits, or all others. */
  readonly bulk: boolean;
  readonly queue: Queue;
  readonly clock: Clock;
  /** What the queue knows those by who fill this lane. */
  readonly keeper: string;
}

/** The way of one store's entries, urgent or bulk, from its outbox to the queue. */
export class Lane {
  private readonly holds = new Holds();
  /** Entries of the last page that were not due: the next page is that much longer, so that they hide nobody. */
  private skipped = 0;
  private readonly inQueue: InQueue;
  private readonly opened = new Opened();

  constructor(
    private readonly deps: LaneDeps,
    /** Told of aggregates that were handled: what failed by another lane may succeed now. */
    private readonly onHandled: (keys: readonly string[]) => void,
  ) {
    this.inQueue = new InQueue(deps.queue, deps.keeper);
  }

  get store(): FedStore {
    return this.deps.store;
  }

  /**
   * Puts every due entry on the queue, page by page, and marks sent what was handled since. What is urgent waits for no mark:
   * a pass that has given the queue something of it leaves them to the next. Ends early when an engine does not answer, when
   * the queue has enough in hand, or when `stopped` says so.
   */
  async run(stopped: () => boolean): Promise<PassReport> {
    const { bulk } = this.deps;
    const { page, most } = SIZES[bulk ? 'bulk' : 'urgent'];
    const sum = { delivered: 0, taken: 0, failed: 0 };
    try {
      while (!stopped() && this.inQueue.size < most) {
        const limit = page + this.skipped;
        const events = await this.store.outbox.unsent(limit, { bulk });
        const due = this.dueOf(events);
        this.skipped = events.length - new Set(due.flatMap((group) => group.events)).size;
        const done = await this.deliver(due);
        sum.delivered += done.delivered;
        sum.taken += done.taken;
        sum.failed += done.failed;
        if (done.unavailable !== null) return { ...sum, unavailable: done.unavailable };
        if (events.length < limit) break;
      }
      if (bulk || sum.taken === 0) sum.delivered += await this.settleHandled();
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'unavailable') throw error;
      return { ...sum, unavailable: error.message };
    }
    return { ...sum, unavailable: null };
  }

  /** Does the queue hold entries of this store that are still to be marked sent? */
  get waits(): boolean {
    return this.inQueue.size > 0;
  }

  /** Forgets what the queue was given: it may have lost it, and the next pass gives it all again. */
  refill(): void {
    this.inQueue.clear();
  }

  /** Forgets the waits, of all or of some aggregates, so that the next pass tries them again. */
  release(keys?: readonly string[]): void {
    if (keys === undefined) this.holds.clearAll();
    else for (const key of keys) this.holds.clear(key);
  }

  held(): HeldEntry[] {
    return [...this.holds.entries()].map(([key, hold]) => {
      const [topic = '', id = ''] = key.split('\0');
      const retryAt = hold.retryAt === null ? null : new Date(hold.retryAt).toISOString();
      const { attempts, error } = hold;
      return { store: this.store.name, topic, id, attempts, error, retryAt };
    });
  }

  private async settleHandled(): Promise<number> {
    const { events, size } = await this.inQueue.settled();
    if (events.length > 0) await this.store.outbox.markSent(events);
    return size;
  }

  /** The groups that neither wait after a failure nor are in the queue's charge. */
  private dueOf(events: readonly OutboxEvent[]): readonly Group[] {
    const now = this.deps.clock.now().getTime();
    return this.opened.groupsOf(events, this.deps.bulk).filter(({ key, events: ids }) => {
      const newest = ids.at(-1)!;
      return this.holds.isDue(key, newest, now) && !this.inQueue.has(key, newest);
    });
  }

  private async deliver(groups: readonly Group[]): Promise<PassReport> {
    if (groups.length === 0) return { delivered: 0, taken: 0, failed: 0, unavailable: null };
    const deliveries = await this.deps.queue.publish(groups.map((group) => group.job));
    return this.settle(groups, deliveries);
  }

  private async settle(
    groups: readonly Group[],
    deliveries: readonly Delivery[],
  ): Promise<PassReport> {
    const sent: string[] = [];
    let [delivered, taken, failed] = [0, 0, 0];
    let unavailable: string | null = null;
    groups.forEach((group, at) => {
      const delivery = deliveries[at]!;
      if (delivery.ok && !delivery.handled) {
        taken += sizeOf(group);
        this.skipped += group.events.length;
        this.inQueue.add(group.key, group.job, group.events);
      } else if (!delivery.ok && delivery.fault === 'engine') {
        unavailable = delivery.error;
      } else {
        const failing = failingOf(delivery);
        failed += failing.length;
        delivered += sizeOf(group) - failing.length;
        sent.push(...this.answered(group, failing));
      }
    });
    if (sent.length > 0) await this.store.outbox.markSent(sent);
    return { delivered, taken, failed, unavailable };
  }

  /** Holds apart what failed of a group that was handled; the entries that nothing is left of. */
  private answered({ job, events }: Group, failing: readonly Failing[]): readonly string[] {
    const { topic } = job;
    const now = this.deps.clock.now().getTime();
    const newest = events.at(-1)!;
    for (const { id, error } of failing) {
      this.holds.failed(keyOf({ topic, id }), newest, error, now);
    }
    if (failing.length > 0) this.skipped += events.length;
    const left = new Set(failing.map(({ id }) => id));
    const handled = idsOf(job).filter((id) => !left.has(id));
    const keys = handled.map((id) => keyOf({ topic, id }));
    this.release(keys);
    this.onHandled(keys);
    if (job.ids && failing.length > 0) this.opened.open(newest, [...left]);
    return failing.length > 0 ? [] : this.opened.settled(events, job.id);
  }
}

const failingOf = (delivery: Delivery): readonly Failing[] => {
  if (delivery.ok) return [];
  const { job, error, failed = [{ id: job.id, error }] } = delivery;
  return failed;
};
