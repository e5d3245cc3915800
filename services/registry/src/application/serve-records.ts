import { accessOfWorker, reachOf, reaches, systemScope } from '@rosa/domain';
import type { Store } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { OutcomeReader, PeopleReader, WorkerRecords } from '../ports.js';

const { workers } = registryBanks;

/** The workers as the indexer reads them again. */
export const recordsOf = (store: Store): WorkerRecords => {
  const scope = systemScope('indexer');
  return {
    read: async (ids) => {
      const found = await store.getMany(scope, workers, ids);
      const byId = new Map(found.map((worker) => [worker.id, worker]));
      return ids.map((id) => byId.get(id));
    },
    versionsOf: (ids) => store.versionsOf(scope, workers, ids),
    versions: () => store.versions(scope, workers),
    stream: () => store.stream(scope, workers),
  };
};

/** Everyone asked for, and who of them is in the caller's reach. */
export const peopleOf = (store: Store): PeopleReader => ({
  read: async (scope, ids) => {
    const reach = reachOf(scope, workers.name, 'read');
    const found = await store.getMany(systemScope('lists'), workers, ids);
    return found.map((worker) => ({ worker, inReach: reaches(reach, accessOfWorker(worker)) }));
  },
});

/** Outcomes by id, for the bank that acts on them. */
export const outcomesOf = (store: Store): OutcomeReader => ({
  read: (ids) => store.getMany(systemScope('outcomes'), registryBanks.outcomes, ids),
});
