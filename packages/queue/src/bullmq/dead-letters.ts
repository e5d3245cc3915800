import { slicesOf } from '@rosa/domain';
import type { Queue as BullQueue, Job as BullJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { idsOf } from '../port.js';
import type { Failure, Job } from '../port.js';

/** What a job holds: the id of its aggregate or, of a pack, its own and those of its aggregates. */
export type Ids = Pick<Job, 'id' | 'ids'>;

/** A job kept after a failure: what it holds, and the number BullMQ keeps it under. */
export interface Kept extends Ids {
  readonly number: string;
}

/** Failed jobs kept; the oldest go first. */
export const KEPT = 10_000;
const PAGE = 500;

/** Lets go of ids, but not where another failure has taken the place of the one that was meant. */
const LET_GO = `
for at = 1, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[at]) == ARGV[at + 1] then
    redis.call('HDEL', KEYS[1], ARGV[at])
  end
end`;

/**
 * The jobs of one topic and lane whose attempts are spent. BullMQ keeps them by a number of their own, so that a newer job of the
 * same id is not taken for a repetition; this remembers which number stands for which id, to forget it once that is
 * handled.
 */
export class DeadLetters {
  private readonly key: string;

  constructor(
    private readonly topic: string,
    private readonly queue: BullQueue<Ids>,
    private readonly redis: Redis,
  ) {
    this.key = queue.toKey('dead');
  }

  async note(job: BullJob<Ids>): Promise<void> {
    await this.redis.hset(this.key, job.data.id, job.id!);
  }

  /** Those of these ids that are kept here. */
  async among(ids: readonly string[]): Promise<readonly Kept[]> {
    if (ids.length === 0) return [];
    const numbers = await this.redis.hmget(this.key, ...ids);
    return ids.flatMap((id, at) => (numbers[at] ? [{ id, number: numbers[at] }] : []));
  }

  /** The latest first: those whose attempts are spent, then those that wait for another. */
  async list(limit: number): Promise<readonly Failure[]> {
    const jobs = await this.queue.getJobs(['failed', 'delayed'], 0, limit - 1, false);
    return jobs.flatMap((job) => failuresOf(this.topic, job)).slice(0, limit);
  }

  /** All of them, those too of which BullMQ has kept no more than the number. */
  async all(): Promise<readonly Kept[]> {
    const noted = Object.entries(await this.redis.hgetall(this.key));
    const kept = new Map(noted.map(([id, number]) => [number, { id, number }]));
    for (let at = 0; ; at += PAGE) {
      const jobs = await this.queue.getJobs(['failed', 'delayed'], at, at + PAGE - 1, true);
      if (jobs.length === 0) return [...kept.values()];
      for (const { data, id } of jobs) kept.set(id!, { ...data, number: id! });
    }
  }

  /** Lets go of just these. */
  async drop(kept: readonly Kept[]): Promise<void> {
    if (kept.length === 0) return;
    await Promise.all(kept.map(({ number }) => this.removeFailed(number)));
    for (const some of slicesOf(kept, PAGE)) {
      const pairs = some.flatMap(({ id, number }) => [id, number]);
      await this.redis.eval(LET_GO, 1, this.key, ...pairs);
    }
  }

  /** Not one that is tried again by hand at this moment: it ends by itself. */
  private async removeFailed(number: string): Promise<void> {
    if ((await this.queue.getJobState(number)) === 'failed') await this.queue.remove(number);
  }
}

const instant = (ms: number | undefined): string => new Date(ms ?? 0).toISOString();

const failuresOf = (topic: string, job: BullJob<Ids>): readonly Failure[] =>
  idsOf(job.data).map((id) => ({
    topic,
    id,
    attempts: job.attemptsMade,
    error: job.failedReason ?? '',
    failedAt: instant(job.finishedOn ?? job.processedOn),
    retryAt: job.finishedOn ? null : instant((job.processedOn ?? job.timestamp) + job.delay),
  }));
