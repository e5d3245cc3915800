import { systemScope, type Clock } from '@rosa/domain';
import type { SearchEngine } from '@rosa/search';
import { stateBank, type Lease, type Timer } from '@rosa/service-kit';
import type { Store } from '@rosa/store';

/** How often it is looked whether there is something to do. */
const LOOK_MS = 1_000;

/** The name under which the copies keep which index was last compared with the registry. */
const LEVEL = 'level';

const scope = systemScope('indexer');

export interface KeepLevelDeps {
  /** Shared by the copies; opened with `stateBank`. */
  readonly store: Store;
  readonly indexer: { reconcile(): Promise<unknown> };
  readonly search: Pick<SearchEngine, 'indexVersion'>;
  readonly lease: Pick<Lease, 'isHeld'>;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Between one comparison and the next, ms. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps the index level with the registry where several indexers share both: one of them compares the two now and then, and
 * at once where the index is another than the one last compared, as a new and empty one is.
 */
export class LevelKeeper {
  private stopTimer: (() => void) | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly deps: KeepLevelDeps) {}

  start(): void {
    this.stopTimer = this.deps.timer.every(LOOK_MS, () => void this.look());
    void this.look();
  }

  async stop(): Promise<void> {
    this.stopTimer?.();
    await this.looking;
  }

  /** Was the index in use ever found level? Until then lists may lack anyone. */
  async isLevel(): Promise<boolean> {
    const last = await this.deps.store.get(scope, stateBank, LEVEL);
    return last?.['index'] === this.deps.search.indexVersion();
  }

  /** Compares, where this copy is the one to do so and it is time. */
  look(): Promise<void> {
    this.looking ??= this.compareIfDue()
      .catch((error: unknown) => this.deps.onError(error))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async compareIfDue(): Promise<void> {
    const { store, search, lease, clock, everyMs, indexer } = this.deps;
    if (!lease.isHeld) return;
    const last = await store.get(scope, stateBank, LEVEL);
    const since = clock.now().getTime() - Date.parse(last?.['at'] ?? '');
    if (last?.['index'] === search.indexVersion() && since < everyMs) return;
    await indexer.reconcile();
    const record = { index: search.indexVersion(), at: clock.now().toISOString() };
    const expect = last?.rev ?? 0;
    await store.commit(scope, [{ op: 'put', bank: stateBank, id: LEVEL, expect, record }]);
  }
}
