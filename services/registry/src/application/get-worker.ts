import type { Scope, Worker } from '@rosa/domain';
import { getRecord, getRecordAt } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

type Deps = Pick<RegistryDeps, 'store'>;

/** A worker in the caller's reach. @throws `notFound`, also for one out of reach */
export const getWorker = ({ store }: Deps, scope: Scope, id: string): Promise<Worker> =>
  getRecord(store, scope, registryBanks.workers, id);

/** {@link getWorker}, at the revision a change was decided on. @throws `stale` where it has another by now */
export const getWorkerAt = (
  { store }: Deps,
  scope: Scope,
  id: string,
  expected: number | 'any',
): Promise<Worker> => getRecordAt(store, scope, registryBanks.workers, id, expected);

/**
 * Once a person has been reached, what is kept about them is too, wherever they lived when it was written: the same
 * caller, role and bank policy, without the territory.
 */
export const besidePerson = (scope: Scope): Scope => ({ ...scope, territory: 'all' });
