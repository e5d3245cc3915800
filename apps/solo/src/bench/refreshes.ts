import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { SearchEngine } from '@rosa/search';

/** A server refreshes by itself too, of which nobody hears. */
const LONGEST_MS = 1_000;

/** The refreshes asked of an engine in this process: when each has ended, and how long it took. */
export class Refreshes {
  private readonly took: number[] = [];
  private readonly waiting = new Set<() => void>();

  /** From now on `search` tells of each. */
  constructor(search: Pick<SearchEngine, 'refresh'>) {
    const refresh = search.refresh.bind(search);
    search.refresh = async () => {
      const start = performance.now();
      await refresh();
      this.took.push(performance.now() - start);
      for (const wake of this.waiting) wake();
      this.waiting.clear();
    };
  }

  /** How many have ended. */
  get ended(): number {
    return this.took.length;
  }

  /** Resolves once more than `count` have ended, or after a while, with how many have. */
  async after(count: number): Promise<number> {
    if (this.ended > count) return this.ended;
    const next = new Promise<void>((resolve) => this.waiting.add(resolve));
    const given = new AbortController();
    const late = setTimeout(LONGEST_MS, undefined, { signal: given.signal }).catch(() => undefined);
    await Promise.race([next, late]);
    given.abort();
    return this.ended;
  }

  /** What the one took that made them so many, ms. */
  msOf(count: number): number {
    return this.took[count - 1] ?? 0;
  }
}
