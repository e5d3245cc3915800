import { formatDay, invalid, parseDay, todayOf, type Scope } from '@rosa/domain';
import { getRecord, wrong } from '@rosa/service-kit';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { placesHeld, placesLeft, slotKey } from './seats.js';
import { slotsOn, type Slot } from './slots-of-desk.js';

const { desks } = registryBanks;

export interface FreeSlot extends Slot {
  readonly on: string;
  /** Places not booked. */
  readonly free: number;
}

/** Days a desk's slots may be asked for at once. */
const LONGEST = 62;
const A_FORTNIGHT = 14;

/**
 * A desk's slots and how many places are left in each, from a day to another, both included; by default a fortnight from
 * today. Who has booked is not said.
 *
 * @throws `notFound`; `invalid` where the days are in the wrong order or too far apart
 */
export const freeSlots = async (
  deps: RegistryDeps,
  scope: Scope,
  deskId: string,
  asked: { readonly from?: string; readonly to?: string },
): Promise<readonly FreeSlot[]> => {
  const { store, clock } = deps;
  const desk = await getRecord(store, scope, desks, deskId);
  const from = asked.from === undefined ? todayOf(clock) : parseDay(asked.from)!;
  const to = asked.to === undefined ? from + A_FORTNIGHT : parseDay(asked.to)!;
  if (to < from || to - from > LONGEST) {
    throw invalid([wrong('to', 'registry.slotDays', { days: LONGEST })]);
  }
  const held = await placesHeld(deps, deskId, from, to);
  const days = Array.from({ length: to - from + 1 }, (_, i) => formatDay(from + i));
  return days.flatMap((on) =>
    slotsOn(desk, on).map((slot) => ({
      on,
      ...slot,
      free: placesLeft(slot, held.get(slotKey({ on, at: slot.at }))).length,
    })),
  );
};
