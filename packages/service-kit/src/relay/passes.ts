import { RosaError, unavailable } from '@rosa/domain';
import type { Queue } from '@rosa/queue';
import type { Lane, PassReport } from './lane.js';

export interface PassesDeps {
  readonly lanes: readonly Lane[];
  readonly queue: Queue;
  /** What the queue knows these lanes, and their copies in other processes, by. */
  readonly keeper: string;
  readonly isActive: () => boolean;
}

const IDLE: PassReport = { delivered: 0, taken: 0, failed: 0, unavailable: null };

/** What several passes did together. */
export const sumOf = (reports: readonly PassReport[]): PassReport => {
  const words = reports.flatMap((report) => report.unavailable ?? []);
  return {
    delivered: reports.reduce((sum, report) => sum + report.delivered, 0),
    taken: reports.reduce((sum, report) => sum + report.taken, 0),
    failed: reports.reduce((sum, report) => sum + report.failed, 0),
    unavailable: words.length > 0 ? words.join('; ') : null,
  };
};

/** @throws RosaError `unavailable` where an engine did not answer */
export const insistAnswered = ({ unavailable: words }: PassReport): void => {
  if (words !== null) throw unavailable('relay', words);
};

/** Passes over some lanes, one at a time, filling the queue again first where it lost what it held. */
export class Passes {
  private running: Promise<PassReport> | undefined;
  private next: Promise<PassReport> | undefined;
  private stopped = false;
  /** Changes delivered and aggregates that failed since this was made, repetitions included. */
  readonly done = { delivered: 0, failed: 0 };

  constructor(private readonly deps: PassesDeps) {}

  /** Does the queue hold entries that are still to be marked sent? */
  get waits(): boolean {
    return this.deps.lanes.some((lane) => lane.waits);
  }

  /** One pass, begun after this call: one under way may already have read past what is new. */
  pass(): Promise<PassReport> {
    if (this.next) return this.next;
    if (!this.running) return this.begin();
    this.next = this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  /** Resolves when the pass under way has ended; later passes do nothing. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled([this.running, this.next]);
  }

  private begin(): Promise<PassReport> {
    this.next = undefined;
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async run(): Promise<PassReport> {
    if (!this.deps.isActive()) return IDLE;
    let refilled = IDLE;
    try {
      await this.deps.queue.recover(this.deps.keeper, async () => {
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
    for (const lane of this.deps.lanes) lane.refill();
    const report = await this.passOver();
    insistAnswered(report);
    return report;
  }

  private async passOver(): Promise<PassReport> {
    const report = sumOf(
      await Promise.all(this.deps.lanes.map((lane) => lane.run(() => this.stopped))),
    );
    this.done.delivered += report.delivered;
    this.done.failed += report.failed;
    return report;
  }
}
