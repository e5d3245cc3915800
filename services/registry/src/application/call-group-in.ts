import {
  invalid,
  isToCallAgain,
  newId,
  parseConvocation,
  type Convocation,
  type Scope,
} from '@rosa/domain';
import { createOnce, getRecord, overlaid, readNew, wrong } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { refuseUnknown } from './refuse-unknown.js';
import { findEveryone, type GroupSearch } from './search-workers.js';
import { planOf, seatsIn, type Seat, type Seating, type SeatingPlan } from './seat-group.js';
import { retryTaken, type SlotTime } from './seats.js';

const { appointments, convocations, desks, workers } = registryBanks;

type Invited = Convocation['invited'][number];

/** The people called in, how and when they are told, and when they are received. */
export interface Group {
  /** Those a search finds; or else {@link again}. */
  readonly search?: GroupSearch;
  /** Those of this convocation who have not come. */
  readonly again?: string;
  readonly means: Invited['means'];
  readonly sentOn?: string | null;
  /** Slots of the desk, in which each is given a place in turn; or else everyone is received at once. */
  readonly slots?: readonly SlotTime[];
  readonly on?: string | null;
  readonly at?: string | null;
}

/** As many as a convocation holds. */
const LARGEST = 5000;

/** Those of these people who are in the caller's reach, in their order. */
const reached = async (
  { store }: RegistryDeps,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set((await store.getMany(scope, workers, ids)).map(({ id }) => id));

const whoMissed = async (
  { store }: RegistryDeps,
  scope: Scope,
  convocationId: string,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> => {
  const { invited } = await getRecord(store, scope, convocations, convocationId);
  const ids = invited.filter(isToCallAgain).map(({ workerId }) => workerId);
  return { ids, total: ids.length };
};

/**
 * Whom a group is.
 *
 * @throws `invalid` where it is empty or too large, `notFound` where the convocation is
 */
const idsOf = async (
  deps: RegistryDeps,
  scope: Scope,
  { search, again }: Group,
): Promise<readonly string[]> => {
  if ((search === undefined) === (again === undefined)) {
    throw invalid([wrong('group.search', 'registry.groupSearchOrAgain', {})]);
  }
  const field = search ? 'group.search' : 'group.again';
  const found = search
    ? await findEveryone(deps, scope, search, LARGEST)
    : await whoMissed(deps, scope, again!);
  if (found.total > LARGEST) {
    const { total } = found;
    throw invalid([wrong(field, 'registry.groupTooLarge', { total, limit: LARGEST })]);
  }
  const there = await reached(deps, scope, found.ids);
  const ids = found.ids.filter((id) => there.has(id));
  if (ids.length === 0) throw invalid([wrong(field, 'registry.groupEmpty', {})]);
  return ids;
};

/** @throws `invalid` naming each of those invited who is not in the caller's reach */
const refuseUnreached = async (
  deps: RegistryDeps,
  scope: Scope,
  { invited }: Convocation,
): Promise<void> => {
  const there = await reached(
    deps,
    scope,
    invited.map(({ workerId }) => workerId),
  );
  const errors = invited.flatMap(({ workerId }, index) =>
    there.has(workerId)
      ? []
      : [wrong(`invited[${index}].workerId`, 'registry.notHeld', { value: workerId })],
  );
  if (errors.length > 0) throw invalid(errors);
};

/** The places a group is received in; `undefined` where everyone is received at once. @throws `invalid` */
const seatingOf = async (
  deps: RegistryDeps,
  scope: Scope,
  deskId: string | null,
  { slots, on, at }: Group,
): Promise<Seating | undefined> => {
  if (!slots) return undefined;
  if (deskId === null) throw invalid([wrong('deskId', 'registry.groupSlotsNeedDesk', {})]);
  if (on || at) throw invalid([wrong('group.on', 'registry.groupSlotsOrTime', {})]);
  return seatsIn(deps, scope, deskId, slots);
};

/** How many a group has and how they would be received: nobody is called in. @throws as {@link callGroupIn} does */
export const previewGroup = async (
  deps: RegistryDeps,
  scope: Scope,
  { deskId, group }: { readonly deskId: string | null; readonly group: Group },
): Promise<SeatingPlan> => {
  const ids = await idsOf(deps, scope, group);
  const seating = await seatingOf(deps, scope, deskId, group);
  const detail = { total: ids.length };
  await deps.audit.record({ scope, action: 'convocations.preview', subjects: [], detail });
  return planOf(ids.length, seating?.seats ?? []);
};

/** An appointment for each who was given a place. */
const bookingsOf = (
  called: Convocation,
  convocationId: string,
  { desk, seats }: Seating,
): readonly Change[] =>
  called.invited.map(({ workerId }, n) => {
    const { on, at, minutes, place } = seats[n]!;
    const record: Booking = {
      deskId: called.deskId!,
      workerId,
      on,
      at,
      minutes,
      mode: desk.kind === 'online' ? 'video' : 'in_person',
      reason: called.title,
      state: 'booked',
      bookedBy: 'operator',
      convocationId,
      interviewId: null,
      note: null,
      territory: desk.comune,
      place,
    };
    return { op: 'put', bank: appointments, id: newId(), expect: 0, record };
  });

/** Each with a place in turn, or all at one time. @throws `invalid` where there are more people than places */
const invitedOf = (
  ids: readonly string[],
  { means, sentOn, on, at }: Group,
  seats: readonly Seat[] | undefined,
): readonly object[] => {
  if (seats && ids.length > seats.length) {
    const params = { people: ids.length, places: seats.length };
    throw invalid([wrong('group.slots', 'registry.groupBeyondPlaces', params)]);
  }
  return ids.map((workerId, n) => ({
    workerId,
    means,
    sentOn: sentOn ?? null,
    on: (seats ? seats[n]?.on : on) ?? null,
    at: (seats ? seats[n]?.at : at) ?? null,
  }));
};

/** A convocation and what is booked with it. */
const convene = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  read: Convocation,
  group: Group | undefined,
): Promise<readonly Change[]> => {
  const put = (record: Convocation): Change => ({
    op: 'put',
    bank: convocations,
    id,
    expect: 0,
    record,
  });
  if (!group) return [put(read)];
  const ids = await idsOf(deps, scope, group);
  const seating = await seatingOf(deps, scope, read.deskId, group);
  const invited = invitedOf(ids, group, seating?.seats);
  const called = parseConvocation({ ...read, invited }, checkingOf(deps));
  return [put(called), ...(seating ? bookingsOf(called, id, seating) : [])];
};

/**
 * Calls a group in, once: the people listed, those a search finds at this moment, or those who did not come to another
 * convocation. Where slots are chosen each is given an appointment in the same act.
 *
 * @throws `invalid` by field, also where the group is empty, too large, larger than the places left, or holds someone out
 *   of reach
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
  const { record } = await retryTaken(() =>
    createOnce(deps.store, scope, convocations, creation, async () => {
      await refuseUnknown(deps, [{ field: 'deskId', bank: desks, id: read.deskId }]);
      if (!request.group) await refuseUnreached(deps, scope, read);
      return convene(deps, scope, id, read, request.group);
    }),
  );
  const subjects = record.invited.map(({ workerId }) => workerId);
  await deps.audit.record({ scope, action: 'convocations.create', subjects, detail: { id } });
  return record;
};
