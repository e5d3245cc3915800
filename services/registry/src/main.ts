#!/usr/bin/env node
import { newId } from '@rosa/domain';
import { openQueue } from '@rosa/queue';
import { loadReference } from '@rosa/reference';
import { openSearch } from '@rosa/search';
import {
  auditOverHttp,
  checkOf,
  failureLog,
  Lease,
  stateBank,
  Relay,
  runService,
  serviceApp,
  systemTimer,
  type Process,
} from '@rosa/service-kit';
import { openStore } from '@rosa/store';
import type { z } from 'zod';
import {
  questionsOverHttp,
  rostersOverHttp,
  transfersOverHttp,
} from './adapters/opportunities-over-http.js';
import { createRegistry } from './app.js';
import { registryBanks } from './banks.js';
import { Environment } from './environment.js';
import { internalCalls } from './http/internal.js';

type Settings = z.output<typeof Environment>;

const openEngines = async ({ clock, log, shutdown }: Process, env: Settings) => {
  const reference = loadReference();
  const notice = (message: string): void => log.warn({ notice: message }, 'engine');
  const banks = [...Object.values(registryBanks), stateBank];
  const store = await openStore({ url: env.STORE_URL, service: 'registry', banks, clock });
  shutdown.register('store', () => store.close());
  const search = await openSearch({ url: env.SEARCH_URL, reference, notice });
  shutdown.register('search', () => search.close());
  const queue = await openQueue({ url: env.QUEUE_URL, notice });
  shutdown.register('queue', () => queue.close());
  return { reference, store, search, queue };
};

/** The registry as a process of its own. Of its copies one at a time empties the outbox. */
void runService('registry', Environment, async (process, env: Settings) => {
  const { clock, log, shutdown } = process;
  const { reference, store, search, queue } = await openEngines(process, env);
  const opportunities = process.client('opportunities', env.OPPORTUNITIES_URLS);
  const onError = failureLog(log, 'relay');
  const lease = new Lease(store, 'relay', newId(), systemTimer, onError);
  const relay = new Relay({
    stores: [{ name: 'registry', outbox: store.outbox }],
    queue,
    clock,
    timer: systemTimer,
    onError,
    isActive: () => lease.isHeld,
  });
  const registry = createRegistry({
    store,
    search,
    reference,
    clock,
    log,
    audit: auditOverHttp(process.client('gateway', env.GATEWAY_URLS)),
    rosters: rostersOverHttp(opportunities),
    questions: questionsOverHttp(opportunities),
    indexedElsewhere: true,
    transfer: {
      others: () => transfersOverHttp(opportunities),
      folder: env.ROSA_IMPORTS,
      maxBytes: env.ROSA_IMPORT_BYTES,
      copies: systemTimer,
    },
  });
  const readiness = process.readiness(async () => [
    await checkOf('store', () => store.health()),
    await checkOf('queue', () => queue.health()),
    await checkOf('search', () => search.health()),
  ]);
  const calls = internalCalls(registry, relay);
  shutdown.register('imports', () => registry.imports.leave());
  shutdown.register('lease', () => lease.stop());
  shutdown.register('relay', () => relay.stop());
  return {
    listeners: [
      {
        port: env.PORT,
        listener: serviceApp(process, { routes: registry.routes, calls, readiness }),
      },
    ],
    start: async () => {
      await lease.start();
      relay.start();
      registry.imports.watch();
    },
  };
});
