import { systemScope, type WorkerRecord } from '@rosa/domain';
import type { Bank, Store } from '@rosa/store';
import type { RecordSource } from '../ports.js';

/** The records of a store in this process, given the registry's worker bank. */
export const recordsOf = (store: Store, bank: Bank<WorkerRecord>): RecordSource => {
  const scope = systemScope('indexer');
  return {
    read: async (ids) => {
      const found = await store.getMany(scope, bank, ids);
      const byId = new Map(found.map((worker) => [worker.id, worker]));
      return ids.map((id) => byId.get(id));
    },
    versionsOf: (ids) => store.versionsOf(scope, bank, ids),
    versions: () => store.versions(scope, bank),
    count: async () => (await store.find(scope, bank, { limit: 1 })).total,
    stream: () => store.stream(scope, bank),
  };
};
