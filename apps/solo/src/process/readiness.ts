import type { Indexer } from '@rosa/indexer';
import type { Queue } from '@rosa/queue';
import type { SearchEngine } from '@rosa/search';
import { checkOf, type Check } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { SERVICE_STORES, type ServiceStore } from './service-stores.js';

/** What has to answer before the process can serve. */
export interface Parts {
  readonly stores: Readonly<Record<ServiceStore, Store>>;
  readonly search: SearchEngine;
  readonly queue: Queue;
  readonly indexer: Indexer;
  /** What the process is still busy with, in words. */
  readonly busyWith: string | null;
}

/** What each engine says of itself, and whether lists drawn now are complete. */
export const readiness = async (rosa: Parts): Promise<readonly Check[]> => {
  const incomplete = await rosa.indexer.incomplete();
  return [
    ...(await Promise.all(
      SERVICE_STORES.map((name) => checkOf(`store ${name}`, () => rosa.stores[name].health())),
    )),
    await checkOf(`search ${rosa.search.engine}`, () => rosa.search.health()),
    await checkOf(`queue ${rosa.queue.engine}`, () => rosa.queue.health()),
    {
      name: 'index',
      ok: !incomplete.includes('catchingUp'),
      detail: incomplete.length === 0 ? 'in pari con gli archivi' : incomplete.join(', '),
    },
    ...(rosa.busyWith === null ? [] : [{ name: 'start', ok: false, detail: rosa.busyWith }]),
  ];
};
