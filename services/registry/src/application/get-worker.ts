import type { Scope, Worker } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** A worker in the caller's reach. @throws `notFound`, also for one out of reach */
export const getWorker = async (
  { store }: Pick<RegistryDeps, 'store'>,
  scope: Scope,
  id: string,
): Promise<Worker> => {
  const worker = await store.get(scope, registryBanks.workers, id);
  if (!worker) throw refuse('notFound', 'registry.noSuchWorker', { id });
  return worker;
};

/** {@link getWorker}, at the revision a change was decided on. @throws `stale` where it has another by now */
export const getWorkerAt = async (
  deps: Pick<RegistryDeps, 'store'>,
  scope: Scope,
  id: string,
  expected: number | 'any',
): Promise<Worker> => {
  const worker = await getWorker(deps, scope, id);
  if (expected === 'any' || expected === worker.rev) return worker;
  throw refuse('stale', 'registry.workerChanged', { id }, [], { rev: worker.rev });
};

/**
 * Once a person has been reached, what is kept about them is too, wherever they lived when it was written: the same
 * caller, role and bank policy, without the territory.
 */
export const besidePerson = (scope: Scope): Scope => ({ ...scope, territory: 'all' });
