import type { Job, Queue } from '@rosa/queue';

/** Entries of one aggregate that the queue has taken charge of. */
interface Taken {
  readonly job: Job;
  /** The outbox entries that handling the job settles: those that were there when it was published. */
  readonly events: Set<string>;
  newest: string;
}

/** Jobs asked about at once. */
const CHUNK = 500;

/**
 * What a queue on a server holds of an outbox. Its entries stay unsent until they are handled, so that a server that loses
 * its memory loses nothing: whoever looks finds them still unsent.
 */
export class InQueue {
  private readonly taken = new Map<string, Taken>();
  private entries = 0;

  constructor(
    private readonly queue: Queue,
    private readonly keeper: string,
  ) {}

  /** Outbox entries in the queue's charge. */
  get size(): number {
    return this.entries;
  }

  /** Is the group of this key in the queue's charge, its newest entry included? */
  has(key: string, newest: string): boolean {
    return this.taken.get(key)?.newest === newest;
  }

  add(key: string, job: Job, events: readonly string[]): void {
    const before = this.taken.get(key)?.events ?? new Set();
    this.entries -= before.size;
    const all = new Set([...before, ...events]);
    this.entries += all.size;
    // Moved to the end: the queue handles in about the order in which it was given.
    this.taken.delete(key);
    this.taken.set(key, { job, events: all, newest: events.at(-1)! });
  }

  /** Takes out the entries of those jobs that were handled since; stops looking where nothing moves. */
  async settled(): Promise<readonly string[]> {
    const settled: string[] = [];
    const keys = [...this.taken.keys()];
    for (let at = 0; at < keys.length; at += CHUNK) {
      const chunk = keys.slice(at, at + CHUNK);
      const jobs = chunk.map((key) => this.taken.get(key)!.job);
      const held = await this.queue.holds(this.keeper, jobs);
      const done = chunk.filter((_key, index) => !held[index]);
      for (const key of done) settled.push(...this.take(key));
      if (done.length === 0) break;
    }
    return settled;
  }

  clear(): void {
    this.taken.clear();
    this.entries = 0;
  }

  private take(key: string): Set<string> {
    const { events } = this.taken.get(key)!;
    this.taken.delete(key);
    this.entries -= events.size;
    return events;
  }
}
