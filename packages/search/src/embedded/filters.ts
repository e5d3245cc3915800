import { dueRanges, PROGRAMME_KINDS, reaches, SEXES, STATES } from '@rosa/domain';
import type { AccessKeys, Day, DueKey, Reach, Reference } from '@rosa/domain';
import { bornBy } from '../ages.js';
import type { Facet, PeopleQuery } from '../port.js';
import { isSet, keepBoth, leaveOut, setBit, wordsFor } from './bits.js';
import { OWN_ID } from './fill-facets.js';
import type { People, SetName } from './people.js';

/** Conditions of a look-up as sets of people. Each is of one facet, so that a facet can be counted without its own. */

export interface Filter {
  readonly facet: Facet;
  readonly words: Uint32Array;
}

const those = (people: People, holds: (slot: number) => boolean): Uint32Array => {
  const words = new Uint32Array(wordsFor(people.capacity));
  const { live } = people.columns;
  for (let slot = 0; slot < people.slots; slot++) {
    if (isSet(live, slot) && holds(slot)) setBit(words, slot);
  }
  return words;
};

const noOne = (people: People): Uint32Array => new Uint32Array(wordsFor(people.capacity));

/** Those whose comune's code passes, each code asked once. */
const thoseAt = (people: People, passes: (comune: string) => boolean): Uint32Array => {
  const passing = [false, ...people.dictionaries.comuni.codes.map(passes)];
  const { comune } = people.columns;
  return those(people, (slot) => passing[comune[slot]!]!);
};

/** Which age band a day of birth falls in, by the last days of birth of the bands. */
export const ageLimits = (asOf: Day, from: readonly number[]): Int32Array =>
  Int32Array.from(from, (years) => bornBy(asOf, years));

const thoseAged = (people: People, query: PeopleQuery): Uint32Array => {
  const { birth } = people.columns;
  const latest = query.ageFrom === undefined ? Infinity : bornBy(query.asOf, query.ageFrom);
  const earliest = query.ageTo === undefined ? -Infinity : bornBy(query.asOf, query.ageTo + 1);
  return those(people, (slot) => birth[slot]! <= latest && birth[slot]! > earliest);
};

type Make = (people: People, query: PeopleQuery, reference: Reference) => Uint32Array | undefined;

const thoseNever = (
  people: People,
  { never = [], asked = [] }: PeopleQuery,
): Uint32Array | undefined => {
  if (never.length === 0 && asked.length === 0) return undefined;
  const all = people.columns.live.slice();
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

const thoseDue: Make = (people, { due, asOf }) =>
  due === undefined ? undefined : those(people, isDue(people, due, asOf));

const havingCode =
  (field: 'skill' | 'occupation' | 'sector', set: SetName): Make =>
  (people, { [field]: code }) =>
    code === undefined ? undefined : (people.sets[set].of(code) ?? noOne(people));

const equal = (
  value: number | undefined,
  column: 'sex' | 'facetSchooling' | 'programme' | 'facetState',
): Make => {
  return (people) => {
    const values = people.columns[column];
    return value === undefined ? undefined : those(people, (slot) => values[slot] === value);
  };
};

const placeIn = <T extends string>(all: readonly T[], one: T | undefined): number | undefined =>
  one === undefined ? undefined : all.indexOf(one);

const CONDITIONS: readonly (readonly [Facet, Make])[] = [
  [
    'comune',
    (people, { comune }) =>
      comune === undefined ? undefined : thoseAt(people, (c) => c === comune),
  ],
  [
    'province',
    (people, { province }) =>
      province === undefined ? undefined : thoseAt(people, (c) => c.slice(0, 3) === province),
  ],
  [
    'region',
    (people, { region }, reference) =>
      region === undefined
        ? undefined
        : thoseAt(people, (c) => reference.comune(c)?.region === region),
  ],
  [
    'age',
    (people, query) =>
      query.ageFrom === undefined && query.ageTo === undefined
        ? undefined
        : thoseAged(people, query),
  ],
  ['sex', (people, q, r) => equal(placeIn(SEXES, q.sex), 'sex')(people, q, r)],
  ['schooling', (people, q, r) => equal(q.schooling, 'facetSchooling')(people, q, r)],
  [
    'programme',
    (people, q, r) => equal(placeIn(PROGRAMME_KINDS, q.programme), 'programme')(people, q, r),
  ],
  ['state', (people, q, r) => equal(placeIn(STATES, q.state), 'facetState')(people, q, r)],
  ['skill', havingCode('skill', 'facetSkills')],
  ['occupation', havingCode('occupation', 'facetOccupations')],
  ['sector', havingCode('sector', 'facetSectors')],
  ['never', thoseNever],
  ['due', thoseDue],
];

/** The conditions a query sets, each with who meets it. */
export const filtersOf = (people: People, query: PeopleQuery, reference: Reference): Filter[] =>
  CONDITIONS.flatMap(([facet, make]) => {
    const words = make(people, query, reference);
    return words ? [{ facet, words }] : [];
  });

/** Everyone within a reach, each access key asked once. */
export const reached = (people: People, reach: Reach): Uint32Array => {
  const { columns, dictionaries } = people;
  const passing = (key: keyof AccessKeys, codes: readonly string[]): boolean[] => [
    false,
    ...codes.map((code) => reaches(reach, { [key]: code })),
  ];
  if (reach.kind === 'all') return columns.live.slice();
  if (reach.kind === 'none') return noOne(people);
  if (reach.kind === 'territory') {
    const within = passing('territory', dictionaries.territories.codes);
    return those(people, (slot) => within[columns.territory[slot]!]!);
  }
  if (reach.key === 'workerId') return reachedByWorker(people, reach);
  const { column, codes } = {
    companyId: { column: columns.company, codes: dictionaries.companies.codes },
    bodyCode: { column: columns.body, codes: dictionaries.bodies.codes },
    ownerId: { column: columns.owner, codes: dictionaries.owners.codes },
  }[reach.key];
  const within = passing(reach.key, codes);
  return those(people, (slot) => within[column[slot]!]!);
};

const reachedByWorker = (people: People, reach: Reach & { kind: 'key' }): Uint32Array => {
  const { worker } = people.columns;
  const own = people.find(reach.value);
  const number = people.dictionaries.workers.find(reach.value);
  const other = number < 0 ? -1 : number + 1 + OWN_ID;
  return those(
    people,
    (slot) => worker[slot] === other || (slot === own && worker[slot] === OWN_ID),
  );
};
