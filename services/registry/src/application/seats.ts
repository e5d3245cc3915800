import {
  formatDay,
  invalid,
  systemScope,
  todayOf,
  type Day,
  type Desk,
  type FieldError,
  type Scope,
} from '@rosa/domain';
import { findAll, retryRaced, retryStale, wrong } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { slotsOn, type Slot } from './slots-of-desk.js';

const { appointments, desks } = registryBanks;

/** When a slot begins. */
export interface SlotTime {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** `HH:MM`. */
  readonly at: string;
}

/** One slot of all a desk has. */
export const slotKey = ({ on, at }: SlotTime): string => `${on} ${at}`;

/** The places held of each slot of a desk, by {@link slotKey}, from a day to another, both included. */
export const placesHeld = async (
  { store }: RegistryDeps,
  deskId: string,
  from: Day,
  to: Day,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> => {
  const booked = await findAll(store, systemScope('slots'), appointments, [
    { key: 'deskId', is: deskId },
    { key: 'on', from: formatDay(from), to: formatDay(to + 1) },
  ]);
  const held = new Map<string, Set<number>>();
  for (const booking of booked) {
    if (booking.state === 'cancelled') continue;
    const places = held.get(slotKey(booking)) ?? new Set();
    held.set(slotKey(booking), places.add(booking.place));
  }
  return held;
};

/** The numbers of a slot's places that nobody holds, the first first. */
export const placesLeft = (
  { places }: Slot,
  held: ReadonlySet<number> | undefined,
): readonly number[] =>
  Array.from({ length: places }, (_, place) => place).filter((place) => !held?.has(place));

/** A desk in the caller's reach. @throws `invalid` */
export const deskAt = async (
  { store }: RegistryDeps,
  scope: Scope,
  deskId: string,
): Promise<Desk> => {
  const desk = await store.get(scope, desks, deskId);
  if (desk) return desk;
  throw invalid([wrong('deskId', 'registry.notHeld', { value: deskId })]);
};

/** The slot of a desk that begins then and is still to come, or what is wrong with the time; `field` is before `on` and `at`. */
export const slotAt = (
  { clock }: RegistryDeps,
  desk: Desk,
  { on, at }: SlotTime,
  field = '',
): Slot | FieldError => {
  const today = formatDay(todayOf(clock));
  if (on < today) return wrong(`${field}on`, 'validation.beforeToday', { today });
  const slot = slotsOn(desk, on).find((one) => one.at === at);
  return slot ?? wrong(`${field}at`, 'registry.noSuchSlot', { on, at });
};

/** Tries again where someone else took the same place meanwhile; the store never gives one place to two. */
export const retryTaken = <T>(book: () => Promise<T>): Promise<T> =>
  retryRaced(book, ({ extra }) => extra['key'] === 'seat');

/** Tries again also where others told of the same convocation meanwhile. */
export const retryTold = <T>(act: () => Promise<T>): Promise<T> =>
  retryStale(() => retryTaken(act));
