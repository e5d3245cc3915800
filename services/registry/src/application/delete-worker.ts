import { findAll } from '@rosa/service-kit';
import type { Scope } from '@rosa/domain';
import type { AnyBank, Change } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { refuseWriting } from './create-worker.js';
import { besidePerson, getWorkerAt } from './get-worker.js';

const { restricted, interviews, plans, credits, refusals, appointments } = registryBanks;

/** What is kept about the person goes with them; outcomes stay for the figures, and hold no name. */
const papersOf = async (
  { store }: RegistryDeps,
  scope: Scope,
  workerId: string,
): Promise<readonly Change[]> => {
  const where = [{ key: 'workerId', is: workerId }];
  const banks: readonly AnyBank[] = [
    restricted,
    interviews,
    plans,
    credits,
    refusals,
    appointments,
  ];
  const deletions = banks.map(async (bank): Promise<Change[]> => {
    const papers = await findAll(store, scope, bank, where);
    return papers.map(({ id, rev }) => ({ op: 'delete', bank, id, expect: rev }));
  });
  return (await Promise.all(deletions)).flat();
};

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
  await deps.store.commit(besidePerson(scope), [
    { op: 'delete', bank: registryBanks.workers, id, expect: worker.rev },
    ...(await papersOf(deps, besidePerson(scope), id)),
  ]);
  await deps.audit.record({ scope, action: 'workers.delete', subjects: [id] });
};
