import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexEntry } from '@rosa/domain';
import { createIndexer, type Indexer, type IndexerDeps } from '@rosa/indexer';
import { recordsOf } from '@rosa/service-kit';
import { openQueue, type Queue } from '@rosa/queue';
import { openSearch, type IndexVersion, type SearchEngine } from '@rosa/search';
import { openStore, type AnyBank, type Store } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import { ManualClock, ManualTimer } from './manual-time.js';
import { scope, workers } from './people.js';

/** A store, an index, a queue and an indexer on real engines in one folder. */
export interface World {
  readonly store: Store;
  readonly search: SearchEngine;
  readonly queue: Queue;
  readonly indexer: Indexer;
  readonly clock: ManualClock;
  readonly timer: ManualTimer;
  close(): Promise<void>;
}

export const openWorld = async (
  folder: string,
  change: (deps: IndexerDeps) => Partial<IndexerDeps> = () => ({}),
  banks: readonly AnyBank[] = [workers],
): Promise<World> => {
  const clock = new ManualClock();
  const timer = new ManualTimer();
  const store = await openStore({
    url: `sqlite:${join(folder, 'store')}`,
    service: 'registry',
    banks,
    clock,
  });
  const search = await openSearch({
    url: `embedded:${join(folder, 'index')}`,
    reference: smallReference,
  });
  const queue = await openQueue({ url: 'embedded:' });
  const deps: IndexerDeps = {
    stores: [{ name: 'registry', outbox: store.outbox }],
    records: recordsOf(store, workers),
    queue,
    search,
    reference: smallReference,
    clock,
    timer,
    onError: (error) => {
      throw error;
    },
  };
  const indexer = createIndexer({ ...deps, ...change(deps) });
  const close = async (): Promise<void> => {
    await indexer.stop();
    await queue.close();
    await search.close();
    await store.close();
  };
  return { store, search, queue, indexer, clock, timer, close };
};

export const loseIndex = (folder: string): void =>
  rmSync(join(folder, 'index'), { recursive: true });

/** Every revision the index holds, by id. */
export const indexed = async (search: SearchEngine): Promise<Map<string, IndexVersion>> => {
  const held = new Map<string, IndexVersion>();
  for await (const batch of search.versions(scope)) {
    for (const version of batch) held.set(version.id, version);
  }
  return held;
};

/** Writes straight into the index, past the indexer. */
export const damage = async (
  search: SearchEngine,
  entries: readonly IndexEntry[],
): Promise<void> => {
  const results = await search.write(scope, entries);
  if (!results.every((r) => r.ok && r.outcome === 'written')) throw new Error('damage not done');
  await search.refresh();
};
