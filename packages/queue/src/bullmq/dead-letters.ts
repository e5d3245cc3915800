import type { Queue as BullQueue, Job as BullJob } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Failure } from '../port.js';

/** What a job holds. */
export interface Ids {
  readonly id: string;
}

/** Failed jobs kept; the oldest go first. */
export const KEPT = 10_000;
const PAGE = 500;

/**
 * The jobs of one topic whose attempts are spent. BullMQ keeps them by a number of their own, so that a newer job of the
 * same id is not taken for a repetition; this remembers which number stands for which id, to forget it once that is
 * handled.
 */
export class DeadLetters {
  private readonly key: string;

  constructor(
    private readonly queue: BullQueue<Ids>,
    private readonly redis: Redis,
  ) {
    this.key = queue.toKey('dead');
  }

  async note(job: BullJob<Ids>): Promise<void> {
    await this.redis.hset(this.key, job.data.id, job.id!);
  }

  /** Of each id: is it kept here? */
  async have(ids: readonly string[]): Promise<readonly boolean[]> {
    return (await this.redis.hmget(this.key, ...ids)).map((found) => found !== null);
  }

  /** Lets go of what failed before and was handled now. */
  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const numbers = await this.redis.hmget(this.key, ...ids);
    const kept = ids.flatMap((id, at) => (numbers[at] ? [{ id, number: numbers[at] }] : []));
    if (kept.length === 0) return;
    // Not by `remove`, which fails on a job that is being handled: that one ends by itself.
    await Promise.all(kept.map(({ number }) => this.removeFailed(number)));
    await this.redis.hdel(this.key, ...kept.map(({ id }) => id));
  }

  /** The latest first: those whose attempts are spent, then those that wait for another. */
  async list(limit: number): Promise<readonly Failure[]> {
    const jobs = await this.queue.getJobs(['failed', 'delayed'], 0, limit - 1, false);
    return jobs.slice(0, limit).map((job) => failureOf(this.queue.name, job));
  }

  /** Ids of all of them, each once. */
  async ids(): Promise<readonly string[]> {
    const ids = new Set<string>();
    for (let at = 0; ; at += PAGE) {
      const jobs = await this.queue.getJobs(['failed', 'delayed'], at, at + PAGE - 1, true);
      if (jobs.length === 0) return [...ids];
      for (const { data } of jobs) ids.add(data.id);
    }
  }

  /** Forgets those ids, all published again before, whatever number they were kept under. */
  async replaced(ids: readonly string[]): Promise<void> {
    const gone = new Set(ids);
    const failed = await this.queue.getJobs(['failed'], 0, -1, true);
    const replaced = failed.filter(({ data }) => gone.has(data.id));
    await Promise.all(replaced.map((job) => this.removeFailed(job.id!)));
    await this.redis.hdel(this.key, ...ids);
  }

  private async removeFailed(number: string): Promise<void> {
    if ((await this.queue.getJobState(number)) === 'failed') await this.queue.remove(number);
  }
}

const instant = (ms: number | undefined): string => new Date(ms ?? 0).toISOString();

const failureOf = (topic: string, job: BullJob<Ids>): Failure => ({
  topic,
  id: job.data.id,
  attempts: job.attemptsMade,
  error: job.failedReason ?? '',
  failedAt: instant(job.finishedOn ?? job.processedOn),
  retryAt: job.finishedOn ? null : instant((job.processedOn ?? job.timestamp) + job.delay),
});
