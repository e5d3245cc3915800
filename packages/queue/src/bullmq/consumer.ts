import { WaitingError, Worker, type Job as BullJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { idsOf, type Delivery, type Handler } from '../port.js';
import { BATCH, deliveryOf, runBatch, type Outcome } from '../run-batch.js';
import { Batches } from './batches.js';
import type { DeadLetters, Ids } from './dead-letters.js';
import { queueName } from './topic.js';

/**
 * How each lane takes what there is, in ids but for `inHand`: the jobs fetched and not yet handled, so that the next batch
 * is here when one is done. What is urgent does not wait for company; what is bulk comes in packs of half a batch. Two bulk
 * batches at once would be through in four fifths of the time, and keep whoever is urgent waiting for a quarter longer.
 */
const LANES = {
  urgent: { inHand: 2 * BATCH, size: BATCH, lingerMs: 0 },
  bulk: { inHand: 8, size: BATCH, lingerMs: 5 },
} as const;

/** A consumer that was killed is known by its jobs' locks: they run out, and the next round of the check gives them on. */
const LOCK_MS = 6_000;
/** BullMQ looks twice in this time, so that two looks in a row may be late before a lock runs out. */
const RENEW_MS = 2_000;
const STALLED_CHECK_MS = 1_500;
/**
 * How often a job may be in a process that dies, before it is taken for the cause. A process on a starved machine is late
 * with its locks and looks dead, again and again: its jobs are not to blame.
 */
const MAX_STALLED = 50;
const RETRY_MS = 500;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** Longer words come from elsewhere and may quote what they fail on. */
const LONGEST_ERROR = 500;

export interface ConsumerOptions {
  readonly topic: string;
  readonly bulk: boolean;
  readonly handler: Handler;
  readonly connection: Redis;
  readonly prefix: string;
  readonly dead: () => DeadLetters;
  /** Holds jobs of their own for what failed of a pack. */
  readonly takeOut: (ids: readonly string[]) => Promise<void>;
  /** Told of ids just before their jobs end well. */
  readonly onHandled: (ids: readonly string[]) => Promise<void>;
  readonly notice: (message: string) => void;
  /** Called when a job has been handled or has failed, or an engine did not answer. */
  readonly onSettled: () => void;
}

/**
 * Handles the jobs of one topic and lane, in batches. While an engine does not answer, the jobs go back to where they were, with no
 * attempt used up, and none is fetched until it is time to try again.
 */
export class Consumer {
  private readonly worker: Worker<Ids>;
  private readonly batches: Batches<BullJob<Ids>, Delivery>;
  private pauses = 0;
  private timer: NodeJS.Timeout | undefined;

  /** How often an engine did not answer, and what was said last. */
  faults = 0;
  fault = '';

  constructor(private readonly options: ConsumerOptions) {
    const { bulk, connection, prefix } = options;
    const { inHand, ...batches } = LANES[bulk ? 'bulk' : 'urgent'];
    this.batches = new Batches(
      batches,
      ({ data }) => idsOf(data).length,
      (jobs) => this.runJobs(jobs),
    );
    this.worker = new Worker<Ids>(this.name, (job, token) => this.handle(job, token ?? ''), {
      connection,
      prefix,
      concurrency: inHand,
      lockDuration: LOCK_MS,
      lockRenewTime: RENEW_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED,
      runRetryDelay: RETRY_MS,
    });
    this.listen();
  }

  /** Tries an engine that did not answer again at once. */
  resume(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.worker.isPaused() && !this.worker.closing) void this.worker.resume();
  }

  /** Fetches nothing more, and resolves when what was fetched is handled. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.worker.close();
  }

  private get name(): string {
    return queueName(this.options.topic, this.options.bulk);
  }

  private readonly tell = (error: Error): void => {
    this.options.notice(`coda ${this.name}: ${error.message}`);
  };

  private listen(): void {
    const { notice, onSettled } = this.options;
    this.worker.on('error', this.tell);
    this.worker.on('stalled', (number) =>
      notice(`coda ${this.name}: chi aveva in mano il lavoro ${number} è caduto; passa a un altro`),
    );
    this.worker.on('completed', onSettled);
    this.worker.on('failed', (job) => {
      // One that brought down too many processes comes by no handler.
      if (job?.finishedOn) this.giveUp(job).catch(this.tell);
      onSettled();
    });
  }

  /** Of a job that is tried no more. Not all of a pack is to blame: each of its ids has attempts of its own. */
  private async giveUp(job: BullJob<Ids>): Promise<void> {
    if (!job.data.ids) return this.options.dead().note(job);
    await this.options.takeOut(job.data.ids);
    await job.remove();
  }

  private async handle(job: BullJob<Ids>, token: string): Promise<null> {
    const { dead, takeOut } = this.options;
    const delivery = await this.batches.add(job);
    if (delivery.ok) return null;
    if (delivery.fault === 'engine') {
      await job.moveToWait(token).catch(this.tell);
      throw new WaitingError();
    }
    if (delivery.failed) {
      await takeOut(delivery.failed.map(({ id }) => id));
      return null;
    }
    // Before it leaves the queue's hands, so that `holds` sees it in one place or the other.
    if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) await dead().note(job).catch(this.tell);
    throw new Error(delivery.error.slice(0, LONGEST_ERROR));
  }

  private async runJobs(jobs: readonly BullJob<Ids>[]): Promise<readonly Delivery[]> {
    const { topic, handler, onHandled } = this.options;
    const ids = [...new Set(jobs.flatMap(({ data }) => idsOf(data)))];
    const outcomes = this.isPausing ? this.faultOf(ids) : await runBatch(topic, ids, handler);
    const fault = outcomes.find((outcome) => !outcome.ok && outcome.fault === 'engine');
    if (!fault) this.pauses = 0;
    else if (!fault.ok && !this.isPausing) this.pause(fault.error);
    const handled = outcomes.flatMap(({ ok, id }) => (ok ? [id] : []));
    await onHandled(handled).catch(this.tell);
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    return jobs.map(({ data }) => {
      const own = idsOf(data).map((id) => byId.get(id)!);
      return deliveryOf({ topic, ...data }, own);
    });
  }

  private get isPausing(): boolean {
    return this.timer !== undefined;
  }

  /** Of what was fetched before the engine was found not to answer. */
  private faultOf(ids: readonly string[]): readonly Outcome[] {
    return ids.map((id) => ({ id, ok: false, fault: 'engine', error: this.fault }));
  }

  private pause(error: string): void {
    this.faults += 1;
    this.fault = error;
    if (this.pauses === 0) this.options.notice(`coda ${this.name}: ${error}; riprovo`);
    const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.pauses);
    this.pauses += 1;
    void this.worker.pause(true);
    this.timer = setTimeout(() => this.resume(), wait);
    this.options.onSettled();
  }
}
