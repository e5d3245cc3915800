import type { Clock } from '@rosa/domain';
import type { Timer } from '@rosa/service-kit';

/** A clock that stands still until it is told. */
export class ManualClock implements Clock {
  constructor(private at = Date.parse('2026-11-22T08:00:00.000Z')) {}

  now(): Date {
    return new Date(this.at);
  }

  advance(ms: number): void {
    this.at += ms;
  }
}

/** A timer that rings when it is told. */
export class ManualTimer implements Timer {
  private readonly listeners = new Set<() => void>();

  every(_ms: number, run: () => void): () => void {
    this.listeners.add(run);
    return () => this.listeners.delete(run);
  }

  ring(): void {
    for (const run of this.listeners) run();
  }

  get listening(): number {
    return this.listeners.size;
  }
}
