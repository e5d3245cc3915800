import { RosaError, unavailable, type Clock } from '@rosa/domain';
import type { Queue } from '@rosa/queue';
import { Lane, type HeldEntry, type PassReport } from './lane.js';
import type { FedStore, Timer } from './ports.js';

/** A sweep finds what a lost wake-up left behind. */
const SWEEP_MS = 1_000;

/** How often a queue that handles elsewhere is asked what it has handled, while it has something in hand. */
const SETTLE_MS = 100;

export interface RelayDeps {
  readonly stores: readonly FedStore[];
  readonly queue: Queue;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Told of a pass that could not be made; the entries wait for the next one. */
  readonly onError: (error: unknown) => void;
  /** Whether this relay is the one that runs, where several share the stores; always, unless said. */
  readonly isActive?: () => boolean;
}

/** How far the relay is behind, and what it did since it was made. */
export interface Lag {
  /** Unsent entries. */
  readonly backlog: number;
  /** Instant of the oldest unsent entry. */
  readonly behindSince: string | null;
  readonly secondsBehind: number;
  /** Entries delivered, and jobs that failed, repetitions included. */
  readonly delivered: number;
  readonly failed: number;
  readonly held: readonly HeldEntry[];
}

/**
 * Carries ids from the outboxes to the queue. It wakes on commits, sweeps at an interval, reads *unsent* entries (never
 * "greater than the last"), and marks sent those that were handled. One pass runs at a time.
 */
export class Relay {
  private readonly lanes: readonly Lane[];
  /** What the queue knows this relay and its copies by. */
  private readonly keeper: string;
  private running: Promise<PassReport> | undefined;
  private next: Promise<PassReport> | undefined;
  private stopListening: (() => void)[] = [];
  private stopped = false;
  private delivered = 0;
  private failed = 0;

  constructor(private readonly deps: RelayDeps) {
    const { stores, queue, clock } = deps;
    this.keeper = stores.map(({ name }) => name).join('+');
    this.lanes = stores.map((store) => new Lane(store, queue, clock, this.keeper));
  }

  /** Listens to commits and to the timer, and makes a first pass for what was left by the last process. */
  start(): void {
    const wake = (): void => {
      this.pass().then(insistAnswered).catch(this.deps.onError);
    };
    this.stopListening = [
      ...this.deps.stores.map((store) => store.outbox.onCommit(wake)),
      this.deps.timer.every(SWEEP_MS, wake),
      this.deps.timer.every(SETTLE_MS, () => {
        if (this.lanes.some((lane) => lane.waits)) wake();
      }),
    ];
    wake();
  }

  /** One pass over every store, begun after this call: a pass under way may already have read past what is new. */
  pass(): Promise<PassReport> {
    if (this.next) return this.next;
    if (!this.running) return this.begin();
    this.next = this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  /**
   * Resolves when no unsent entry is left but those held apart after a failure, and the queue has handled them all.
   *
   * @throws RosaError `unavailable` when an engine does not answer.
   */
  async drain(): Promise<void> {
    for (;;) {
      insistAnswered(await this.pass());
      await this.deps.queue.drain();
      // What an earlier pass gave to the queue is marked sent by one that comes after it was handled.
      const after = await this.pass();
      insistAnswered(after);
      if (after.delivered === 0 && after.taken === 0) return;
    }
  }

  /** Tries everything held apart again at the next pass, whatever was tried before. */
  retryHeld(): void {
    for (const lane of this.lanes) lane.release();
  }

  /** Instant of the oldest unsent entry of any store; `null` when all is delivered. */
  async behindSince(): Promise<string | null> {
    return (await this.backlog()).oldest;
  }

  async lag(): Promise<Lag> {
    const { count, oldest } = await this.backlog();
    const now = this.deps.clock.now().getTime();
    return {
      backlog: count,
      behindSince: oldest,
      secondsBehind: oldest === null ? 0 : Math.max(0, (now - Date.parse(oldest)) / 1_000),
      delivered: this.delivered,
      failed: this.failed,
      held: this.lanes.flatMap((lane) => lane.held()),
    };
  }

  /** Stops listening and resolves when the pass under way has ended; later passes do nothing. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const stop of this.stopListening.splice(0)) stop();
    await Promise.allSettled([this.running, this.next]);
  }

  private begin(): Promise<PassReport> {
    this.next = undefined;
    this.running = this.runLanes().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async runLanes(): Promise<PassReport> {
    if (this.deps.isActive?.() === false) return IDLE;
    let refilled = IDLE;
    try {
      await this.deps.queue.recover(this.keeper, async () => {
        refilled = await this.refill();
      });
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'unavailable') throw error;
      return { ...IDLE, unavailable: error.message };
    }
    const report = await this.passOver();
    return { ...report, taken: report.taken + refilled.taken };
  }

  /** Gives the queue again all it may have lost; what it has handled meanwhile is handled twice, which harms nothing. */
  private async refill(): Promise<PassReport> {
    for (const lane of this.lanes) lane.refill();
    const report = await this.passOver();
    insistAnswered(report);
    return report;
  }

  private async passOver(): Promise<PassReport> {
    const reports = await Promise.all(this.lanes.map((lane) => lane.run(() => this.stopped)));
    const delivered = reports.reduce((sum, report) => sum + report.delivered, 0);
    const taken = reports.reduce((sum, report) => sum + report.taken, 0);
    const failed = reports.reduce((sum, report) => sum + report.failed, 0);
    this.delivered += delivered;
    this.failed += failed;
    const words = reports.flatMap((report) => report.unavailable ?? []);
    return { delivered, taken, failed, unavailable: words.length > 0 ? words.join('; ') : null };
  }

  private async backlog(): Promise<{ readonly count: number; readonly oldest: string | null }> {
    const all = await Promise.all(this.deps.stores.map((store) => store.outbox.backlog()));
    const oldest = all.flatMap((backlog) => backlog.oldest ?? []).sort()[0] ?? null;
    return { count: all.reduce((sum, backlog) => sum + backlog.count, 0), oldest };
  }
}

const IDLE: PassReport = { delivered: 0, taken: 0, failed: 0, unavailable: null };

const insistAnswered = ({ unavailable: words }: PassReport): void => {
  if (words !== null) throw unavailable('relay', words);
};
