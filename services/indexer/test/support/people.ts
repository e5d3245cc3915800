import { accessOfWorker, newId, systemScope, type Worker, type WorkerRecord } from '@rosa/domain';
import type { Bank, Change, CommitOptions, Store } from '@rosa/store';
import { blankWorker } from '@rosa/test-kit';

/** A worker bank that keeps what the indexer needs of one. */
export const workers: Bank<WorkerRecord> = {
  name: 'workers',
  schemaVersion: 1,
  keys: {},
  unique: [],
  keysOf: () => ({}),
  accessOf: (record) => accessOfWorker(record as Worker),
  event: 'worker.changed',
  keepsHistory: false,
};

export const scope = systemScope('test');

export const put = (
  id: string,
  expect = 0,
  fields: Partial<WorkerRecord> = {},
): Extract<Change, { op: 'put' }> => ({
  op: 'put',
  bank: workers,
  id,
  expect,
  record: blankWorker(fields),
});

export const remove = (id: string, expect: number): Change => ({
  op: 'delete',
  bank: workers,
  id,
  expect,
});

/** A record no projection can read: its skills are not a list. */
export const unreadable = (id: string, expect = 0): Change => ({
  ...put(id, expect),
  record: { ...blankWorker(), skills: 5 },
});

/** Puts that many new people into the store, in one commit; their ids. */
export const populate = async (
  store: Store,
  count: number,
  options: CommitOptions = {},
): Promise<string[]> => {
  const ids = Array.from({ length: count }, newId);
  await store.commit(
    scope,
    ids.map((id, lot) => put(id, 0, { lot })),
    options,
  );
  return ids;
};
