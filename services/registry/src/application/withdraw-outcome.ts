import { isDeepStrictEqual } from 'node:util';
import type { Outcome, Scope, Status, Worker } from '@rosa/domain';
import { refuse, retryStale } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { besidePerson, getWorker } from './get-worker.js';
import { paperAt } from './keep-paper.js';

const { workers, outcomes } = registryBanks;

/**
 * The state the person was in before an outcome changed it, where nothing changed it since: the outcome and the state
 * were written in one commit, so at one instant.
 */
const statusBefore = async (
  { store }: RegistryDeps,
  scope: Scope,
  worker: Worker,
  outcome: Stored<Paper<Outcome>>,
): Promise<Status | undefined> => {
  const former = await store.history(besidePerson(scope), workers, worker.id);
  const oldestFirst = former.toReversed();
  const states = [...oldestFirst.map(({ record }) => record.status), worker.status];
  const act = oldestFirst.findIndex(
    ({ replacedAt }, index) =>
      replacedAt === outcome.createdAt && !isDeepStrictEqual(states[index], states[index + 1]),
  );
  if (act < 0) return undefined;
  const since = states.slice(act + 1);
  return since.every((state) => isDeepStrictEqual(state, since[0])) ? states[act] : undefined;
};

/** How long a job lasted is told of its start: that goes first. */
const refuseLooked = async ({ store }: RegistryDeps, scope: Scope, id: string): Promise<void> => {
  const where = [{ key: 'lasting', in: [6, 12].map((months) => `${id} ${months}`) }];
  const { total } = await store.find(besidePerson(scope), outcomes, { where, limit: 1 });
  if (total > 0) throw refuse('conflict', 'registry.lastingHolds', {});
};

/**
 * Takes back an outcome recorded by mistake, and with it the state it gave the person, unless something changed that
 * since. The outcome's history stays, and the opportunity bank is told as of any change.
 *
 * @throws `notFound`, `stale`, `conflict` where a `lasting` looks back to it
 */
export const withdrawOutcome = async (
  deps: RegistryDeps,
  scope: Scope,
  which: { readonly workerId: string; readonly id: string; readonly expected: number | 'any' },
): Promise<void> => {
  const { workerId, id } = which;
  await retryStale(async () => {
    const outcome = await paperAt(deps, scope, { bank: outcomes, ...which });
    await refuseLooked(deps, scope, id);
    const worker = await getWorker(deps, scope, workerId);
    const status = await statusBefore(deps, scope, worker, outcome);
    const record = { ...worker, status };
    const back: Change = { op: 'put', bank: workers, id: workerId, expect: worker.rev, record };
    await deps.store.commit(besidePerson(scope), [
      { op: 'delete', bank: outcomes, id, expect: outcome.rev },
      ...(status ? [back] : []),
    ]);
  });
  await deps.audit.record({ scope, action: 'outcomes.delete', subjects: [workerId] });
};
