import { invalid, parseDay, type Desk, type Scope } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { RegistryDeps } from '../ports.js';
import { deskAt, placesHeld, placesLeft, slotAt, slotKey, type SlotTime } from './seats.js';

/** A place in a slot of a desk that someone of a group is to have. */
export interface Seat extends SlotTime {
  readonly minutes: number;
  /** Its number among those of the slot. */
  readonly place: number;
}

/** The places a group may have: those nobody holds in the slots chosen, the earliest first. */
export interface Seating {
  readonly desk: Desk;
  readonly seats: readonly Seat[];
}

/** Slots that may be chosen at once: two months of a desk that is open all day. */
export const MOST_SLOTS = 2000;

/**
 * The places left in the slots chosen.
 *
 * @throws `invalid` naming the desk, or each slot that the desk does not have, lies behind or is named twice
 */
export const seatsIn = async (
  deps: RegistryDeps,
  scope: Scope,
  deskId: string,
  slots: readonly SlotTime[],
): Promise<Seating> => {
  const desk = await deskAt(deps, scope, deskId);
  const found = slots.map((one, n) => ({ one, is: slotAt(deps, desk, one, `group.slots[${n}].`) }));
  const errors = found.flatMap(({ is }) => ('field' in is ? [is] : []));
  const keys = slots.map(slotKey);
  const again = keys.findIndex((key, n) => keys.indexOf(key) !== n);
  if (again !== -1) {
    errors.push(wrong(`group.slots[${again}]`, 'validation.repeated', { value: keys[again]! }));
  }
  if (errors.length > 0) throw invalid(errors);
  const days = slots.map(({ on }) => parseDay(on)!).toSorted((a, b) => a - b);
  const held = await placesHeld(deps, deskId, days[0]!, days.at(-1)!);
  const seats = found.flatMap(({ one, is }) =>
    'field' in is
      ? []
      : placesLeft(is, held.get(slotKey(one))).map((place) => ({
          on: one.on,
          at: one.at,
          minutes: is.minutes,
          place,
        })),
  );
  return { desk, seats: seats.toSorted((a, b) => (slotKey(a) < slotKey(b) ? -1 : 1)) };
};

/** How a group would be received: so many people, so many places, and how many come to each slot. */
export interface SeatingPlan {
  readonly people: number;
  readonly places: number;
  readonly slots: readonly (SlotTime & { readonly people: number })[];
}

/** People are received in their order, the first in the first place. */
export const planOf = (people: number, seats: readonly Seat[]): SeatingPlan => {
  const received = new Map<string, SlotTime & { people: number }>();
  for (const seat of seats.slice(0, people)) {
    const slot = received.get(slotKey(seat)) ?? { on: seat.on, at: seat.at, people: 0 };
    slot.people += 1;
    received.set(slotKey(seat), slot);
  }
  return { people, places: seats.length, slots: [...received.values()] };
};
