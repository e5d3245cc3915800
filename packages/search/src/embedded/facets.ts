import { DUE_KEYS, NEVER_KEYS, PROGRAMME_KINDS, SEXES, STATES } from '@rosa/domain';
import type { Reference } from '@rosa/domain';
import {
  AGE_BANDS,
  FACETS,
  type Bucket,
  type Facet,
  type PeoplePage,
  type PeopleQuery,
} from '../port.js';
import { countBoth, countBothAt, eachBit, wordsTaken, type CodeBits } from './bits.js';
import { ageLimits, isDue } from './filters.js';
import type { People } from './people.js';

/** The facets: how many of the found have each value. */

const LARGEST = 30;

type Tally = Map<string, number>;

const add = (tally: Tally, value: string, count: number): void => {
  if (count > 0) tally.set(value, (tally.get(value) ?? 0) + count);
};

const largest = (tally: Tally, most: number): Bucket[] =>
  [...tally]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);

/** Counts by the numbers a column holds; `size` bounds them. */
const countBy = (
  found: Uint32Array,
  size: number,
  numberOf: (slot: number) => number,
): Uint32Array => {
  const counts = new Uint32Array(size);
  eachBit(found, (slot) => {
    const number = numberOf(slot);
    if (number >= 0 && number < size) counts[number]!++;
  });
  return counts;
};

const byColumn = (
  found: Uint32Array,
  values: readonly string[],
  column: ArrayLike<number>,
): Tally => {
  const tally: Tally = new Map();
  const counts = countBy(found, values.length, (slot) => column[slot]!);
  values.forEach((value, i) => add(tally, value, counts[i]!));
  return tally;
};

/** There are hundreds of sets, and often few are found: then only the words they are in are looked at. */
const bySets = (found: Uint32Array, sets: CodeBits, codes = sets.dictionary.codes): Tally => {
  const tally: Tally = new Map();
  const taken = wordsTaken(found);
  const isSparse = taken.length < found.length >>> 1;
  for (const code of codes) {
    const words = sets.of(code) ?? NO_ONE;
    add(tally, code, isSparse ? countBothAt(found, words, taken) : countBoth(found, words));
  }
  return tally;
};

const NO_ONE = new Uint32Array(0);

const byPlace = (
  people: People,
  found: Uint32Array,
  areaOf: (comune: string) => string | undefined,
): Tally => {
  const tally: Tally = new Map();
  const { codes } = people.dictionaries.comuni;
  const { comune } = people.columns;
  const counts = countBy(found, codes.length, (slot) => comune[slot]! - 1);
  codes.forEach((code, i) => {
    const area = counts[i]! > 0 ? areaOf(code) : undefined;
    if (area !== undefined) add(tally, area, counts[i]!);
  });
  return tally;
};

const byAge = (people: People, found: Uint32Array, asOf: number): Tally => {
  const limits = ageLimits(
    asOf,
    AGE_BANDS.map(({ from }) => from),
  );
  const { birth } = people.columns;
  const counts = countBy(found, limits.length, (slot) => {
    let band = limits.length - 1;
    while (band > 0 && birth[slot]! > limits[band]!) band--;
    return band;
  });
  return new Map(
    AGE_BANDS.flatMap(({ name }, i): [string, number][] =>
      counts[i]! > 0 ? [[name, counts[i]!]] : [],
    ),
  );
};

const byReason = (people: People, found: Uint32Array, asOf: number): Tally => {
  const tally: Tally = new Map();
  for (const key of DUE_KEYS) {
    const applies = isDue(people, key, asOf);
    let count = 0;
    eachBit(found, (slot) => {
      if (applies(slot)) count++;
    });
    add(tally, key, count);
  }
  return tally;
};

const LEVELS = Array.from({ length: 9 }, (_, level) => String(level));

const tallyOf = (
  facet: Facet,
  people: People,
  found: Uint32Array,
  asOf: number,
  reference: Reference,
): Tally => {
  const { columns, sets } = people;
  switch (facet) {
    case 'region':
      return byPlace(people, found, (comune) => reference.comune(comune)?.region);
    case 'province':
      return byPlace(people, found, (comune) => comune.slice(0, 3));
    case 'comune':
      return byPlace(people, found, (comune) => comune);
    case 'sex':
      return byColumn(found, SEXES, columns.sex);
    case 'age':
      return byAge(people, found, asOf);
    case 'schooling':
      return byColumn(found, LEVELS, columns.facetSchooling);
    case 'programme':
      return byColumn(found, PROGRAMME_KINDS, columns.programme);
    case 'state':
      return byColumn(found, STATES, columns.facetState);
    case 'skill':
      return bySets(found, sets.facetSkills);
    case 'occupation':
      return bySets(found, sets.facetOccupations);
    case 'sector':
      return bySets(found, sets.facetSectors);
    case 'never':
      return bySets(found, sets.never, [...NEVER_KEYS]);
    case 'due':
      return byReason(people, found, asOf);
  }
};

/** Counts the facets looked at among those found if its own condition were not there, as `foundWithout` answers. */
export const facetsOf = (
  people: People,
  foundWithout: (facet: Facet) => Uint32Array,
  { asOf, whole, counts = FACETS }: Pick<PeopleQuery, 'asOf' | 'whole' | 'counts'>,
  reference: Reference,
): PeoplePage['facets'] => {
  const counted = (facet: Facet): readonly Bucket[] => {
    const tally = tallyOf(facet, people, foundWithout(facet), asOf, reference);
    return largest(tally, facet === whole ? Infinity : LARGEST);
  };
  return Object.fromEntries(
    FACETS.map((facet) => [facet, counts.includes(facet) ? counted(facet) : []]),
  ) as unknown as PeoplePage['facets'];
};
