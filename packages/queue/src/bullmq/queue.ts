import { outOfService, unavailable } from '@rosa/domain';
import type { Redis } from 'ioredis';
import { keyOf, linesOf } from '../lines.js';
import { idsOf } from '../port.js';
import type { Delivery, Failure, Handler, Job, Queue, QueueOptions, QueueStatus } from '../port.js';
import { addressOf, type Address } from './address.js';
import { connect, connectWorker, failureOf, silenceOf } from './connect.js';
import { Consumer } from './consumer.js';
import { Signal } from './signal.js';
import { LANES, queueName, TopicLane, type TopicOptions } from './topic.js';
import { Wholeness } from './wholeness.js';

/** Eight attempts, 1 s to 64 s apart: two minutes. Later it is for a person to look. */
const ATTEMPTS = 8;
const FIRST_WAIT_MS = 1_000;
/** What another process handled is seen when one looks. */
const LOOK_MS = 1_000;
/** Redis has this long for an answer of several commands. */
const PATIENCE_MS = 10_000;

/** @throws RosaError `unavailable` where Redis does not answer or would throw jobs away, `invalid` for a wrong address */
export const openBullQueue = async (options: QueueOptions): Promise<Queue> => {
  const address = addressOf(options.url);
  const notice = sayOnce(options.notice ?? (() => undefined));
  const lost = (error: Error): void => notice(`Redis ${address.shown}: ${error.message}`);
  return new BullQueue(await connect(address, lost), address, { ...options, notice }, lost);
};

