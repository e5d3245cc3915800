import type { Scope } from '@rosa/domain';
import type { BankTransfer, Route } from '@rosa/service-kit';
import { outcomesOf, peopleOf, recordsOf } from './application/serve-records.js';
import { registryBanks } from './banks.js';
import { appointmentRoutes } from './http/appointments.js';
import { convocationRoutes } from './http/convocations.js';
import { papersRoutes } from './http/papers.js';
import { restrictedRoutes } from './http/restricted.js';
import { supplyRoutes } from './http/supply.js';
import { workerHistoryRoutes } from './http/worker-history.js';
import { workerSearchRoutes } from './http/worker-search.js';
import { workerRoutes } from './http/workers.js';
import type { OutcomeReader, PeopleReader, RegistryDeps, WorkerRecords } from './ports.js';
import { registryTransfers } from './transfer/index.js';

/** The registry: people, and what is kept about them. */
export interface Registry {
  readonly routes: readonly Route[];
  readonly records: WorkerRecords;
  readonly people: PeopleReader;
  readonly outcomes: OutcomeReader;
  /** Every bank of the registry in and out by file, in the order in which one may name another. */
  readonly transfers: readonly BankTransfer[];
  /** Is this worker's record in the caller's reach? */
  canSeeWorker(scope: Scope, workerId: string): Promise<boolean>;
}

/** Puts the registry together from its dependencies. */
export const createRegistry = (deps: RegistryDeps): Registry => ({
  routes: [
    ...workerSearchRoutes(deps),
    ...workerRoutes(deps),
    ...workerHistoryRoutes(deps),
    ...papersRoutes(deps),
    ...restrictedRoutes(deps),
    ...supplyRoutes(deps),
    ...appointmentRoutes(deps),
    ...convocationRoutes(deps),
  ],
  records: recordsOf(deps.store),
  people: peopleOf(deps.store),
  outcomes: outcomesOf(deps.store),
  transfers: registryTransfers(deps),
  canSeeWorker: async (scope, workerId) =>
    (await deps.store.get(scope, registryBanks.workers, workerId)) !== undefined,
});
