import { Queue as BullQueue, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueStatus } from '../port.js';
import { BATCH } from '../run-batch.js';
import { DeadLetters, KEPT, type Ids } from './dead-letters.js';

export interface TopicOptions {
  readonly prefix: string;
  readonly attempts: number;
  readonly firstWaitMs: number;
}

/** States BullMQ knows of jobs that have been neither handled nor refused. */
const WAITING = ['wait', 'active', 'prioritized', 'waiting-children'] as const;

/** One topic's jobs in Redis. */
export class Topic {
  readonly dead: DeadLetters;
  private readonly queue: BullQueue<Ids>;

  constructor(
    readonly name: string,
    redis: Redis,
    private readonly options: TopicOptions,
  ) {
    const { prefix } = options;
    this.queue = new BullQueue<Ids>(name, { connection: redis, prefix, skipMetasUpdate: true });
    // The connection's own errors are told by whoever opened it.
    this.queue.on('error', () => undefined);
    this.dead = new DeadLetters(this.queue, redis);
  }

  /** Rejects for good if the connection was lost just now: another `Topic` must take its place. */
  async ready(): Promise<void> {
    await this.queue.waitUntilReady();
  }

  /** Holds a job for each id, each batch in one round trip. */
  async add(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const jobs = ids.slice(at, at + BATCH);
      await this.queue.addBulk(
        jobs.map((id) => ({ name: this.name, data: { id }, opts: this.optionsOf(id) })),
      );
    }
  }

  async counts(): Promise<QueueStatus> {
    const {
      failed = 0,
      delayed = 0,
      ...rest
    } = await this.queue.getJobCounts('failed', 'delayed', ...WAITING);
    return {
      waiting: Object.values(rest).reduce((sum, n) => sum + n, 0),
      failed: failed + delayed,
    };
  }

  /** The key that exists while a job of this id waits or is being handled. */
  keyOf(id: string): string {
    return this.queue.toKey(`de:${id}`);
  }

  /** Publishes everything kept after a failure again, from its first attempt; how many ids. */
  async retryFailures(): Promise<number> {
    const kept = await this.dead.all();
    const ids = [...new Set(kept.map(({ id }) => id))];
    // First held anew, then let go: whatever happens in between, an id is in one place or in both.
    await this.add(ids);
    await this.dead.drop(kept);
    return ids.length;
  }

  close(): Promise<void> {
    return this.queue.close();
  }

  /**
   * One job an id. While it waits, a repetition falls together with it; where it waits for another attempt, the repetition
   * takes its place and is tried at once; while it is being handled, the repetition is kept and follows it. Numbers are
   * BullMQ's own: an id of ours would make it drop the new job silently wherever an old one of that id is still kept.
   */
  private optionsOf(id: string): JobsOptions {
    const { attempts, firstWaitMs } = this.options;
    return {
      deduplication: { id, replace: true, keepLastIfActive: true },
      attempts,
      backoff: { type: 'exponential', delay: firstWaitMs },
      removeOnComplete: true,
      removeOnFail: { count: KEPT },
      stackTraceLimit: 0,
    };
  }
}
