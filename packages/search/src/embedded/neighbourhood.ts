import { clearBit, isSet } from './bits.js';
import { BOX, type Layout } from './layout.js';
import { chord2To, isPast, isPastLimits, type Limits } from './limits.js';
import type { Compiled } from './parts.js';
import type { People } from './people.js';

import { nearnessAt } from './values.js';

/** Takes candidates with the worth of their nearness, until nobody farther can matter. */
export interface Entrants {
  admits(nearness: number): boolean;
  enter(slot: number, nearness: number): void;
}

/** The cells within the limits of a workplace, the nearest first, and those who changed since the cells were laid out. */
export class Neighbourhood {
  private readonly cells: number[] = [];
  /** The square of the least chord to anyone in a cell. */
  private readonly least2: Float64Array;

  constructor(
    private readonly people: People,
    private readonly layout: Layout,
    private readonly limits: Limits,
    private readonly loose: ReadonlySet<number>,
    private readonly isLoose: Uint32Array,
  ) {
    const cells = layout.starts.length - 1;
    this.least2 = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell++) {
      const chord2 = leastChord2(layout.boxes, cell * BOX, limits);
      this.least2[cell] = chord2;
      if (chord2 <= limits.farthest2) this.cells.push(cell);
    }
    this.cells.sort((a, b) => this.least2[a]! - this.least2[b]!);
  }

  /** Takes out of `out` (everyone with a home, at first) those who are within the limits. */
  keepWithin(out: Uint32Array): void {
    const { limits, isLoose } = this;
    const { slots, x, y, z, home, commuteKm, commuteOn, starts } = this.layout;
    for (const cell of this.cells) {
      const end = starts[cell + 1]!;
      for (let i = starts[cell]!; i < end; i++) {
        const dx = x[i]! - limits.x;
        const dy = y[i]! - limits.y;
        const dz = z[i]! - limits.z;
        const chord2 = dx * dx + dy * dy + dz * dz;
        if (isPast(chord2, home[i]!, commuteKm[i]!, commuteOn[i]!, limits)) continue;
        const slot = slots[i]!;
        if (!isSet(isLoose, slot)) clearBit(out, slot);
      }
    }
    const { columns } = this.people;
    for (const slot of this.loose) {
      if (!isPastLimits(columns, slot, limits)) clearBit(out, slot);
    }
  }

  /** Enters the candidates who have a home: cell by cell outwards, as long as nearness there may be worth a place. */
  eachCandidate(candidates: Uint32Array, compiled: Compiled, entrants: Entrants): void {
    const { limits, isLoose } = this;
    const { slots, x, y, z, commuteKm, starts } = this.layout;
    this.eachLoose(candidates, compiled, entrants);
    for (const cell of this.cells) {
      if (!entrants.admits(nearnessAt(this.least2[cell]!, 0, compiled))) return;
      const end = starts[cell + 1]!;
      for (let i = starts[cell]!; i < end; i++) {
        const slot = slots[i]!;
        if (!isSet(candidates, slot) || isSet(isLoose, slot)) continue;
        const dx = x[i]! - limits.x;
        const dy = y[i]! - limits.y;
        const dz = z[i]! - limits.z;
        const chord2 = dx * dx + dy * dy + dz * dz;
        entrants.enter(slot, nearnessAt(chord2, commuteKm[i]!, compiled));
      }
    }
  }

  private eachLoose(candidates: Uint32Array, compiled: Compiled, entrants: Entrants): void {
    const { columns } = this.people;
    for (const slot of this.loose) {
      if (!isSet(candidates, slot) || columns.home[slot] === 0) continue;
      const chord2 = chord2To(columns, slot, this.limits);
      entrants.enter(slot, nearnessAt(chord2, columns.commuteKm[slot]!, compiled));
    }
  }
}

/** The square of the least chord from the workplace to a box. */
const leastChord2 = (boxes: Float64Array, at: number, { x, y, z }: Limits): number => {
  const dx = Math.max(0, boxes[at]! - x, x - boxes[at + 1]!);
  const dy = Math.max(0, boxes[at + 2]! - y, y - boxes[at + 3]!);
  const dz = Math.max(0, boxes[at + 4]! - z, z - boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
};
