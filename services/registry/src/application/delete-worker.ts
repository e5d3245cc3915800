import type { Scope } from '@rosa/domain';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { refuseWriting } from './create-worker.js';
import { getWorkerAt } from './get-worker.js';

/**
 * Removes a record that should not be there, and leaves a tombstone. Someone who leaves the programme is not removed:
 * their state becomes `left`.
 *
 * @throws `notFound`, `stale`, `forbidden`
 */
export const deleteWorker = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
): Promise<void> => {
  const worker = await getWorkerAt(deps, scope, id, expected);
  refuseWriting(scope, worker);
  await deps.store.commit(scope, [
    { op: 'delete', bank: registryBanks.workers, id, expect: worker.rev },
  ]);
  await deps.audit.record({ scope, action: 'workers.delete', subjects: [id] });
};
