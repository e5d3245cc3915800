import { WaitingError, Worker, type Job as BullJob } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Delivery, Handler, Job } from '../port.js';
import { BATCH, runBatch } from '../run-batch.js';
import { Batches } from './batches.js';
import type { DeadLetters, Ids } from './dead-letters.js';
import { queueName } from './topic.js';

/** While one batch is handled the next is fetched. */
const IN_HAND = 2 * BATCH;
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
/**
 * How long a first job waits for company: what is fetched together arrives within this. Someone may be waiting for one that
 * is urgent.
 */
const LINGER_MS = { bulk: 5, urgent: 0 } as const;
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
    const linger = LINGER_MS[bulk ? 'bulk' : 'urgent'];
    this.batches = new Batches(BATCH, linger, (jobs) => this.runJobs(jobs));
    this.worker = new Worker<Ids>(this.name, (job, token) => this.handle(job, token ?? ''), {
      connection,
      prefix,
      concurrency: IN_HAND,
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
    const { dead, notice, onSettled } = this.options;
    this.worker.on('error', this.tell);
    this.worker.on('stalled', (number) =>
      notice(`coda ${this.name}: chi aveva in mano il lavoro ${number} è caduto; passa a un altro`),
    );
    this.worker.on('completed', onSettled);
    this.worker.on('failed', (job) => {
      // One that brought down too many processes comes by no handler.
      if (job?.finishedOn) dead().note(job).catch(this.tell);
      onSettled();
    });
  }

  private async handle(job: BullJob<Ids>, token: string): Promise<null> {
    const { dead } = this.options;
    const delivery = await this.batches.add(job);
    if (delivery.ok) return null;
    if (delivery.fault === 'engine') {
      await job.moveToWait(token).catch(this.tell);
      throw new WaitingError();
    }
    // Before it leaves the queue's hands, so that `holds` sees it in one place or the other.
    if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) await dead().note(job).catch(this.tell);
    throw new Error(delivery.error.slice(0, LONGEST_ERROR));
  }

  private async runJobs(jobs: readonly BullJob<Ids>[]): Promise<readonly Delivery[]> {
    const { topic, handler, onHandled } = this.options;
    const ids = [...new Set(jobs.map(({ data }) => data.id))];
    const deliveries = this.isPausing
      ? ids.map((id) => this.faultOf({ topic, id }))
      : await runBatch(topic, ids, handler);
    const fault = deliveries.find((delivery) => !delivery.ok && delivery.fault === 'engine');
    if (!fault) this.pauses = 0;
    else if (!fault.ok && !this.isPausing) this.pause(fault.error);
    const handled = deliveries.flatMap(({ ok, job }) => (ok ? [job.id] : []));
    await onHandled(handled).catch(this.tell);
    const byId = new Map(deliveries.map((delivery) => [delivery.job.id, delivery]));
    return jobs.map(({ data }) => byId.get(data.id)!);
  }

  private get isPausing(): boolean {
    return this.timer !== undefined;
  }

  /** Of what was fetched before the engine was found not to answer. */
  private faultOf(job: Job): Delivery {
    return { job, ok: false, fault: 'engine', error: this.fault };
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
