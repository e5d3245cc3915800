import { isSet } from './bits.js';
import type { People } from './people.js';

/**
 * A grid of cubes laid over the unit sphere (so that neither poles nor meridians are special): the people by cube, and the
 * box around those in each.
 */

/** Cubes of about 10 km. */
const SIDE = 10 / 6371;
const CUBES_A_SIDE = Math.ceil(2 / SIDE) + 1;
/** The people of all cells one after the other, with what tells whether they live too far. */
export interface Layout {
  readonly slots: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly home: Uint8Array;
  readonly commuteKm: Uint8Array;
  readonly commuteOn: Int32Array;
  /** Where each cell starts; one more at the end. */
  readonly starts: Int32Array;
  /** Where in each cell those begin who have answered a commute. */
  readonly commuters: Int32Array;
  /** Least and greatest x, y and z of each cell. */
  readonly boxes: Float64Array;
}

export const BOX = 6;

/** Everyone with a home by cell, in each those who answered a commute after the others: a counting sort. */
export const layOut = (people: People): Layout => {
  const { columns } = people;
  const { cellOf, counts } = cellsOf(people);
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, cell) => {
    starts[cell + 1] = starts[cell]! + count;
  });
  const slots = new Int32Array(starts[counts.length]!);
  const next = starts.slice();
  const enter = (commuter: boolean): void => {
    cellOf.forEach((cell, slot) => {
      if (cell >= 0 && columns.commuteKm[slot]! > 0 === commuter) slots[next[cell]!++] = slot;
    });
  };
  enter(false);
  const commuters = next.slice();
  enter(true);
  const inOrder = <T extends Float64Array | Uint8Array | Int32Array>(column: T): T => {
    const copy = new (column.constructor as new (length: number) => T)(slots.length);
    for (let i = 0; i < slots.length; i++) copy[i] = column[slots[i]!]!;
    return copy;
  };
  const [x, y, z] = [inOrder(columns.x), inOrder(columns.y), inOrder(columns.z)];
  return {
    slots,
    x,
    y,
    z,
    home: inOrder(columns.home),
    commuteKm: inOrder(columns.commuteKm),
    commuteOn: inOrder(columns.commuteOn),
    starts,
    commuters,
    boxes: boxesOf([x, y, z], starts),
  };
};

const cellsOf = ({ columns, slots }: People): { cellOf: Int32Array; counts: number[] } => {
  const { x, y, z, live, home_known } = columns;
  const numbers = new Map<number, number>();
  const cellOf = new Int32Array(slots).fill(-1);
  const counts: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    if (!isSet(live, slot) || !isSet(home_known, slot)) continue;
    const cube = cubeOf(x[slot]!, y[slot]!, z[slot]!);
    let cell = numbers.get(cube);
    if (cell === undefined) {
      cell = counts.push(0) - 1;
      numbers.set(cube, cell);
    }
    cellOf[slot] = cell;
    counts[cell]!++;
  }
  return { cellOf, counts };
};

const cubeOf = (x: number, y: number, z: number): number =>
  (Math.floor((x + 1) / SIDE) * CUBES_A_SIDE + Math.floor((y + 1) / SIDE)) * CUBES_A_SIDE +
  Math.floor((z + 1) / SIDE);

const boxesOf = (axes: readonly Float64Array[], starts: Int32Array): Float64Array => {
  const cells = starts.length - 1;
  const boxes = new Float64Array(cells * BOX);
  for (let cell = 0; cell < cells; cell++) {
    axes.forEach((axis, i) => {
      let least = Infinity;
      let greatest = -Infinity;
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
        least = Math.min(least, axis[at]!);
        greatest = Math.max(greatest, axis[at]!);
      }
      boxes[cell * BOX + i * 2] = least;
      boxes[cell * BOX + i * 2 + 1] = greatest;
    });
  }
  return boxes;
};
