import { setBit, isSet, clearBit, wordsFor } from './bits.js';
import { isPastLimits, type Limits } from './limits.js';
import type { People } from './people.js';

/**
 * The people in the order of the map: a grid of cubes laid over the unit sphere (so that neither poles nor meridians are
 * special), each cube with the slots in it and the box around them. Who changed since it was laid out is looked at alone.
 */

/** Cubes of about 8 km. */
const SIDE = 8 / 6371;
const CUBES_A_SIDE = Math.ceil(2 / SIDE) + 1;
const BOX = 6;

export class SpatialOrder {
  private order = new Int32Array(0);
  private cellStarts = new Int32Array(1);
  /** Least and greatest x, y and z of each cell. */
  private boxes = new Float64Array(0);
  private seen = -1;
  private loose = new Set<number>();
  private isLoose = new Uint32Array(0);

  constructor(private readonly people: People) {}

  /** Takes out of `out` (everyone with a home, at first) those who are within the limits. */
  keepWithin(limits: Limits, out: Uint32Array): void {
    this.catchUp();
    const { boxes, cellStarts, order, isLoose } = this;
    const { columns } = this.people;
    for (let cell = 0; cell < cellStarts.length - 1; cell++) {
      if (leastChord2(boxes, cell * BOX, limits) > limits.farthest2) continue;
      for (let i = cellStarts[cell]!; i < cellStarts[cell + 1]!; i++) {
        const slot = order[i]!;
        if (!isPastLimits(columns, slot, limits) && !isSet(isLoose, slot)) clearBit(out, slot);
      }
    }
    for (const slot of this.loose) {
      if (!isPastLimits(columns, slot, limits)) clearBit(out, slot);
    }
  }

  private catchUp(): void {
    const { changes, slots } = this.people;
    const changed = this.seen < 0 ? undefined : changes.since(this.seen);
    if (!changed || this.loose.size + changed.length > Math.max(2048, slots >>> 5)) {
      this.layOut();
    } else if (changed.length > 0) {
      if (this.isLoose.length < wordsFor(slots)) {
        const grown = new Uint32Array(wordsFor(this.people.capacity));
        grown.set(this.isLoose);
        this.isLoose = grown;
      }
      for (const slot of changed) {
        this.loose.add(slot);
        setBit(this.isLoose, slot);
      }
    }
    this.seen = changes.end;
  }

  /** Counting sort of everyone with a home by cell. */
  private layOut(): void {
    const { columns, slots, capacity } = this.people;
    const { x, y, z, home_known } = columns;
    const numbers = new Map<number, number>();
    const cellOf = new Int32Array(slots).fill(-1);
    const counts: number[] = [];
    for (let slot = 0; slot < slots; slot++) {
      if (!isSet(home_known, slot)) continue;
      const key = cubeOf(x[slot]!, y[slot]!, z[slot]!);
      let cell = numbers.get(key);
      if (cell === undefined) {
        cell = counts.push(0) - 1;
        numbers.set(key, cell);
      }
      cellOf[slot] = cell;
      counts[cell]!++;
    }
    this.cellStarts = new Int32Array(counts.length + 1);
    counts.forEach((count, cell) => {
      this.cellStarts[cell + 1] = this.cellStarts[cell]! + count;
    });
    const next = this.cellStarts.slice();
    this.order = new Int32Array(this.cellStarts[counts.length]!);
    for (let slot = 0; slot < slots; slot++) {
      const cell = cellOf[slot]!;
      if (cell >= 0) this.order[next[cell]!++] = slot;
    }
    this.measureBoxes();
    this.loose.clear();
    this.isLoose = new Uint32Array(wordsFor(capacity));
  }

  private measureBoxes(): void {
    const { x, y, z } = this.people.columns;
    const cells = this.cellStarts.length - 1;
    this.boxes = new Float64Array(cells * BOX);
    for (let cell = 0; cell < cells; cell++) {
      const members = this.order.subarray(this.cellStarts[cell], this.cellStarts[cell + 1]);
      [x, y, z].forEach((axis, i) => {
        let least = 2;
        let greatest = -2;
        for (const slot of members) {
          least = Math.min(least, axis[slot]!);
          greatest = Math.max(greatest, axis[slot]!);
        }
        this.boxes[cell * BOX + i * 2] = least;
        this.boxes[cell * BOX + i * 2 + 1] = greatest;
      });
    }
  }
}

const cubeOf = (x: number, y: number, z: number): number =>
  (Math.floor((x + 1) / SIDE) * CUBES_A_SIDE + Math.floor((y + 1) / SIDE)) * CUBES_A_SIDE +
  Math.floor((z + 1) / SIDE);

/** The square of the least chord from the workplace to a box. */
const leastChord2 = (boxes: Float64Array, at: number, { x, y, z }: Limits): number => {
  const dx = Math.max(0, boxes[at]! - x, x - boxes[at + 1]!);
  const dy = Math.max(0, boxes[at + 2]! - y, y - boxes[at + 3]!);
  const dz = Math.max(0, boxes[at + 4]! - z, z - boxes[at + 5]!);
  return dx * dx + dy * dy + dz * dz;
};
