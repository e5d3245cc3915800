#!/usr/bin/env node
import { openQueueBoard } from '@rosa/queue';
import { loadReference } from '@rosa/reference';
import {
  checkOf,
  OUTCOME_TOPIC,
  runService,
  serviceApp,
  systemTimer,
  WORKERS_TOPIC,
  type Process,
} from '@rosa/service-kit';
import { openStore, type AnyBank } from '@rosa/store';
import express from 'express';
import type { z } from 'zod';
import { canSeeWorkerOverHttp } from './adapters/registry-over-http.js';
import { tellCompanyOverHttp } from './adapters/opportunities-over-http.js';
import { redisLimits } from './adapters/redis-limits.js';
import { RemoteRoutes } from './adapters/remote-services.js';
import { createGateway } from './app.js';
import { auditBanks, gatewayBanks } from './banks/index.js';
import { Environment } from './environment.js';
import { internalCalls } from './http/internal.js';

const VERSION = '0.1.0';

const opener =
  ({ clock, shutdown }: Process, url: string) =>
  async (service: string, banks: readonly AnyBank[]) => {
    const durability = service === 'audit' ? 'process' : 'power';
    const store = await openStore({ url, service, banks, clock, durability });
    shutdown.register(`store ${service}`, () => store.close());
    return store;
  };

/** The gateway as a process of its own: accounts, sessions and the trail are its; everything else it passes on. */
void runService('gateway', Environment, async (process, env: z.output<typeof Environment>) => {
  const { clock, log, metrics, shutdown, listening } = process;
  const open = opener(process, env.STORE_URL);
  const store = await open('gateway', gatewayBanks);
  const auditStore = await open('audit', auditBanks);
  const limits = redisLimits(env.QUEUE_URL, log);
  shutdown.register('limits', async () => limits.close());
  const board = await openQueueBoard({ url: env.QUEUE_URL }, [WORKERS_TOPIC, OUTCOME_TOPIC]);
  shutdown.register('board', () => board.close());
  const registry = process.client('registry', env.REGISTRY_URLS);
  const opportunities = process.client('opportunities', env.OPPORTUNITIES_URLS);
  const remote = new RemoteRoutes([
    { name: 'registry', client: registry },
    { name: 'opportunities', client: opportunities },
  ]);
  shutdown.register('routes', async () => remote.stop());
  // Before the port is opened: whoever finds it open finds everything behind it.
  await remote.start(systemTimer);
  const readiness = process.readiness(async () => [
    await checkOf('store gateway', () => store.health()),
    await checkOf('store audit', () => auditStore.health()),
    ...remote.checks(),
  ]);
  const gateway = createGateway({
    store,
    auditStore,
    routes: [],
    remote,
    catalogue: loadReference(),
    canSeeWorker: canSeeWorkerOverHttp(registry),
    tellCompany: tellCompanyOverHttp(opportunities),
    clock,
    log,
    metrics,
    readiness,
    version: VERSION,
    ...(env.ROSA_SCREENS === undefined ? {} : { screens: env.ROSA_SCREENS }),
    queues: board.queues,
    limiterOf: limits.limiterOf,
    config: {
      behindHttps: env.ROSA_HTTPS === 'yes',
      proxies: env.ROSA_PROXIES,
      requestsPerMinute: env.ROSA_RATE,
      // Each request asks the store: what one copy revokes holds at once on all.
      rememberCallers: false,
    },
  });
  const internal = serviceApp(process, {
    routes: [],
    calls: internalCalls(auditStore, clock),
    readiness,
  });
  return {
    listeners: [
      { port: env.PORT, listener: express().use(listening.sayClose, gateway.app) },
      { port: env.INTERNAL_PORT, listener: internal },
    ],
  };
});
