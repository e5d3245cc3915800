import { createHash } from 'node:crypto';
import { RosaError, type Scope, refuse } from '@rosa/domain';
import type { Bank, Change, Store, Stored } from '@rosa/store';

/** Every POST can be repeated: an id already used, or an `Idempotency-Key` already seen, answers as the first time. */

export interface Once {
  readonly ownerId: string;
  readonly resourceId: string;
}

/** Which record an `Idempotency-Key` made; kept in the store of the service that made it. */
export const onceBank: Bank<Once> = {
  name: 'once',
  schemaVersion: 1,
  keys: {},
  unique: [],
  keysOf: () => ({}),
  accessOf: (once) => ({ ownerId: once.ownerId }),
  keepsHistory: false,
};

export interface Creation {
  /** The id the client made, or a new one. */
  readonly id: string;
  readonly idempotencyKey: string | undefined;
  /** What is created, as `POST /workers`: one key may be used on two routes. */
  readonly route: string;
}

/** Keys are the caller's own: another account's equal key is another key. */
const onceIdOf = (scope: Scope, creation: Creation): string =>
  createHash('sha256')
    .update(JSON.stringify([scope.actor, creation.route, creation.idempotencyKey]))
    .digest('hex');

/**
 * Creates a record once. `changes` is asked only where nothing was made before, and committed with the key in one
 * transaction.
 *
 * @returns the record as it stands, and whether this call made it
 * @throws `conflict` where the id is used by a record out of the caller's reach; `stale` where another record that
 *   `changes` touch has changed meanwhile
 */
export const createOnce = async <T extends object>(
  store: Store,
  scope: Scope,
  bank: Bank<T>,
  creation: Creation,
  changes: () => Promise<readonly Change[]>,
): Promise<{ record: Stored<T>; first: boolean }> => {
  const onceId = creation.idempotencyKey === undefined ? undefined : onceIdOf(scope, creation);
  const made = async (): Promise<Stored<T> | undefined> => {
    const once = onceId && (await store.get(scope, onceBank, onceId));
    return store.get(scope, bank, once ? once.resourceId : creation.id);
  };
  const before = await made();
  if (before) return { record: before, first: false };
  const once: Change[] = onceId
    ? [
        {
          op: 'put',
          bank: onceBank,
          id: onceId,
          expect: 0,
          record: { ownerId: scope.actor, resourceId: creation.id } satisfies Once,
        },
      ]
    : [];
  try {
    await store.commit(scope, [...(await changes()), ...once]);
  } catch (error) {
    // Lost a race against the same request, or the id is taken out of reach.
    const raced = error instanceof RosaError && ['stale', 'conflict'].includes(error.kind);
    const other = raced ? await made() : undefined;
    if (other) return { record: other, first: false };
    const taken = raced && (await store.versionsOf(scope, bank, [creation.id])).length > 0;
    // Otherwise it is another record of the same commit that has changed: whoever asked may try again.
    if (taken && (error as RosaError).kind === 'stale') throw refuse('conflict', 'http.idUsed', {});
    throw error;
  }
  const record = await store.get(scope, bank, creation.id);
  if (!record) throw new Error(`${bank.name} ${creation.id} unreadable after its creation`);
  return { record, first: true };
};
