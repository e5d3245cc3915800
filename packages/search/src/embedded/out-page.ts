import type { Cursors, Position } from '../cursor.js';
import type { OutPage, OutQuery } from '../port.js';
import { countOf } from './bits.js';
import { firstOf } from './find.js';
import type { People } from './people.js';

/** Those out for a reason, by lot, then id. */

const isAfter = ({ columns, ids }: People, at: Position) => {
  const last = Number(at.value);
  return (slot: number): boolean => {
    const lot = columns.lot[slot]!;
    return lot > last || (lot === last && ids.idOf(slot) > at.id);
  };
};

/** A page of `everyone` who is out. Fails as `invalid` on a cursor that is not of this reason. */
export const outPage = (
  people: People,
  cursors: Cursors,
  everyone: Uint32Array,
  { reason, limit, cursor }: OutQuery,
): OutPage => {
  const { lot } = people.columns;
  const order = `out ${reason}`;
  const passes = cursor === undefined ? () => true : isAfter(people, cursors.open(order, cursor));
  const compare = (a: number, b: number): number => lot[a]! - lot[b]! || people.compareIds(a, b);
  const page = firstOf(everyone, limit + 1, compare, passes);
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  const position = (slot: number): Position => ({
    tier: 0,
    value: lot[slot]!,
    id: people.ids.idOf(slot),
  });
  return {
    ids: shown.map((slot) => people.ids.idOf(slot)),
    total: countOf(everyone),
    nextCursor:
      page.length > limit && last !== undefined ? cursors.seal(order, position(last)) : null,
  };
};
