import { queryTerms, type QueryTerm, type Reach, type Reference } from '@rosa/domain';
import type { Cursors, Position } from '../cursor.js';
import type { Facet, PeoplePage, PeopleQuery } from '../port.js';
import { countOf, eachBit, isSet, keepBoth, setBit, wordsFor } from './bits.js';
import { facetsOf } from './facets.js';
import { compareNames, nameOf } from './fill-facets.js';
import { filtersOf, reached } from './filters.js';
import type { People } from './people.js';
import type { TextIndex, Within } from './text-index.js';

/** Look-ups: who is found, how many, in which order, and the facets; all of it only within the reach. */

export interface FindParts {
  readonly people: People;
  readonly text: TextIndex;
  /** The slot of a row of the text index, -1 for none. */
  readonly slotOfRow: (row: number) => number;
  readonly reference: Reference;
  readonly cursors: Cursors;
}

/** Those in whom the terms are found. */
const textSet = (
  { people, text, slotOfRow }: FindParts,
  terms: readonly QueryTerm[],
  within: Within,
): Uint32Array => {
  const words = new Uint32Array(wordsFor(people.capacity));
  for (const row of text.search(terms, within)) {
    const slot = slotOfRow(row);
    if (slot >= 0) setBit(words, slot);
  }
  keepBoth(words, people.columns.live);
  return words;
};

/** Lower is better: all words are a name's, or begin one, or are found elsewhere. */
const tiersOf = (parts: FindParts, terms: readonly QueryTerm[]): ((slot: number) => number) => {
  const wholeNames = textSet(parts, terms, 'wholeNames');
  const names = textSet(parts, terms, 'names');
  return (slot) => (isSet(wholeNames, slot) ? 0 : isSet(names, slot) ? 1 : 2);
};

interface Order {
  readonly name: 'relevance' | 'name' | 'updated';
  readonly tier: (slot: number) => number;
}

const oneTier = (): number => 0;

const orderOf = (parts: FindParts, query: PeopleQuery, terms: readonly QueryTerm[]): Order => {
  if (query.sort === 'updated') return { name: 'updated', tier: oneTier };
  if (query.sort === 'name' || terms.length === 0) return { name: 'name', tier: oneTier };
  return { name: 'relevance', tier: tiersOf(parts, terms) };
};

/** By tier, then the latest change first or the name, then the id. */
const comparison = (people: People, { name, tier }: Order) => {
  const { updated } = people.columns;
  return (a: number, b: number): number =>
    tier(a) - tier(b) ||
    (name === 'updated' ? updated[b]! - updated[a]! : compareNames(people, a, b)) ||
    people.compareIds(a, b);
};

/** Does a person come after the last of the page before? */
const isAfter = (people: People, { name, tier }: Order, at: Position) => {
  const { updated } = people.columns;
  return (slot: number): boolean => {
    const difference = tier(slot) - at.tier;
    if (difference !== 0) return difference > 0;
    const value = name === 'updated' ? -updated[slot]! : nameOf(people, slot);
    const last = typeof at.value === 'number' ? -at.value : at.value;
    return value === last ? people.ids.idOf(slot) > at.id : value > last;
  };
};

/** The first `limit` in order, kept sorted as they are met. */
export const firstOf = (
  found: Uint32Array,
  limit: number,
  compare: (a: number, b: number) => number,
  passes: (slot: number) => boolean,
): number[] => {
  const first: number[] = [];
  eachBit(found, (slot) => {
    if (first.length === limit && compare(slot, first[limit - 1]!) > 0) return;
    if (!passes(slot)) return;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(first[middle]!, slot) < 0) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, slot);
    if (first.length > limit) first.pop();
  });
  return first;
};

const positionOf = (people: People, { name, tier }: Order, slot: number): Position => ({
  tier: tier(slot),
  value: name === 'updated' ? people.columns.updated[slot]! : nameOf(people, slot),
  id: people.ids.idOf(slot),
});

export const find = (parts: FindParts, reach: Reach, query: PeopleQuery): PeoplePage => {
  const { people, reference, cursors } = parts;
  const terms = queryTerms(query.text ?? '');
  const all = terms.length > 0 ? textSet(parts, terms, 'anything') : people.columns.live;
  const base = reached(people, reach, all);
  const filters = filtersOf({ people, among: base, query, reference });
  const meeting = (without?: Facet): Uint32Array => {
    const met = base.slice();
    for (const { facet, words } of filters) if (facet !== without) keepBoth(met, words);
    return met;
  };
  const found = meeting();
  const order = orderOf(parts, query, terms);
  const after = query.cursor === undefined ? undefined : cursors.open(order.name, query.cursor);
  const page = firstOf(
    found,
    query.limit + 1,
    comparison(people, order),
    after ? isAfter(people, order, after) : () => true,
  );
  const shown = page.slice(0, query.limit);
  const last = shown.at(-1);
  const hasMore = page.length > query.limit && last !== undefined;
  return {
    ids: shown.map((slot) => people.ids.idOf(slot)),
    total: countOf(found),
    nextCursor: hasMore ? cursors.seal(order.name, positionOf(people, order, last)) : null,
    facets: facetsOf(
      people,
      (facet) => (filters.some((filter) => filter.facet === facet) ? meeting(facet) : found),
      query,
      reference,
    ),
  };
};
