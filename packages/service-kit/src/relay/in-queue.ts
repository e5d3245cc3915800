import { slicesOf } from '@rosa/domain';
import type { Job, Queue } from '@rosa/queue';
import { sizeOf } from './groups.js';

/** Entries that the queue has taken charge of. */
interface Taken {
  readonly job: Job;
  /** The outbox entries that handling the job settles: those that were there when it was published. */
  readonly events: readonly string[];
  readonly newest: string;
}

/** Jobs asked about at once. */
const CHUNK = 500;

/**
 * What a queue on a server holds of an outbox. Its entries stay unsent until they are handled, so that a server that loses
 * its memory loses nothing: whoever looks finds them still unsent.
 */
export class InQueue {
  private readonly taken = new Map<string, Taken>();
  private changes = 0;

  constructor(
    private readonly queue: Queue,
    private readonly keeper: string,
  ) {}

  /** Changes in the queue's charge. */
  get size(): number {
    return this.changes;
  }

  /** Is the group of this key in the queue's charge, its newest entry included? */
  has(key: string, newest: string): boolean {
    return this.taken.get(key)?.newest === newest;
  }

  add(key: string, job: Job, events: readonly string[]): void {
    const before = this.taken.get(key);
    // Moved to the end: the queue handles in about the order in which it was given.
    if (before) this.take(key, before);
    const all = { job, events: [...new Set([...(before?.events ?? []), ...events])] };
    this.changes += sizeOf(all);
    this.taken.set(key, { ...all, newest: events.at(-1)! });
  }

  /** Takes out the entries of those jobs that were handled since; stops looking where nothing moves. */
  async settled(): Promise<{ readonly events: readonly string[]; readonly size: number }> {
    const events: string[] = [];
    const before = this.changes;
    for (const chunk of slicesOf([...this.taken], CHUNK)) {
      const jobs = chunk.map(([, { job }]) => job);
      const held = await this.queue.holds(this.keeper, jobs);
      const done = chunk.filter((_each, index) => !held[index]);
      for (const [key, taken] of done) {
        this.take(key, taken);
        events.push(...taken.events);
      }
      if (done.length === 0) break;
    }
    return { events, size: before - this.changes };
  }

  clear(): void {
    this.taken.clear();
    this.changes = 0;
  }

  private take(key: string, taken: Taken): void {
    this.taken.delete(key);
    this.changes -= sizeOf(taken);
  }
}
