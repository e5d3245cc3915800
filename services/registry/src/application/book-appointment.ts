import {
  formatDay,
  invalid,
  parseAppointment,
  systemScope,
  todayOf,
  type Appointment,
  type Desk,
  type Scope,
} from '@rosa/domain';
import {
  findAll,
  contentOf,
  createOnce,
  getRecordAt,
  overlaid,
  putContent,
  readNew,
  refuse,
  retryRaced,
  wrong,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { registryBanks, type Booking } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { getWorker } from './get-worker.js';
import { refuseUnknown } from './refuse-unknown.js';
import { slotsOn, type Slot } from './slots-of-desk.js';

const { appointments, convocations, interviews, desks } = registryBanks;

const deskOf = async ({ store }: RegistryDeps, scope: Scope, deskId: string): Promise<Desk> => {
  const desk = await store.get(scope, desks, deskId);
  if (desk) return desk;
  throw invalid([wrong('deskId', 'registry.notHeld', { value: deskId })]);
};

const slotOf = (desk: Desk, { on, at }: Appointment): Slot => {
  const slot = slotsOn(desk, on).find((one) => one.at === at);
  if (slot) return slot;
  throw invalid([wrong('at', 'registry.noSuchSlot', { on, at })]);
};

/** The first place of the slot that nobody holds. @throws `conflict` where all are held */
const freePlace = async (
  { store }: RegistryDeps,
  { deskId, on, at }: Appointment,
  { places }: Slot,
): Promise<number> => {
  const sameDay = await findAll(store, systemScope('slots'), appointments, [
    { key: 'deskId', is: deskId },
    { key: 'on', is: on },
  ]);
  const held = sameDay.filter((other) => other.at === at && other.state !== 'cancelled');
  const taken = new Set(held.map(({ place }) => place));
  const free = Array.from({ length: places }, (_, place) => place).find((n) => !taken.has(n));
  if (free === undefined) throw refuse('conflict', 'registry.slotFull', {});
  return free;
};

/** Books where the desk is open and has a place; the slot says how long. */
const seat = async (
  deps: RegistryDeps,
  scope: Scope,
  appointment: Appointment,
): Promise<Booking> => {
  const today = formatDay(todayOf(deps.clock));
  if (appointment.on < today) throw invalid([wrong('on', 'validation.beforeToday', { today })]);
  const desk = await deskOf(deps, scope, appointment.deskId);
  const slot = slotOf(desk, appointment);
  const place = await freePlace(deps, appointment, slot);
  return { ...appointment, minutes: slot.minutes, territory: desk.comune, place };
};

/** Tries again where someone else took the same place meanwhile; the store never gives one place to two. */
const retryTaken = <T>(book: () => Promise<T>): Promise<T> =>
  retryRaced(book, ({ extra }) => extra['key'] === 'seat');

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
  const { record } = await retryTaken(() =>
    createOnce(deps.store, scope, appointments, creation, async () => [
      {
        op: 'put',
        bank: appointments,
        id,
        expect: 0,
        record: await seat(deps, scope, appointment),
      },
    ]),
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
  const after = await retryTaken(async () => {
    const booking =
      moved || backOn ? await seat(deps, scope, changed) : { ...changed, territory, place };
    return putContent(store, scope, appointments, before, booking);
  });
  await audit.record({ scope, action: 'appointments.update', subjects: [after.workerId] });
  return after;
};
