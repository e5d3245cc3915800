import { setImmediate } from 'node:timers/promises';
import { outOfService, slicesOf } from '@rosa/domain';
import { keyOf, linesOf } from '../lines.js';
import { idsOf } from '../port.js';
import type { Delivery, Failure, Handler, Job, Queue, QueueStatus } from '../port.js';
import { BATCH, deliveryOf, runBatch, type Outcome } from '../run-batch.js';

/**
 * The queue inside the process. It keeps nothing on disk and needs not to: the outbox it is fed from is the truth, and an
 * entry is marked sent only after `publish` has answered for it, which is after its handler did.
 */
export class EmbeddedQueue implements Queue {
  readonly engine = 'embedded';
  private readonly handlers = new Map<string, Handler>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly failed = new Set<string>();
  private waiting = 0;
  private closed = false;

  publish(jobs: readonly Job[]): Promise<readonly Delivery[]> {
    if (this.closed) return Promise.reject(this.stopped());
    const run = this.deliver(jobs).finally(() => this.running.delete(run));
    this.running.add(run);
    return run;
  }

  consume(topic: string, handler: Handler): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has a consumer already`);
    this.handlers.set(topic, handler);
  }

  async drain(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  /** `publish` has answered for every job: none is held. */
  async holds(_keeper: string, jobs: readonly Job[]): Promise<readonly boolean[]> {
    return jobs.map(() => false);
  }

  async status(): Promise<QueueStatus> {
    return { waiting: this.waiting, failed: this.failed.size };
  }

  async failures(): Promise<readonly Failure[]> {
    return [];
  }

  async retryFailures(): Promise<number> {
    return 0;
  }

  async recover(): Promise<boolean> {
    return false;
  }

  async health(): Promise<void> {
    if (this.closed) throw this.stopped();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.drain();
  }

  private async deliver(jobs: readonly Job[]): Promise<readonly Delivery[]> {
    const outcomes = new Map<string, Outcome>();
    for (const { topic, bulk, jobs: own } of linesOf(jobs)) {
      for (const batch of slicesOf([...new Set(own.flatMap(idsOf))], BATCH)) {
        this.waiting += batch.length;
        // Whoever is urgent comes between two of them, and between one and the commit it follows.
        if (bulk) await setImmediate();
        for (const outcome of await runBatch(topic, batch, this.handlers.get(topic))) {
          outcomes.set(keyOf({ topic, id: outcome.id, bulk }), outcome);
          this.note({ topic, id: outcome.id }, outcome.ok);
        }
        this.waiting -= batch.length;
      }
    }
    return jobs.map((job) => {
      const own = idsOf(job).map((id) => outcomes.get(keyOf({ ...job, id }))!);
      return deliveryOf(job, own);
    });
  }

  private note(job: Job, ok: boolean): void {
    if (ok) this.failed.delete(keyOf(job));
    else this.failed.add(keyOf(job));
  }

  private stopped(): Error {
    return outOfService('coda', 'engine.closed', {});
  }
}
