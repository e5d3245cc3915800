import type { Clock } from '@rosa/domain';
import type { Queue } from '@rosa/queue';
import { Lane, type HeldEntry, type PassReport } from './lane.js';
import { insistAnswered, Passes, sumOf } from './passes.js';
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
  /** Changes that unsent entries tell of. */
  readonly backlog: number;
  /** Instant of the oldest unsent entry. */
  readonly behindSince: string | null;
  readonly secondsBehind: number;
  /** Changes delivered, and aggregates that failed, repetitions included. */
  readonly delivered: number;
  readonly failed: number;
  readonly held: readonly HeldEntry[];
}

/**
 * Carries ids from the outboxes to the queue. It wakes on commits, sweeps at an interval, reads *unsent* entries (never
 * "greater than the last"), and marks sent those that were handled. What bulk commits left goes by lanes of its own, with
 * passes of its own, so that nothing else waits for it.
 */
export class Relay {
  private readonly lanes: readonly Lane[];
  private readonly urgent: Passes;
  private readonly bulk: Passes;
  private stopListening: (() => void)[] = [];

  constructor(private readonly deps: RelayDeps) {
    const { stores } = deps;
    const keeper = stores.map(({ name }) => name).join('+');
    const lanes = stores.map((store) => this.lanesOf(store, keeper));
    this.lanes = lanes.flatMap(({ urgent, bulk }) => [urgent, bulk]);
    this.urgent = this.passesOver(
      lanes.map(({ urgent }) => urgent),
      keeper,
    );
    this.bulk = this.passesOver(
      lanes.map(({ bulk }) => bulk),
      bulkOf(keeper),
    );
  }

  /** Listens to commits and to the timer, and makes a first pass for what was left by the last process. */
  start(): void {
    const wake = (passes: Passes): void => {
      passes.pass().then(insistAnswered).catch(this.deps.onError);
    };
    const both = [this.urgent, this.bulk];
    this.stopListening = [
      ...this.deps.stores.map((store) =>
        store.outbox.onCommit(({ bulk }) => wake(bulk ? this.bulk : this.urgent)),
      ),
      this.deps.timer.every(SWEEP_MS, () => both.forEach(wake)),
      this.deps.timer.every(SETTLE_MS, () => {
        for (const passes of both) if (passes.waits) wake(passes);
      }),
    ];
    both.forEach(wake);
  }

  /** One pass over every store, begun after this call: a pass under way may already have read past what is new. */
  async pass(): Promise<PassReport> {
    return sumOf(await Promise.all([this.urgent.pass(), this.bulk.pass()]));
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
      delivered: this.urgent.done.delivered + this.bulk.done.delivered,
      failed: this.urgent.done.failed + this.bulk.done.failed,
      held: this.lanes.flatMap((lane) => lane.held()),
    };
  }

  /** Stops listening and resolves when the passes under way have ended; later passes do nothing. */
  async stop(): Promise<void> {
    for (const stop of this.stopListening.splice(0)) stop();
    await Promise.all([this.urgent.stop(), this.bulk.stop()]);
  }

  /** What one lane handled is a reason for the other to try at once what failed there. */
  private lanesOf(store: FedStore, keeper: string): { readonly urgent: Lane; readonly bulk: Lane } {
    const { queue, clock } = this.deps;
    const urgent: Lane = new Lane({ store, bulk: false, queue, clock, keeper }, (keys) =>
      bulk.release(keys),
    );
    const bulk: Lane = new Lane(
      { store, bulk: true, queue, clock, keeper: bulkOf(keeper) },
      (keys) => urgent.release(keys),
    );
    return { urgent, bulk };
  }

  private passesOver(lanes: readonly Lane[], keeper: string): Passes {
    const { queue, isActive = () => true } = this.deps;
    return new Passes({ lanes, queue, keeper, isActive });
  }

  private async backlog(): Promise<{ readonly count: number; readonly oldest: string | null }> {
    const all = await Promise.all(this.deps.stores.map((store) => store.outbox.backlog()));
    const oldest = all.flatMap((backlog) => backlog.oldest ?? []).sort()[0] ?? null;
    return { count: all.reduce((sum, backlog) => sum + backlog.count, 0), oldest };
  }
}

/** Who fills the bulk lanes is told apart: what one pass has given again says nothing of the other's. */
const bulkOf = (keeper: string): string => `${keeper}:bulk`;
