import { parseRestricted, type Restricted, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks, type Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { besidePerson, getWorker } from './get-worker.js';
import { aboutOf } from './keep-paper.js';

const { restricted } = registryBanks;

/** The restricted part of a person's record; revision 0 where nothing was ever written. */
export type RestrictedPart = Restricted & { readonly workerId: string; readonly rev: number };

const NOTHING: Restricted = {
  functionalLimits: null,
  family: null,
  judicial: null,
  referredBy: null,
};

const partOf = (workerId: string, found: Stored<Paper<Restricted>> | undefined): RestrictedPart => {
  const { functionalLimits, family, judicial, referredBy } = found ?? NOTHING;
  return { workerId, rev: found?.rev ?? 0, functionalLimits, family, judicial, referredBy };
};

/** Reads it; every look is kept, and the central team's must say why. @throws `notFound`, `forbidden` */
export const lookAtRestricted = async (
  deps: RegistryDeps,
  scope: Scope,
  workerId: string,
): Promise<RestrictedPart> => {
  if (scope.role === 'central' && scope.purpose === null) {
    throw refuse('forbidden', 'registry.purposeNeeded', {});
  }
  await getWorker(deps, scope, workerId);
  const found = await deps.store.get(besidePerson(scope), restricted, workerId);
  await deps.audit.record({ scope, action: 'restricted.read', subjects: [workerId] });
  return partOf(workerId, found);
};

/**
 * Changes it: absent stays, `null` is unsaid again.
 *
 * @throws `notFound`, `stale`, `invalid` by field
 */
export const changeRestricted = async (
  deps: RegistryDeps,
  scope: Scope,
  workerId: string,
  expected: number | 'any',
  change: unknown,
): Promise<RestrictedPart> => {
  const worker = await getWorker(deps, scope, workerId);
  const beside = besidePerson(scope);
  const found = await deps.store.get(beside, restricted, workerId);
  const { workerId: _, rev, ...before } = partOf(workerId, found);
  if (expected !== 'any' && expected !== rev) {
    throw refuse('stale', 'http.recordChanged', { id: workerId }, [], { rev });
  }
  const isObject = change !== null && typeof change === 'object' && !Array.isArray(change);
  const content = parseRestricted(isObject ? { ...before, ...change } : change, checkingOf(deps));
  const record = { ...content, ...aboutOf(scope, worker) };
  const [meta] = await deps.store.commit(beside, [
    { op: 'put', bank: restricted, id: workerId, expect: rev, record },
  ]);
  await deps.audit.record({ scope, action: 'restricted.update', subjects: [workerId] });
  return { ...content, workerId, rev: meta!.rev };
};
