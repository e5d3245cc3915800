import type { Clock } from '@rosa/domain';

/**
 * How long a copy that failed, or said that it is stopping, is asked only where no other answers, ms: longer than the
 * notice a stopping copy gives, so that nobody knocks at the moment its port closes.
 */
const ASIDE_MS = 5_000;

/** The copies of a service, each asked in its turn. */
export class Copies {
  private readonly asideUntil = new Map<string, number>();
  private turn = 0;

  constructor(
    private readonly addresses: readonly string[],
    private readonly clock: Clock,
  ) {}

  /** Every copy once, the next in turn first; those put aside last, the one that has been so the longest before the others. */
  inTurn(): readonly string[] {
    const start = this.turn;
    this.turn = (start + 1) % this.addresses.length;
    const turned = [...this.addresses.slice(start), ...this.addresses.slice(0, start)];
    const now = this.clock.now().getTime();
    const asideUntil = (address: string): number => {
      const until = this.asideUntil.get(address) ?? 0;
      return until > now ? until : 0;
    };
    return turned.toSorted((one, other) => asideUntil(one) - asideUntil(other));
  }

  putAside(address: string): void {
    this.asideUntil.set(address, this.clock.now().getTime() + ASIDE_MS);
  }
}
