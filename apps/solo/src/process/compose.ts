import { join } from 'node:path';
import { systemClock, type Clock } from '@rosa/domain';
import {
  auditBanks,
  createAuditTrail,
  createGateway,
  gatewayBanks,
  type Gateway,
} from '@rosa/gateway';
import { createIndexer, type Indexer } from '@rosa/indexer';
import { createOpportunities, opportunityBanks, type Opportunities } from '@rosa/opportunities';
import { openQueue, openQueueBoard, type Queue } from '@rosa/queue';
import { loadReference, type Catalogue } from '@rosa/reference';
import { createRegistry, registryBanks, type Registry } from '@rosa/registry';
import { openSearch, type SearchEngine } from '@rosa/search';
import {
  createLog,
  inNamingOrder,
  Metrics,
  OUTCOME_TOPIC,
  Shutdown,
  systemTimer,
  WORKERS_TOPIC,
  type AuditTrail,
  type BankTransfer,
  type Logger,
} from '@rosa/service-kit';
import { openStore, type AnyBank, type Store } from '@rosa/store';
import type { Config } from './config.js';
import { readiness } from './readiness.js';
import { builtScreens } from './screens.js';
import { SERVICE_STORES, type ServiceStore } from './service-stores.js';

/** Everything in one process: the four services on the engines the configuration names. */
export interface Rosa {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reference: Catalogue;
  readonly stores: Readonly<Record<ServiceStore, Store>>;
  readonly search: SearchEngine;
  readonly queue: Queue;
  readonly audit: AuditTrail;
  readonly registry: Registry;
  readonly opportunities: Opportunities;
  readonly indexer: Indexer;
  readonly gateway: Gateway;
  /** Every bank that goes in and out by file, in the order in which one may name another. */
  readonly transfers: readonly BankTransfer[];
  /** What the process is still busy with before it is ready, in words. */
  busyWith: string | null;
  /** Stops the indexer, saves the index, closes the stores. */
  stop(): Promise<void>;
}

export const VERSION = '0.1.0';

const BANKS: Readonly<Record<ServiceStore, readonly AnyBank[]>> = {
  registry: Object.values(registryBanks),
  opportunities: Object.values(opportunityBanks),
  gateway: gatewayBanks,
  audit: auditBanks,
};

const openStores = async (config: Config, clock: Clock, shutdown: Shutdown) => {
  const opened = await Promise.all(
    SERVICE_STORES.map(async (service) => {
      const durability = service === 'audit' ? 'process' : 'power';
      const banks = BANKS[service];
      const store = await openStore({ url: config.storeUrl, service, banks, clock, durability });
      shutdown.register(`store ${service}`, () => store.close());
      return [service, store] as const;
    }),
  );
  return Object.fromEntries(opened) as Record<ServiceStore, Store>;
};

/** Puts the services together; nothing runs until `indexer.start`. */
export const compose = async (config: Config, clock: Clock = systemClock): Promise<Rosa> => {
  const shutdown = new Shutdown();
  try {
    return await put(config, clock, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};

const openEngines = async (
  config: Config,
  clock: Clock,
  reference: Catalogue,
  log: Logger,
  shutdown: Shutdown,
) => {
  const stores = await openStores(config, clock, shutdown);
  const notice = (message: string): void => log.warn({ notice: message }, 'search');
  const search = await openSearch({ url: config.searchUrl, reference, notice });
  shutdown.register('search', () => search.close());
  const queue = await openQueue({
    url: config.queueUrl,
    notice: (message) => log.warn({ notice: message }, 'queue'),
  });
  shutdown.register('queue', () => queue.close());
  const topics = [WORKERS_TOPIC, OUTCOME_TOPIC];
  const board = await openQueueBoard({ url: config.queueUrl }, topics);
  shutdown.register('board', () => board.close());
  return { stores, search, queue, board };
};

/** What every part is made with. */
interface Shared {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly reference: Catalogue;
  readonly audit: AuditTrail;
  readonly stores: Rosa['stores'];
  readonly search: SearchEngine;
}

/** The two banks and the indexer ask each other: each is given the others' answers, called only once all are there. */
const composeServices = (shared: Shared, queue: Queue) => {
  const { stores, config, clock, log, search, reference } = shared;
  const registry: Registry = createRegistry({
    ...shared,
    store: stores.registry,
    rosters: { seat: (...asked) => opportunities.rosters.seat(...asked) },
    questions: { set: (...asked) => opportunities.questionSet(...asked) },
    transfer: {
      others: () => opportunities.transfers,
      folder: join(config.data, 'imports'),
      maxBytes: config.importBytes,
    },
  });
  const opportunities: Opportunities = createOpportunities({
    ...shared,
    store: stores.opportunities,
    registry: { people: (scope, ids) => registry.people.read(scope, ids) },
    outcomes: registry.outcomes,
    incomplete: () => indexer.incomplete(),
  });
  const indexer: Indexer = createIndexer({
    stores: [
      { name: 'registry', outbox: stores.registry.outbox },
      { name: 'opportunities', outbox: stores.opportunities.outbox },
    ],
    records: registry.records,
    queue,
    search,
    reference,
    clock,
    timer: systemTimer,
    onError: (error) => log.error({ err: error }, 'indexer'),
    handlers: { [OUTCOME_TOPIC]: opportunities.onOutcome },
  });
  return { registry, opportunities, indexer };
};

const put = async (config: Config, clock: Clock, shutdown: Shutdown): Promise<Rosa> => {
  const log = createLog(config.logLevel);
  const reference = loadReference();
  const { stores, search, queue, board } = await openEngines(
    config,
    clock,
    reference,
    log,
    shutdown,
  );
  const audit = createAuditTrail(stores.audit, clock);
  const shared: Shared = { config, clock, log, reference, audit, stores, search };
  const services = composeServices(shared, queue);
  const { registry, opportunities, indexer } = services;
  shutdown.register('indexer', () => indexer.stop());
  const rosa: Rosa = {
    ...shared,
    ...services,
    queue,
    gateway: createGateway({
      ...shared,
      store: stores.gateway,
      auditStore: stores.audit,
      routes: [...registry.routes, ...opportunities.routes],
      catalogue: reference,
      canSeeWorker: registry.canSeeWorker,
      tellCompany: opportunities.tellCompany,
      metrics: new Metrics(),
      readiness: () => readiness(rosa),
      version: VERSION,
      queues: board.queues,
      ...builtScreens(),
      config: {
        requestsPerMinute: config.rate,
        // A store on a server may be another process's too.
        rememberCallers: config.storeUrl.startsWith('sqlite:'),
      },
    }),
    transfers: inNamingOrder([...registry.transfers, ...opportunities.transfers]),
    busyWith: null,
    stop: () => shutdown.run(),
  };
  return rosa;
};
