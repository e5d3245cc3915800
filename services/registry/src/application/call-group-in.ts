import { invalid, parseConvocation, type Convocation, type Scope } from '@rosa/domain';
import { createOnce, overlaid, readNew, wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { refuseUnknown } from './refuse-unknown.js';
import { findEveryone, type GroupSearch } from './search-workers.js';

const { convocations, desks, workers } = registryBanks;

/** The people called in: those a search finds, and how and when they are told. */
export interface Group {
  readonly search: GroupSearch;
  readonly means: Convocation['invited'][number]['means'];
  readonly sentOn?: string | null;
}

/** As many as a convocation holds. */
const LARGEST = 5000;

const invitedOf = async (
  deps: RegistryDeps,
  scope: Scope,
  { search, means, sentOn }: Group,
): Promise<readonly object[]> => {
  const { ids, total } = await findEveryone(deps, scope, search, LARGEST);
  if (total > LARGEST) {
    throw invalid([wrong('group.search', 'registry.groupTooLarge', { total, limit: LARGEST })]);
  }
  if (total === 0) throw invalid([wrong('group.search', 'registry.groupEmpty', {})]);
  return ids.map((workerId) => ({ workerId, means, sentOn: sentOn ?? null }));
};

/** @throws `invalid` naming each of those invited who is not in the caller's reach */
const refuseUnreached = async (
  { store }: RegistryDeps,
  scope: Scope,
  { invited }: Convocation,
): Promise<void> => {
  const found = await store.getMany(
    scope,
    workers,
    invited.map(({ workerId }) => workerId),
  );
  const reached = new Set(found.map(({ id }) => id));
  const errors = invited.flatMap(({ workerId }, index) =>
    reached.has(workerId)
      ? []
      : [wrong(`invited[${index}].workerId`, 'registry.notHeld', { value: workerId })],
  );
  if (errors.length > 0) throw invalid(errors);
};

/**
 * Calls a group in, once: the people listed, or those a search finds at this moment.
 *
 * @throws `invalid` by field, also where the group is empty, too large, or holds someone out of reach
 */
export const callGroupIn = async (
  deps: RegistryDeps,
  scope: Scope,
  request: {
    readonly body: Readonly<Record<string, unknown>>;
    readonly group: Group | undefined;
    readonly idempotencyKey: string | undefined;
  },
): Promise<Stored<Convocation>> => {
  const at = checkingOf(deps);
  if ((request.group === undefined) === (request.body['invited'] === undefined)) {
    throw invalid([wrong('group', 'registry.groupOrInvited', {})]);
  }
  // Read before anyone is looked for, so that wrong fields are told first.
  const { id, content: read } = readNew(request.body, at, (said) =>
    parseConvocation(overlaid({ invited: [] }, said), at),
  );
  const creation = { id, idempotencyKey: request.idempotencyKey, route: 'POST /convocations' };
  const { record } = await createOnce(deps.store, scope, convocations, creation, async () => {
    await refuseUnknown(deps, [{ field: 'deskId', bank: desks, id: read.deskId }]);
    const group = request.group && (await invitedOf(deps, scope, request.group));
    const convocation = group ? parseConvocation({ ...read, invited: group }, at) : read;
    await refuseUnreached(deps, scope, convocation);
    return [{ op: 'put', bank: convocations, id, expect: 0, record: convocation }];
  });
  const subjects = record.invited.map(({ workerId }) => workerId);
  await deps.audit.record({ scope, action: 'convocations.create', subjects, detail: { id } });
  return record;
};
