import { RosaError, systemScope } from '@rosa/domain';
import type { Bank, Store, Stored } from '@rosa/store';
import type { Timer } from '../relay/ports.js';

/** What the copies of one service agree on, beside the service's own banks: small texts by name. */
export const stateBank: Bank<Readonly<Record<string, string | null>>> = {
  name: 'state',
  schemaVersion: 1,
  keys: {},
  unique: [],
  keysOf: () => ({}),
  accessOf: () => ({}),
  keepsHistory: false,
};

/** Who of several copies of a process does what is to be done once. */
interface Tenure extends Readonly<Record<string, string | null>> {
  /** The copy that holds it; `null` once it was given back. */
  readonly holder: string | null;
}

const BEAT_MS = 1_000;

/** Beats that may be missed: the holder then takes it for lost, and the others, one later, for free. */
const MISSED = 3;

const scope = systemScope('lease');

/**
 * A lease among the copies of a process, kept in their store: one of them holds it, says so at every beat, and gives it
 * back when it stops. One that dies is silent, and another takes over. No clock is read, so machines need not agree on the
 * time. Two may think for a moment that they hold it: what is done under a lease must bear that.
 */
export class Lease {
  private stopTimer: (() => void) | undefined;
  private beating: Promise<void> | undefined;
  private held = false;
  private missed = 0;
  /** The revision another's tenure was last seen at, and for how many beats. */
  private seen = { rev: 0, beats: 0 };

  /**
   * @param id names the lease, in the store
   * @param holder names this copy
   */
  constructor(
    private readonly store: Store,
    private readonly id: string,
    private readonly holder: string,
    private readonly timer: Timer,
    private readonly onError: (error: unknown) => void,
  ) {}

  get isHeld(): boolean {
    return this.held;
  }

  /** Asks for the lease, and goes on asking; resolves when it was asked for once. */
  async start(): Promise<void> {
    this.stopTimer = this.timer.every(BEAT_MS, () => void this.beat());
    await this.beat();
  }

  /** Gives it back. */
  async stop(): Promise<void> {
    this.stopTimer?.();
    await this.beating;
    if (!this.held) return;
    this.held = false;
    const tenure = await this.store.get(scope, stateBank, this.id);
    if (tenure?.['holder'] === this.holder) await this.put(tenure.rev, null);
  }

  /** One beat: takes what is free, keeps what is held. */
  beat(): Promise<void> {
    this.beating ??= this.look()
      .catch((error: unknown) => this.miss(error))
      .finally(() => (this.beating = undefined));
    return this.beating;
  }

  private async look(): Promise<void> {
    const tenure = await this.store.get(scope, stateBank, this.id);
    if (!this.mayTake(tenure)) {
      this.held = false;
      return;
    }
    try {
      await this.put(tenure?.rev ?? 0, this.holder);
      this.held = true;
      this.missed = 0;
    } catch (error) {
      // Another copy was quicker.
      if (!(error instanceof RosaError) || error.kind !== 'stale') throw error;
      this.held = false;
    }
  }

  private mayTake(tenure: Stored<Readonly<Record<string, string | null>>> | undefined): boolean {
    if (!tenure || tenure['holder'] === null || tenure['holder'] === this.holder) return true;
    const beats = tenure.rev === this.seen.rev ? this.seen.beats + 1 : 0;
    this.seen = { rev: tenure.rev, beats };
    return beats > MISSED;
  }

  private miss(error: unknown): void {
    this.missed += 1;
    if (this.missed >= MISSED) this.held = false;
    this.onError(error);
  }

  private async put(expect: number, holder: string | null): Promise<void> {
    const record: Tenure = { holder };
    await this.store.commit(scope, [{ op: 'put', bank: stateBank, id: this.id, expect, record }]);
  }
}
