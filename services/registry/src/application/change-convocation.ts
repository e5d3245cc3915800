import { fieldError, invalid, parseConvocation, type Convocation, type Scope } from '@rosa/domain';
import { contentOf, getRecordAt, overlaid, putContent, wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { seatsFreed, seatsOf } from './convened-seats.js';

const bank = registryBanks.convocations;

/** A convocation, and the revision an act on it was decided on. */
interface Which {
  readonly id: string;
  readonly expected: number | 'any';
}

const seatsGiven = (deps: RegistryDeps, scope: Scope, { id, invited }: Stored<Convocation>) =>
  seatsOf(
    deps,
    scope,
    id,
    invited.map(({ workerId }) => workerId),
  );

/**
 * Changes what a convocation says of itself; of its people only who came is told, elsewhere.
 *
 * @throws `notFound`, `stale`, `invalid` by field, also for another desk where people have appointments at this one
 */
export const changeConvocation = async (
  deps: RegistryDeps,
  scope: Scope,
  { id, expected }: Which,
  change: unknown,
): Promise<Stored<Convocation>> => {
  const before = await getRecordAt(deps.store, scope, bank, id, expected);
  const changed = overlaid(contentOf(before), change) as Record<string, unknown>;
  if (changed['invited'] !== before.invited) throw invalid([fieldError('invited', 'unknownField')]);
  const content = parseConvocation(changed, checkingOf(deps));
  if (content.deskId !== before.deskId && (await seatsGiven(deps, scope, before)).length > 0) {
    throw invalid([wrong('deskId', 'registry.hasAppointment', {})]);
  }
  const after = await putContent(deps.store, scope, bank, before, content);
  await deps.audit.record({ scope, action: 'convocations.update', subjects: [], detail: { id } });
  return after;
};

/** Removes a convocation, and gives back the places of those still awaited. @throws `notFound`, `stale` */
export const removeConvocation = async (
  deps: RegistryDeps,
  scope: Scope,
  { id, expected }: Which,
): Promise<void> => {
  const before = await getRecordAt(deps.store, scope, bank, id, expected);
  const freed = seatsFreed(await seatsGiven(deps, scope, before));
  await deps.store.commit(scope, [{ op: 'delete', bank, id, expect: before.rev }, ...freed]);
  await deps.audit.record({ scope, action: 'convocations.delete', subjects: [], detail: { id } });
};
