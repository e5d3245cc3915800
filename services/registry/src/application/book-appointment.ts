import { invalid, parseAppointment, parseDay, type Appointment, type Scope } from '@rosa/domain';
import {
  contentOf,
  createOnce,
  getRecordAt,
  overlaid,
  putContent,
  readNew,
  refuse,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { convocationTold } from './convened-seats.js';
import { getWorker } from './get-worker.js';
import { refuseUnknown } from './refuse-unknown.js';
import { deskAt, placesHeld, placesLeft, retryTold, slotAt, slotKey } from './seats.js';
import type { Slot } from './slots-of-desk.js';

const { appointments, convocations, interviews } = registryBanks;

/** The first place of the slot that nobody holds. @throws `conflict` where all are held */
const freePlace = async (
  deps: RegistryDeps,
  { deskId, on, at }: Appointment,
  slot: Slot,
): Promise<number> => {
  const day = parseDay(on)!;
  const held = await placesHeld(deps, deskId, day, day);
  const [free] = placesLeft(slot, held.get(slotKey({ on, at })));
  if (free === undefined) throw refuse('conflict', 'registry.slotFull', {});
  return free;
};

/** Books where the desk is open and has a place; the slot says how long. */
const seat = async (
  deps: RegistryDeps,
  scope: Scope,
  appointment: Appointment,
): Promise<Booking> => {
  const desk = await deskAt(deps, scope, appointment.deskId);
  const slot = slotAt(deps, desk, appointment);
  if ('field' in slot) throw invalid([slot]);
  const place = await freePlace(deps, appointment, slot);
  return { ...appointment, minutes: slot.minutes, territory: desk.comune, place };
};

const checkReferences = async (
  deps: RegistryDeps,
  { convocationId, interviewId, workerId }: Appointment,
): Promise<void> =>
  refuseUnknown(deps, [
    { field: 'convocationId', bank: convocations, id: convocationId },
    { field: 'interviewId', bank: interviews, id: interviewId, workerId },
  ]);

/**
 * Books a slot of a desk for a person in the caller's reach, once.
 *
 * @throws `invalid` by field, also where the desk is closed then; `conflict` where the slot is full
 */
export const bookAppointment = async (
  deps: RegistryDeps,
  scope: Scope,
  request: { readonly body: unknown; readonly idempotencyKey: string | undefined },
): Promise<Stored<Booking>> => {
  const at = checkingOf(deps);
  // The slot says how long; operators book for people, until people sign in.
  const { id, content: appointment } = readNew(request.body, at, (said) =>
    parseAppointment(overlaid({ bookedBy: 'operator', minutes: 30 }, said), at),
  );
  await getWorker(deps, scope, appointment.workerId);
  await checkReferences(deps, appointment);
  const creation = { id, idempotencyKey: request.idempotencyKey, route: 'POST /appointments' };
  const { record } = await retryTold(() =>
    createOnce(deps.store, scope, appointments, creation, async () => {
      const booking = await seat(deps, scope, appointment);
      const also = await convocationTold(deps, scope, booking);
      return [{ op: 'put', bank: appointments, id, expect: 0, record: booking }, ...also];
    }),
  );
  const subjects = [record.workerId];
  await deps.audit.record({ scope, action: 'appointments.create', subjects });
  return record;
};

/** Changes an appointment: what became of it, or when it is. @throws as booking does, and `notFound`, `stale` */
export const changeAppointment = async (
  deps: RegistryDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
  change: object,
): Promise<Stored<Booking>> => {
  const { store, audit } = deps;
  const before = await getRecordAt(store, scope, appointments, id, expected);
  const { territory, place, ...content } = contentOf<Booking>(before);
  const changed = parseAppointment({ ...content, ...change }, checkingOf(deps));
  await checkReferences(deps, changed);
  const moved = changed.on !== before.on || changed.at !== before.at;
  const backOn = before.state === 'cancelled' && changed.state !== 'cancelled';
  const after = await retryTold(async () => {
    const booking =
      moved || backOn ? await seat(deps, scope, changed) : { ...changed, territory, place };
    const same = !moved && changed.state === before.state;
    const also = same ? [] : await convocationTold(deps, scope, booking);
    return putContent(store, scope, appointments, before, booking, also);
  });
  await audit.record({ scope, action: 'appointments.update', subjects: [after.workerId] });
  return after;
};
