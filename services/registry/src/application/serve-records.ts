import { accessOfWorker, reachOf, reaches, systemScope, type Worker } from '@rosa/domain';
import { WhileUnchanged } from '@rosa/service-kit';
import type { Store, Stored } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { OutcomeReader, PeopleReader } from '../ports.js';

const { workers } = registryBanks;

/** Everyone asked for, and who of them is in the caller's reach. */
export const peopleOf = (store: Store): PeopleReader => {
  const lately = new WhileUnchanged<Stored<Worker>>(store, 'records');
  const readAll = async (ids: readonly string[]) => {
    const found = await store.getMany(systemScope('lists'), workers, ids);
    return new Map(found.map((worker) => [worker.id, worker]));
  };
  return {
    read: async (scope, ids) => {
      const reach = reachOf(scope, workers.name, 'read');
      const found = await lately.get(ids, readAll);
      return ids.flatMap((id) => {
        const worker = found.get(id);
        return worker ? [{ worker, inReach: reaches(reach, accessOfWorker(worker)) }] : [];
      });
    },
  };
};

/** Outcomes by id, for the bank that acts on them, and undoes what those taken back had done. */
export const outcomesOf = (store: Store): OutcomeReader => {
  const scope = systemScope('outcomes');
  const { outcomes } = registryBanks;
  return {
    read: (ids) => store.getMany(scope, outcomes, ids),
    withdrawn: async (ids) => {
      const versions = await store.versionsOf(scope, outcomes, ids);
      const gone = versions.filter(({ deleted }) => deleted);
      const former = gone.map(({ id }) => store.history(scope, outcomes, id));
      return (await Promise.all(former)).flatMap(([last]) => (last ? [last.record] : []));
    },
  };
};
