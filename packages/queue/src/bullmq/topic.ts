import { slicesOf } from '@rosa/domain';
import { Queue as BullQueue, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { idsOf, type QueueStatus } from '../port.js';
import { BATCH } from '../run-batch.js';
import { DeadLetters, KEPT, type Ids, type Kept } from './dead-letters.js';

export interface TopicOptions {
  readonly prefix: string;
  readonly attempts: number;
  readonly firstWaitMs: number;
}

/** States BullMQ knows of jobs that have been neither handled nor refused. */
const WAITING = ['wait', 'active', 'prioritized', 'waiting-children'] as const;

/** The lanes of a topic, by whether they are for bulk: BullMQ keeps a queue for each. */
export const LANES = [false, true] as const;

/** What BullMQ knows a lane by. */
export const queueName = (topic: string, bulk: boolean): string => (bulk ? `${topic}-bulk` : topic);

/** The jobs of one topic and lane in Redis. */
export class TopicLane {
  readonly dead: DeadLetters;
  private readonly queue: BullQueue<Ids>;

  constructor(
    private readonly topic: string,
    bulk: boolean,
    redis: Redis,
    private readonly options: TopicOptions,
  ) {
    const { prefix } = options;
    this.queue = new BullQueue<Ids>(queueName(topic, bulk), {
      connection: redis,
      prefix,
      skipMetasUpdate: true,
    });
    // The connection's own errors are told by whoever opened it.
    this.queue.on('error', () => undefined);
    this.dead = new DeadLetters(topic, this.queue, redis);
  }

  /** Rejects for good if the connection was lost just now: another `TopicLane` must take its place. */
  async ready(): Promise<void> {
    await this.queue.waitUntilReady();
  }

  /** Holds these jobs, each batch of them in one round trip. */
  async add(jobs: readonly Ids[]): Promise<void> {
    for (const batch of slicesOf(jobs, BATCH)) {
      await this.queue.addBulk(
        batch.map(({ id, ids }) => ({
          name: this.topic,
          data: ids ? { id, ids } : { id },
          opts: this.optionsOf(id),
        })),
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
    return this.retry(await this.dead.all());
  }

  /** Publishes again what failed here of these ids, which were handled by the other lane. */
  async retryAmong(ids: readonly string[]): Promise<void> {
    await this.retry(await this.dead.among(ids));
  }

  close(): Promise<void> {
    return this.queue.close();
  }

  private async retry(kept: readonly Kept[]): Promise<number> {
    const jobs = [...new Map(kept.map((each) => [each.id, each])).values()];
    // First held anew, then let go: whatever happens in between, an id is in one place or in both.
    await this.add(jobs);
    await this.dead.drop(kept);
    return jobs.flatMap(idsOf).length;
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
