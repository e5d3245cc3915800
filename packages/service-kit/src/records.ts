import { isDeepStrictEqual } from 'node:util';
import { refuse } from '@rosa/domain';
import type { Meta, Scope } from '@rosa/domain';
import type { Bank, Change, Store, Stored } from '@rosa/store';

/** Reading one record, and changing it from a revision: the same in every bank. */

/** A record in the caller's reach. @throws `notFound`, also for one out of reach */
export const getRecord = async <T extends object>(
  store: Store,
  scope: Scope,
  bank: Bank<T>,
  id: string,
): Promise<Stored<T>> => {
  const record = await store.get(scope, bank, id);
  if (!record) throw refuse('notFound', 'http.noSuchRecord', { id });
  return record;
};

/** {@link getRecord}, at the revision a change was decided on. @throws `stale` where it has another by now */
export const getRecordAt = async <T extends object>(
  store: Store,
  scope: Scope,
  bank: Bank<T>,
  id: string,
  expected: number | 'any',
): Promise<Stored<T>> => {
  const record = await getRecord(store, scope, bank, id);
  if (expected === 'any' || expected === record.rev) return record;
  throw refuse('stale', 'http.recordChanged', { id }, [], { rev: record.rev });
};

/** A record without what the store adds to it. */
export const contentOf = <T extends object>({
  id: _id,
  rev: _rev,
  createdAt: _createdAt,
  updatedAt: _updatedAt,
  ...content
}: Stored<T>): T => content as unknown as T;

/** Writes a record's new content in one commit with `also`; the same content makes no revision. */
export const putContent = async <T extends object>(
  store: Store,
  scope: Scope,
  bank: Bank<T>,
  before: Stored<T>,
  content: T,
  also: readonly Change[] = [],
): Promise<Stored<T>> => {
  const { id, rev: expect } = before;
  const same = isDeepStrictEqual(contentOf(before), content);
  if (same && also.length === 0) return before;
  const [meta] = await store.commit(scope, [
    { op: 'put', bank, id, expect, record: content },
    ...also,
  ]);
  return { ...content, ...(meta as Meta) };
};
