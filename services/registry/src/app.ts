import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '@rosa/domain';
import { inNamingOrder, recordsOf, type BankTransfer, type Route } from '@rosa/service-kit';
import { outcomesOf, peopleOf } from './application/serve-records.js';
import { registryBanks } from './banks.js';
import { appointmentRoutes } from './http/appointments.js';
import { convocationRoutes } from './http/convocations.js';
import { peopleFigureRoutes } from './http/figures.js';
import { papersRoutes } from './http/papers.js';
import { restrictedRoutes } from './http/restricted.js';
import { standingFigureRoutes } from './http/standing-figures.js';
import { supplyRoutes } from './http/supply.js';
import { targetGroupRoutes } from './http/target-groups.js';
import { workerHistoryRoutes } from './http/worker-history.js';
import { workerSearchRoutes } from './http/worker-search.js';
import { workerRoutes } from './http/workers.js';
import type {
  OutcomeReader,
  PeopleReader,
  RegistryDeps,
  TransferSettings,
  WorkerRecords,
} from './ports.js';
import { FreshDocuments, ImportJobs, registryTransfers, transferRoutes } from './transfer/index.js';

/** The registry: people, and what is kept about them. */
export interface Registry {
  readonly routes: readonly Route[];
  readonly records: WorkerRecords;
  readonly people: PeopleReader;
  readonly outcomes: OutcomeReader;
  /** Every bank of the registry in and out by file, in the order in which one may name another. */
  readonly transfers: readonly BankTransfer[];
  /** The imports asked for over HTTP, to be watched and left where several copies share them. */
  readonly imports: Pick<ImportJobs, 'watch' | 'leave'>;
  /** Is this worker's record in the caller's reach? */
  canSeeWorker(scope: Scope, workerId: string): Promise<boolean>;
}

/** Without settings of its own a registry moves its own banks, by uploads of up to 8 GiB that a new start of the machine may take away. */
const TRANSFER: TransferSettings = {
  others: () => [],
  folder: join(tmpdir(), 'rosa-imports'),
  maxBytes: 8 * 2 ** 30,
};

const importsOf = (deps: RegistryDeps, own: readonly BankTransfer[]) => {
  const { others, ...files } = deps.transfer ?? TRANSFER;
  const transferDeps = { ...deps, ...files, transfers: () => inNamingOrder([...own, ...others()]) };
  const imports = new ImportJobs(transferDeps);
  return { imports, routes: transferRoutes(transferDeps, imports) };
};

/** Puts the registry together from its dependencies. */
export const createRegistry = (deps: RegistryDeps): Registry => {
  const fresh = deps.indexedElsewhere ? undefined : new FreshDocuments();
  const transfers = registryTransfers({ ...deps, fresh });
  const { imports, routes: importRoutes } = importsOf(deps, transfers);
  return {
    routes: [
      ...workerSearchRoutes(deps),
      ...workerRoutes(deps),
      ...workerHistoryRoutes(deps),
      ...papersRoutes(deps),
      ...restrictedRoutes(deps),
      ...supplyRoutes(deps),
      ...appointmentRoutes(deps),
      ...convocationRoutes(deps),
      ...targetGroupRoutes(deps),
      ...peopleFigureRoutes(deps),
      ...standingFigureRoutes(deps),
      ...importRoutes,
    ],
    records: {
      ...recordsOf(deps.store, registryBanks.workers),
      fresh: (ids) => fresh?.take(ids) ?? [],
    },
    people: peopleOf(deps.store),
    outcomes: outcomesOf(deps.store),
    transfers,
    imports,
    canSeeWorker: async (scope, workerId) =>
      (await deps.store.get(scope, registryBanks.workers, workerId)) !== undefined,
  };
};
