import type { Store } from '@rosa/store';

/** The same store, telling after each commit, failed ones too: a failure may have come after the engine's own commit. */
export const afterCommits = (store: Store, tell: () => void): Store => ({
  get: (scope, bank, id) => store.get(scope, bank, id),
  getMany: (scope, bank, ids) => store.getMany(scope, bank, ids),
  find: (scope, bank, query) => store.find(scope, bank, query),
  tally: (scope, bank, by, where) => store.tally(scope, bank, by, where),
  stream: (scope, bank) => store.stream(scope, bank),
  versions: (scope, bank) => store.versions(scope, bank),
  versionsOf: (scope, bank, ids) => store.versionsOf(scope, bank, ids),
  history: (scope, bank, id) => store.history(scope, bank, id),
  commit: async (scope, changes, options) => {
    try {
      return await store.commit(scope, changes, options);
    } finally {
      tell();
    }
  },
  outbox: store.outbox,
  backup: (folder) => store.backup(folder),
  health: () => store.health(),
  close: () => store.close(),
});
