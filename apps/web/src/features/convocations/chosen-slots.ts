import type { FreeSlot } from './convocations.js';

/** A day of a desk with the places still free in it, between the hours asked for. */
export interface DeskDay {
  readonly on: string;
  readonly slots: readonly FreeSlot[];
  readonly free: number;
}

/** The days on which a desk has places free, in order; hours are `HH:MM`, empty where any will do. */
export const daysOf = (
  slots: readonly FreeSlot[],
  fromTime: string,
  toTime: string,
): readonly DeskDay[] => {
  const days = new Map<string, FreeSlot[]>();
  for (const slot of slots) {
    const within = slot.at >= fromTime && (toTime === '' || slot.at < toTime);
    if (slot.free > 0 && within) days.set(slot.on, [...(days.get(slot.on) ?? []), slot]);
  }
  return [...days].map(([on, those]) => ({
    on,
    slots: those,
    free: those.reduce((sum, { free }) => sum + free, 0),
  }));
};
