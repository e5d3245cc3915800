#!/usr/bin/env node
import { newId } from '@rosa/domain';
import { openQueue } from '@rosa/queue';
import { loadReference } from '@rosa/reference';
import { openSearch } from '@rosa/search';
import {
  checkOf,
  failureLog,
  Lease,
  runService,
  serviceApp,
  stateBank,
  systemTimer,
  type Process,
} from '@rosa/service-kit';
import { openStore } from '@rosa/store';
import type { z } from 'zod';
import { behindSinceOverHttp, recordsOverHttp } from './adapters/registry-over-http.js';
import { createIndexer, isBehind, type Incomplete } from './app.js';
import { LevelKeeper } from './application/keep-level.js';
import { remember } from './application/remember.js';
import { Environment } from './environment.js';
import { internalCalls } from './http/internal.js';

type Settings = z.output<typeof Environment>;

/** Lists drawn at the same moment ask once; far less than the seconds after which a change counts as late. */
const REMEMBERED_MS = 500;

const openEngines = async ({ clock, log, shutdown }: Process, env: Settings) => {
  const reference = loadReference();
  const notice = (message: string): void => log.warn({ notice: message }, 'engine');
  const store = await openStore({
    url: env.STORE_URL,
    service: 'indexer',
    banks: [stateBank],
    clock,
  });
  shutdown.register('store', () => store.close());
  const search = await openSearch({ url: env.SEARCH_URL, reference, notice });
  shutdown.register('search', () => search.close());
  const queue = await openQueue({ url: env.QUEUE_URL, notice });
  shutdown.register('queue', () => queue.close());
  return { reference, store, search, queue };
};

/** The indexer as a process of its own: every copy indexes what the queue brings, one compares index and registry. */
void runService('indexer', Environment, async (process, env: Settings) => {
  const { clock, log, shutdown } = process;
  const onError = failureLog(log, 'indexer');
  const registry = process.client('registry', env.REGISTRY_URLS);
  const { reference, store, search, queue } = await openEngines(process, env);
  const timer = systemTimer;
  const lease = new Lease(store, 'reconcile', newId(), timer, onError);
  const level = new LevelKeeper({
    store,
    search,
    lease,
    clock,
    timer,
    onError,
    everyMs: env.RECONCILE_EVERY_MS,
    // Made below: nothing is compared before the process starts.
    indexer: { reconcile: () => indexer.reconcile() },
  });
  const behindSince = behindSinceOverHttp(registry);
  const incomplete = remember(clock, REMEMBERED_MS, async (): Promise<readonly Incomplete[]> => {
    const [isLevel, since] = await Promise.all([level.isLevel(), behindSince()]);
    return [
      ...(isLevel ? [] : ['catchingUp' as const]),
      ...(isBehind(since, clock.now()) ? ['behind' as const] : []),
    ];
  });
  const readiness = process.readiness(async () => [
    await checkOf('store', () => store.health()),
    await checkOf('queue', () => queue.health()),
    await checkOf('search', () => search.health()),
  ]);
  const calls = internalCalls(incomplete);
  shutdown.register('lease', () => lease.stop());
  shutdown.register('level', () => level.stop());
  // From here the queue brings what is to be indexed. The outboxes are emptied by who owns them.
  const records = recordsOverHttp(registry);
  const indexer = createIndexer({
    stores: [],
    records,
    queue,
    search,
    reference,
    clock,
    timer,
    onError,
  });
  return {
    listeners: [
      { port: env.PORT, listener: serviceApp(process, { routes: [], calls, readiness }) },
    ],
    start: async () => {
      await lease.start();
      level.start();
    },
  };
});