/** The queue on a Redis, through BullMQ: any number of processes may publish and consume. */
class BullQueue implements Queue {
  readonly engine = 'redis';
  /** By the names of their queues. */
  private readonly lanes = new Map<string, TopicLane>();
  private readonly consumers = new Map<string, readonly Consumer[]>();
  private readonly publishing = new Set<Promise<unknown>>();
  private readonly settled = new Signal();
  private readonly wholeness: Wholeness;
  private workers: Redis | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly address: Address,
    private readonly options: QueueOptions & { readonly notice: (message: string) => void },
    private readonly lost: (error: Error) => void,
  ) {
    this.wholeness = new Wholeness(redis, address.prefix);
  }

  publish(jobs: readonly Job[]): Promise<readonly Delivery[]> {
    const held = this.answered(async () => {
      await Promise.all(
        linesOf(jobs).map(({ topic, bulk, jobs: own }) => this.lane(topic, bulk).add(own)),
      );
      return jobs.map((job): Delivery => ({ job, ok: true, handled: false }));
    }).finally(() => this.publishing.delete(held));
    this.publishing.add(held);
    return held;
  }

  consume(topic: string, handler: Handler): void {
    if (this.consumers.has(topic)) throw new Error(`topic ${topic} has a consumer already`);
    const connection = (this.workers ??= connectWorker(this.address, this.lost));
    const consumers = LANES.map((bulk) => {
      this.lane(topic, bulk);
      return new Consumer({
        topic,
        bulk,
        handler,
        connection,
        prefix: this.address.prefix,
        dead: () => this.lane(topic, bulk).dead,
        takeOut: (ids) => this.lane(topic, bulk).add(ids.map((id) => ({ id }))),
        notice: this.options.notice,
        onHandled: (ids) => this.letGo(topic, bulk, ids),
        onSettled: this.settled.tell,
      });
    });
    this.consumers.set(topic, consumers);
  }

  /**
   * Forgets what failed before and was handled now. What failed in the other lane is tried again there: it may be of a
   * change that was not seen yet.
   */
  private async letGo(topic: string, bulk: boolean, ids: readonly string[]): Promise<void> {
    const { dead } = this.lane(topic, bulk);
    await Promise.all([
      dead.among(ids).then((kept) => dead.drop(kept)),
      this.lane(topic, !bulk).retryAmong(ids),
    ]);
  }

  async drain(): Promise<void> {
    await Promise.allSettled(this.publishing);
    const consumers = [...this.consumers.values()].flat();
    const faults = consumers.map((consumer) => consumer.faults);
    for (const consumer of consumers) consumer.resume();
    for (;;) {
      const next = this.settled.next(LOOK_MS);
      try {
        if ((await this.status()).waiting === 0) return;
        const silent = consumers.find((consumer, at) => consumer.faults > faults[at]!);
        if (silent) throw unavailable('coda', silent.fault);
        await next.happened;
      } finally {
        next.cancel();
      }
    }
  }

  holds(keeper: string, jobs: readonly Job[]): Promise<readonly boolean[]> {
    return this.answered(async () => {
      const held = await this.anyHeld(keeper, jobs, ({ id }) => [id]);
      // A pack that is done with has left behind what failed of it, as jobs of their own.
      const gone = jobs.filter(({ ids }, at) => ids && !held[at]);
      const left = await this.anyHeld(keeper, gone, idsOf);
      const still = new Set(gone.filter((_pack, at) => left[at]));
      return jobs.map((job, at) => held[at]! || still.has(job));
    });
  }

  /** Of each job: is any of these ids of its lane here, to be handled or kept after a failure, or may some be lost? */
  private async anyHeld(
    keeper: string,
    jobs: readonly Job[],
    of: (job: Job) => readonly string[],
  ): Promise<readonly boolean[]> {
    if (jobs.length === 0) return [];
    const reading = this.redis.multi();
    for (const job of jobs) {
      const lane = this.lane(job.topic, job.bulk);
      reading.exists(of(job).map((id) => lane.keyOf(id)));
    }
    // In one look with the jobs: an emptied Redis must not pass for one that has handled everything.
    reading.get(this.wholeness.markOf(keeper));
    const answers = ((await reading.exec()) ?? []).map(([error, answer]) => {
      if (error) throw error;
      return answer;
    });
    if (!(await this.wholeness.isMark(answers.pop()))) return jobs.map(() => true);
    const dead = new Set<string>();
    for (const { topic, bulk, jobs: own } of linesOf(jobs)) {
      const kept = await this.lane(topic, bulk).dead.among(own.flatMap(of));
      for (const { id } of kept) dead.add(keyOf({ topic, id, bulk }));
    }
    const isDead = (job: Job, id: string): boolean => dead.has(keyOf({ ...job, id }));
    return jobs.map((job, at) => Number(answers[at]) > 0 || of(job).some((id) => isDead(job, id)));
  }

  async status(): Promise<QueueStatus> {
    await Promise.allSettled(this.publishing);
    return this.answered(async () => {
      const counts = await Promise.all(this.eachLane((lane) => lane.counts()));
      const sum = (of: keyof QueueStatus) => counts.reduce((all, each) => all + each[of], 0);
      return { waiting: sum('waiting'), failed: sum('failed') };
    });
  }

  failures(limit: number): Promise<readonly Failure[]> {
    return this.answered(async () => {
      const lists = await Promise.all(this.eachLane((lane) => lane.dead.list(limit)));
      return lists
        .flat()
        .sort((a, b) => b.failedAt.localeCompare(a.failedAt))
        .slice(0, limit);
    });
  }

  retryFailures(): Promise<number> {
    return this.answered(async () => {
      const counts = await Promise.all(this.eachLane((lane) => lane.retryFailures()));
      return counts.reduce((sum, count) => sum + count, 0);
    });
  }

  async recover(keeper: string, refill: () => Promise<void>): Promise<boolean> {
    if (await this.answered(() => this.wholeness.isWhole(keeper))) return false;
    await this.wholeness.refill(keeper, refill);
    return true;
  }

  health(): Promise<void> {
    return this.answered(async () => {
      if (this.redis.status !== 'ready') throw silenceOf(this.redis, this.address);
      await this.redis.ping();
    });
  }

  close(): Promise<void> {
    return (this.closing ??= this.stop());
  }

  private async stop(): Promise<void> {
    await Promise.allSettled(this.publishing);
    const { workers } = this;
    // What Redis is not there to be told of, it gives to another consumer later.
    workers?.on('close', () => workers.disconnect());
    if (workers?.status !== 'ready') workers?.disconnect();
    const consumers = [...this.consumers.values()].flat();
    await Promise.allSettled(consumers.map((consumer) => consumer.close()));
    await Promise.allSettled(this.eachLane((lane) => lane.close()));
    workers?.disconnect();
    this.redis.disconnect();
    this.settled.tell();
  }

  private eachLane<T>(run: (lane: TopicLane) => Promise<T>): Promise<T>[] {
    return [...this.lanes.values()].map(run);
  }

  private lane(topic: string, bulk = false): TopicLane {
    const name = queueName(topic, bulk);
    const known = this.lanes.get(name);
    if (known) return known;
    const { attempts = ATTEMPTS, firstWaitMs = FIRST_WAIT_MS } = this.options;
    const options: TopicOptions = { prefix: this.address.prefix, attempts, firstWaitMs };
    const lane = new TopicLane(topic, bulk, this.redis, options);
    this.lanes.set(name, lane);
    lane.ready().catch(() => this.lanes.delete(name));
    // Whoever has to do with a topic sees all of it: what waits, what failed.
    this.lane(topic, !bulk);
    return lane;
  }

  /** An answer of Redis, or words that say why there is none. */
  private async answered<T>(ask: () => Promise<T>): Promise<T> {
    if (this.closing) throw outOfService('coda', 'queue.closed', {});
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(silenceOf(this.redis, this.address)), PATIENCE_MS);
    });
    try {
      return await Promise.race([ask(), silence]);
    } catch (error) {
      // A connection on which nothing comes back may be dead without knowing it.
      if ((error as Error).message === 'Command timed out') this.redis.disconnect(true);
      throw failureOf(error as Error, this.redis, this.address);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A Redis that is away is told of at each attempt to reach it: the same words are passed on once a minute. */
const QUIET_MS = 60_000;

const sayOnce = (notice: (message: string) => void): ((message: string) => void) => {
  let last = { message: '', at: 0 };
  return (message) => {
    const at = performance.now();
    if (message === last.message && at - last.at < QUIET_MS) return;
    last = { message, at };
    notice(message);
  };
};
