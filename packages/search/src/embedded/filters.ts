import { dueRanges, PROGRAMME_KINDS, reaches, SEXES, STATES } from '@rosa/domain';
import type { AccessKeys, Day, DueKey, Reach, Reference } from '@rosa/domain';
import { bornBy } from '../ages.js';
import type { Facet, PeopleQuery } from '../port.js';
import { keepBoth, leaveOut, setOf, wordsFor } from './bits.js';
import { OWN_ID } from './fill-facets.js';
import type { People, SetName } from './people.js';

/**
 * Conditions of a look-up as sets of people. Each is of one facet, so that a facet can be counted without its own. Only those
 * are asked about who can still be found: few, where words were looked for.
 */

export interface Filter {
  readonly facet: Facet;
  readonly words: Uint32Array;
}

const those = (among: Uint32Array, holds: (slot: number) => boolean): Uint32Array =>
  setOf(among.length, (i) => {
    let word = 0;
    for (let left = among[i]!; left !== 0; left &= left - 1) {
      const bit = left & -left;
      if (holds((i << 5) + 31 - Math.clz32(bit))) word |= bit;
    }
    return word;
  });

const noOne = (people: People): Uint32Array => new Uint32Array(wordsFor(people.capacity));

/** Which age band a day of birth falls in, by the last days of birth of the bands. */
export const ageLimits = (asOf: Day, from: readonly number[]): Int32Array =>
  Int32Array.from(from, (years) => bornBy(asOf, years));

interface Looked {
  readonly people: People;
  /** Who can still be found. */
  readonly among: Uint32Array;
  readonly query: PeopleQuery;
  readonly reference: Reference;
}

/** Who meets a condition of the query; `undefined` where it sets none. */
type Make = (looked: Looked) => Uint32Array | undefined;

/** Those whose comune's code passes, each code asked once. */
const thoseAt = ({ people, among }: Looked, passes: (comune: string) => boolean): Uint32Array => {
  const passing = [false, ...people.dictionaries.comuni.codes.map(passes)];
  const { comune } = people.columns;
  return those(among, (slot) => passing[comune[slot]!]!);
};

const inPlace =
  (
    field: 'comune' | 'province' | 'region',
    areaOf: (comune: string, reference: Reference) => string | undefined,
  ): Make =>
  (looked) => {
    const { [field]: area } = looked.query;
    if (area === undefined) return undefined;
    return thoseAt(looked, (comune) => areaOf(comune, looked.reference) === area);
  };

const thoseAged: Make = ({ people, among, query: { ageFrom, ageTo, asOf } }) => {
  if (ageFrom === undefined && ageTo === undefined) return undefined;
  const { birth } = people.columns;
  const latest = ageFrom === undefined ? Infinity : bornBy(asOf, ageFrom);
  const earliest = ageTo === undefined ? -Infinity : bornBy(asOf, ageTo + 1);
  return those(among, (slot) => birth[slot]! <= latest && birth[slot]! > earliest);
};

const thoseNever: Make = ({ people, among, query: { never = [], asked = [] } }) => {
  if (never.length === 0 && asked.length === 0) return undefined;
  const all = among.slice();
  for (const key of never) keepBoth(all, people.sets.never.of(key) ?? noOne(people));
  for (const key of asked) leaveOut(all, people.sets.never.of(key) ?? noOne(people));
  return all;
};

const PLACED = STATES.indexOf('placed');

/** Tells whether a reason to see someone again applies to them. */
export const isDue = ({ columns }: People, key: DueKey, asOf: Day): ((slot: number) => boolean) => {
  const { of, from, to } = dueRanges(asOf)[key];
  const { ascertainedOn, until, state } = columns;
  const isIn = (day: number): boolean => day >= from && day < to;
  return of === 'ascertainedOn'
    ? (slot) => isIn(ascertainedOn[slot]!)
    : (slot) => state[slot] === PLACED && isIn(until[slot]!);
};

const thoseDue: Make = ({ people, among, query: { due, asOf } }) =>
  due === undefined ? undefined : those(among, isDue(people, due, asOf));

const havingCode =
  (field: 'skill' | 'occupation' | 'sector', set: SetName): Make =>
  ({ people, query: { [field]: code } }) =>
    code === undefined ? undefined : (people.sets[set].of(code) ?? noOne(people));

const equal =
  (
    column: 'sex' | 'facetSchooling' | 'programme' | 'facetState',
    wanted: (query: PeopleQuery) => number | undefined,
  ): Make =>
  ({ people, among, query }) => {
    const values = people.columns[column];
    const value = wanted(query);
    return value === undefined ? undefined : those(among, (slot) => values[slot] === value);
  };

const placeIn = <T extends string>(all: readonly T[], one: T | undefined): number | undefined =>
  one === undefined ? undefined : all.indexOf(one);

const CONDITIONS: readonly (readonly [Facet, Make])[] = [
  ['comune', inPlace('comune', (comune) => comune)],
  ['province', inPlace('province', (comune) => comune.slice(0, 3))],
  ['region', inPlace('region', (comune, reference) => reference.comune(comune)?.region)],
  ['age', thoseAged],
  ['sex', equal('sex', ({ sex }) => placeIn(SEXES, sex))],
  ['schooling', equal('facetSchooling', ({ schooling }) => schooling)],
  ['programme', equal('programme', ({ programme }) => placeIn(PROGRAMME_KINDS, programme))],
  ['state', equal('facetState', ({ state }) => placeIn(STATES, state))],
  ['skill', havingCode('skill', 'facetSkills')],
  ['occupation', havingCode('occupation', 'facetOccupations')],
  ['sector', havingCode('sector', 'facetSectors')],
  ['never', thoseNever],
  ['due', thoseDue],
];

/** The conditions a query sets, each with who meets it; right only of those looked at. */
export const filtersOf = (looked: Looked): Filter[] =>
  CONDITIONS.flatMap(([facet, make]) => {
    const words = make(looked);
    return words ? [{ facet, words }] : [];
  });

/** Of some, those within a reach, each access key asked once; the set is the caller's to change. */
export const reached = (people: People, reach: Reach, among: Uint32Array): Uint32Array => {
  const { columns, dictionaries } = people;
  const passing = (key: keyof AccessKeys, codes: readonly string[]): boolean[] => [
    false,
    ...codes.map((code) => reaches(reach, { [key]: code })),
  ];
  if (reach.kind === 'all') return among.slice();
  if (reach.kind === 'none') return noOne(people);
  if (reach.kind === 'territory') {
    const within = passing('territory', dictionaries.territories.codes);
    return those(among, (slot) => within[columns.territory[slot]!]!);
  }
  if (reach.key === 'workerId') return reachedByWorker(people, reach, among);
  const { column, codes } = {
    companyId: { column: columns.company, codes: dictionaries.companies.codes },
    bodyCode: { column: columns.body, codes: dictionaries.bodies.codes },
    ownerId: { column: columns.owner, codes: dictionaries.owners.codes },
  }[reach.key];
  const within = passing(reach.key, codes);
  return those(among, (slot) => within[column[slot]!]!);
};

const reachedByWorker = (
  people: People,
  reach: Reach & { kind: 'key' },
  among: Uint32Array,
): Uint32Array => {
  const { worker } = people.columns;
  const own = people.find(reach.value);
  const number = people.dictionaries.workers.find(reach.value);
  const other = number < 0 ? -1 : number + 1 + OWN_ID;
  return those(
    among,
    (slot) => worker[slot] === other || (slot === own && worker[slot] === OWN_ID),
  );
};
