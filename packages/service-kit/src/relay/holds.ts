/** Entries that failed, kept apart so that they block nobody: tried again later and later, and not for ever. */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
/** After this many failures an entry waits for a newer change of its record, for `retryHeld` or for a restart. */
export const MAX_ATTEMPTS = 8;

export interface Hold {
  readonly attempts: number;
  readonly error: string;
  /** The newest event the attempts were made for: a newer one is a reason to try at once. */
  readonly newest: string;
  /** Milliseconds since the epoch; `null` once the attempts are spent. */
  readonly retryAt: number | null;
}

export class Holds {
  private readonly holds = new Map<string, Hold>();

  /** May this be tried now? Yes if it never failed, if it changed since, or if its wait is over. */
  isDue(key: string, newest: string, now: number): boolean {
    const hold = this.holds.get(key);
    if (!hold || hold.newest !== newest) return true;
    return hold.retryAt !== null && hold.retryAt <= now;
  }

  failed(key: string, newest: string, error: string, now: number): void {
    const before = this.holds.get(key);
    const attempts = before?.newest === newest ? before.attempts + 1 : 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    const retryAt = attempts < MAX_ATTEMPTS ? now + wait : null;
    this.holds.set(key, { attempts, error, newest, retryAt });
  }

  clear(key: string): void {
    this.holds.delete(key);
  }

  clearAll(): void {
    this.holds.clear();
  }

  entries(): IterableIterator<[string, Hold]> {
    return this.holds.entries();
  }
}
