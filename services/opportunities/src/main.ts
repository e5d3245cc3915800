#!/usr/bin/env node
import { openQueue } from '@rosa/queue';
import { loadReference } from '@rosa/reference';
import { openSearch } from '@rosa/search';
import {
  auditOverHttp,
  checkOf,
  OUTCOME_TOPIC,
  runService,
  serviceApp,
  type Process,
} from '@rosa/service-kit';
import { openStore } from '@rosa/store';
import type { z } from 'zod';
import { incompleteOverHttp } from './adapters/indexer-over-http.js';
import { outcomesOverHttp, peopleOverHttp } from './adapters/registry-over-http.js';
import { createOpportunities } from './app.js';
import { opportunityBanks } from './banks.js';
import { Environment } from './environment.js';
import { internalCalls } from './http/internal.js';

type Settings = z.output<typeof Environment>;

const openEngines = async ({ clock, log, shutdown }: Process, env: Settings) => {
  const reference = loadReference();
  const notice = (message: string): void => log.warn({ notice: message }, 'engine');
  const banks = Object.values(opportunityBanks);
  const store = await openStore({ url: env.STORE_URL, service: 'opportunities', banks, clock });
  shutdown.register('store', () => store.close());
  const search = await openSearch({ url: env.SEARCH_URL, reference, notice });
  shutdown.register('search', () => search.close());
  return { reference, notice, store, search };
};

/** The opportunity bank as a process of its own; it acts on the outcomes the registry tells of through the queue. */
void runService('opportunities', Environment, async (process, env: Settings) => {
  const { clock, log, shutdown } = process;
  const { reference, notice, store, search } = await openEngines(process, env);
  const registry = process.client('registry', env.REGISTRY_URLS);
  const indexer = process.client('indexer', env.INDEXER_URLS);
  const audit = auditOverHttp(process.client('gateway', env.GATEWAY_URLS));
  // Opened after all that its handler leans on, so that it is closed before.
  const queue = await openQueue({ url: env.QUEUE_URL, notice });
  shutdown.register('queue', () => queue.close());
  const opportunities = createOpportunities({
    store,
    search,
    reference,
    clock,
    log,
    audit,
    registry: peopleOverHttp(registry),
    outcomes: outcomesOverHttp(registry),
    incomplete: incompleteOverHttp(indexer),
  });
  const readiness = process.readiness(async () => [
    await checkOf('store', () => store.health()),
    await checkOf('queue', () => queue.health()),
    await checkOf('search', () => search.health()),
  ]);
  const { routes } = opportunities;
  const calls = internalCalls(opportunities);
  return {
    listeners: [{ port: env.PORT, listener: serviceApp(process, { routes, calls, readiness }) }],
    start: async () => queue.consume(OUTCOME_TOPIC, opportunities.onOutcome),
  };
});
