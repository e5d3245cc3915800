import { invalid, parseConvocation, type Convocation, type Scope } from '@rosa/domain';
import { contentOf, getRecord, putContent, wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { seatsOf, seatsTold } from './convened-seats.js';
import { retryTold } from './seats.js';

type Invited = Convocation['invited'][number];

/** What became of the call for one person; absent stays. */
export type Attendance = Pick<Invited, 'workerId'> & Partial<Invited>;

/** @throws `invalid` for someone with an appointment, which is moved as such */
const refuseMoved = (told: readonly Attendance[], seats: readonly Booking[]): void => {
  const seated = new Map(seats.map((seat) => [seat.workerId, seat]));
  const errors = told.flatMap(({ workerId, on, at }, index) => {
    const seat = seated.get(workerId);
    const moved = seat && ((on ?? seat.on) !== seat.on || (at ?? seat.at) !== seat.at);
    return moved ? [wrong(`people[${index}].on`, 'registry.hasAppointment', {})] : [];
  });
  if (errors.length > 0) throw invalid(errors);
};

/**
 * Says of some of those called in whether they came, when they are awaited, how they were told. Several people say so at
 * the same desk: each adds to what the others said. Their appointments are told of in the same act; who is excused leaves
 * the place to another.
 *
 * @throws `notFound`, `invalid` by field, also for someone not invited; `conflict` where someone excused is awaited again
 *   and the slot is full
 */
export const tellAttendance = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  told: readonly Attendance[],
): Promise<Stored<Convocation>> => {
  const subjects = told.map(({ workerId }) => workerId);
  const after = await retryTold(async () => {
    const before = await getRecord(deps.store, scope, registryBanks.convocations, id);
    const content = contentOf<Convocation>(before);
    const places = new Map(content.invited.map(({ workerId }, index) => [workerId, index]));
    const strangers = told.flatMap(({ workerId }, index) =>
      places.has(workerId) ? [] : [wrong(`people[${index}].workerId`, 'registry.notInvited', {})],
    );
    if (strangers.length > 0) throw invalid(strangers);
    const invited = [...content.invited];
    for (const one of told) {
      const place = places.get(one.workerId)!;
      invited[place] = { ...invited[place]!, ...one };
    }
    const changed = parseConvocation({ ...content, invited }, checkingOf(deps));
    const seats = await seatsOf(deps, scope, id, subjects);
    refuseMoved(told, seats);
    const also = await seatsTold(deps, seats, content.invited, changed.invited);
    return putContent(deps.store, scope, registryBanks.convocations, before, changed, also);
  });
  await deps.audit.record({ scope, action: 'convocations.attendance', subjects, detail: { id } });
  return after;
};
