import { systemScope } from '@rosa/domain';
import type { Bank, Store, Stored, Version } from '@rosa/store';

/** A bank's records as whoever indexes them re-reads them: with the system's own eyes, whole. */
export interface Records<T> {
  /** The current record of each id, in the order of `ids`; `undefined` where none is, or it was deleted. */
  read(ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]>;
  /** The revision of each of these ids that ever existed, tombstones included. */
  versionsOf(ids: readonly string[]): Promise<readonly Version[]>;
  /** Every revision, tombstones included, in batches. */
  versions(): AsyncIterable<readonly Version[]>;
  /** How many live records there are. */
  count(): Promise<number>;
  /** Every live record, in batches. */
  stream(): AsyncIterable<readonly Stored<T>[]>;
}

/** The records of a bank of a store in this process. */
export const recordsOf = <T extends object>(store: Store, bank: Bank<T>): Records<T> => {
  const scope = systemScope('indexer');
  return {
    read: async (ids) => {
      const found = await store.getMany(scope, bank, ids);
      const byId = new Map(found.map((record) => [record.id, record]));
      return ids.map((id) => byId.get(id));
    },
    versionsOf: (ids) => store.versionsOf(scope, bank, ids),
    versions: () => store.versions(scope, bank),
    count: async () => (await store.find(scope, bank, { limit: 1 })).total,
    stream: () => store.stream(scope, bank),
  };
};
