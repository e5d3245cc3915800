import { endAfter, stateOfCallIn, type Convocation, type Scope } from '@rosa/domain';
import { contentOf, findAll } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/**
 * A person called in to a slot has an appointment there: whether they came is told once, at the appointment or in the
 * convocation, and stands in both.
 */

const { appointments, convocations } = registryBanks;

type Invited = Convocation['invited'][number];

/** Values of a condition asked for at once. */
const AT_ONCE = 500;

/** The appointments a convocation gave to some of its people. */
export const seatsOf = async (
  { store }: RegistryDeps,
  scope: Scope,
  convocationId: string,
  workerIds: readonly string[],
): Promise<readonly Stored<Booking>[]> => {
  const found: Stored<Booking>[] = [];
  for (let start = 0; start < workerIds.length; start += AT_ONCE) {
    const some = workerIds.slice(start, start + AT_ONCE);
    const theirs = await findAll(store, scope, appointments, [{ key: 'workerId', in: some }]);
    found.push(...theirs.filter((booking) => booking.convocationId === convocationId));
  }
  return found;
};

const stateTo = (booking: Stored<Booking>, state: Booking['state']): readonly Change[] => {
  const { id, rev: expect } = booking;
  const record = { ...contentOf<Booking>(booking), state };
  return booking.state === state ? [] : [{ op: 'put', bank: appointments, id, expect, record }];
};

/** What follows for the appointments of people of whom the convocation tells; one that was cancelled stays so. */
export const seatsTold = (
  seats: readonly Stored<Booking>[],
  invited: readonly Invited[],
): readonly Change[] => {
  const ends = new Map(invited.map(({ workerId, end }) => [workerId, end]));
  return seats
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((seat) => stateTo(seat, stateOfCallIn(ends.get(seat.workerId) ?? null)));
};

/** Gives back the places of people who are no longer called in. */
export const seatsFreed = (seats: readonly Stored<Booking>[]): readonly Change[] =>
  seats.filter(({ state }) => state === 'booked').flatMap((seat) => stateTo(seat, 'cancelled'));

/** What follows for the convocation that gave an appointment, where there is one in the caller's reach. */
export const convocationTold = async (
  { store }: RegistryDeps,
  scope: Scope,
  { convocationId, workerId, on, at, state }: Booking,
): Promise<readonly Change[]> => {
  const before = convocationId && (await store.get(scope, convocations, convocationId));
  const place = before ? before.invited.findIndex((one) => one.workerId === workerId) : -1;
  if (!before || place === -1) return [];
  const one = before.invited[place]!;
  const invited = before.invited.with(place, { ...one, on, at, end: endAfter(state, one.end) });
  const record = { ...contentOf<Convocation>(before), invited };
  return [{ op: 'put', bank: convocations, id: before.id, expect: before.rev, record }];
};
