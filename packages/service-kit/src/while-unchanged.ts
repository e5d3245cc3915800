import type { Store } from '@rosa/store';

/** Beyond this many all are let go rather than kept in order: a record and its facts take 5 KB. */
const MOST_KEPT = 8_000;

/**
 * What was read of a store by id, kept until it changes. Of a store that other processes write to nothing is kept:
 * `commits` is absent there. What is kept is shared by all who ask: none may change it.
 */
export class WhileUnchanged<T> {
  private readonly kept = new Map<string, T>();
  private readAt = -1;

  /**
   * @param of `records` where what is kept under an id is made of the record of that id alone: it is let go when that
   * record changes. `findings` are let go at any commit.
   */
  constructor(
    private readonly store: Pick<Store, 'commits' | 'changedSince'>,
    private readonly of: 'records' | 'findings',
    private readonly most = MOST_KEPT,
  ) {}

  /** @param read asked for those not held: what it finds, by id */
  async get(
    ids: readonly string[],
    read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<ReadonlyMap<string, T>> {
    const before = this.store.commits?.();
    if (before === undefined) return read(ids);
    if (before !== this.readAt) this.forget();
    this.readAt = before;
    const missing = ids.filter((id) => !this.kept.has(id));
    const held = new Map<string, T>();
    for (const id of ids) {
      const known = this.kept.get(id);
      if (known !== undefined) held.set(id, known);
    }
    if (missing.length === 0) return held;
    for (const [id, found] of await read(missing)) {
      held.set(id, found);
      this.keep(id, found, before);
    }
    return held;
  }

  /** Lets go what the commits since the last look may have changed. */
  private forget(): void {
    const changed = this.of === 'records' ? this.store.changedSince?.(this.readAt) : undefined;
    if (!changed) this.kept.clear();
    else for (const id of changed) this.kept.delete(id);
  }

  /** What was read before a commit must not be kept after it. */
  private keep(id: string, found: T, before: number): void {
    if (this.store.commits?.() !== before || this.readAt !== before) return;
    if (this.kept.size >= this.most) this.kept.clear();
    this.kept.set(id, found);
  }
}
