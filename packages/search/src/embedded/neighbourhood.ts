import { LIMIT_TOLERANCE_KM, NEXT_DOOR_KM } from '@rosa/domain';
import { setBit } from './bits.js';
import { BOX, type Layout } from './layout.js';
import {
  chord2Of,
  chord2To,
  COMMUTE2,
  isPast,
  isPastLimits,
  POINT,
  type Limits,
} from './limits.js';
import type { People } from './people.js';
import type { Band } from './sieves.js';

/** Who lives within the limits of a workplace, in bands of nearness. */

/** What nearness is worth at the far edge of each band but the last, where it is worth nothing. */
const EDGES = [0.75, 0.5, 0.25, 0];

/** Those whom the layout does not have where they now live. */
export interface Loose {
  readonly slots: ReadonlySet<number>;
  readonly words: Uint32Array;
}

export const bandsWithin = (
  people: People,
  layout: Layout,
  loose: Loose,
  limits: Limits,
  reachKm: number,
): Band[] => {
  // A little farther out: whoever is beyond an edge by the chord is beyond it by the rule, too, however that rounds.
  const edges2 = Float64Array.from(EDGES, (worth) =>
    chord2Of(NEXT_DOOR_KM + (1 - worth) * (reachKm - NEXT_DOOR_KM) + LIMIT_TOLERANCE_KM),
  );
  const sets = [1, ...EDGES].map(() => new Uint32Array(people.columns.live.length));
  const bandOf = (chord2: number, commuteKm: number): number => {
    if (commuteKm > 0 && chord2 > COMMUTE2[commuteKm]!) return edges2.length;
    let band = 0;
    while (band < edges2.length && chord2 > edges2[band]!) band++;
    return band;
  };
  const { slots, x, y, z, home, commuteKm, commuteOn, starts, commuters, boxes } = layout;
  for (let cell = 0; cell < starts.length - 1; cell++) {
    const least2 = leastChord2(boxes, cell * BOX, limits);
    if (least2 > limits.farthest2) continue;
    const greatest2 = greatestChord2(boxes, cell * BOX, limits);
    const band = bandOf(least2, 0);
    let i = starts[cell]!;
    if (greatest2 <= limits.radius2[POINT]! && bandOf(greatest2, 0) === band) {
      // All without a commute are there: of most of Italy nothing else is asked.
      for (; i < commuters[cell]!; i++) setBit(sets[band]!, slots[i]!);
    }
    for (const end = starts[cell + 1]!; i < end; i++) {
      const dx = x[i]! - limits.x;
      const dy = y[i]! - limits.y;
      const dz = z[i]! - limits.z;
      const chord2 = dx * dx + dy * dy + dz * dz;
      if (isPast(chord2, home[i]!, commuteKm[i]!, commuteOn[i]!, limits)) continue;
      setBit(sets[bandOf(chord2, commuteKm[i]!)]!, slots[i]!);
    }
  }
  const { columns } = people;
  for (const set of sets) for (let i = 0; i < set.length; i++) set[i]! &= ~loose.words[i]!;
  for (const slot of loose.slots) {
    if (columns.home[slot] === 0 || isPastLimits(columns, slot, limits)) continue;
    setBit(sets[bandOf(chord2To(columns, slot, limits), columns.commuteKm[slot]!)]!, slot);
  }
  return sets.map((words, i) => ({
    words,
    most: i === 0 ? 1 : EDGES[i - 1]!,
    isExact: i === EDGES.length,
  }));
};

/** The square of the least chord from the workplace to a box. */
const leastChord2 = (boxes: Float64Array, at: number, { x, y, z }: Limits): number => {
  const dx = Math.max(0, boxes[at]! - x, x - boxes[at + 1]!);
  const dy = Math.max(0, boxes[at + 2]! - y, y - boxes[at + 3]!);
  const dz = Math.max(0, boxes[at + 4]! - z, z - boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
};

/** The square of the greatest chord from the workplace to a box. */
const greatestChord2 = (boxes: Float64Array, at: number, { x, y, z }: Limits): number => {
  const dx = Math.max(x - boxes[at]!, boxes[at + 1]! - x);
  const dy = Math.max(y - boxes[at + 2]!, boxes[at + 3]! - y);
  const dz = Math.max(z - boxes[at + 4]!, boxes[at + 5]! - z);
  return dx * dx + dy * dy + dz * dz;
};
