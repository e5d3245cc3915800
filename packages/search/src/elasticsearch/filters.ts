import {
  dueRanges,
  reachOf,
  type Day,
  type DueKey,
  type QueryTerm,
  type Reach,
  type Scope,
} from '@rosa/domain';
import { bornBy } from '../ages.js';
import type { Facet, PeopleQuery } from '../port.js';
import { all, any, atLeast, atMost, is, isAnyOf, not, type Query } from './query.js';

/** Conditions of a look-up. Each is of one facet, so that a facet can be counted without its own. */

export interface Filter {
  readonly facet: Facet;
  readonly condition: Query;
}

const NO_ONE: Query = { match_none: {} };

const aged = ({ ageFrom, ageTo, asOf }: PeopleQuery): Query =>
  all(
    ...(ageFrom === undefined ? [] : [atMost('facets.birth', bornBy(asOf, ageFrom))]),
    ...(ageTo === undefined ? [] : [atLeast('facets.birth', bornBy(asOf, ageTo + 1) + 1)]),
  );

/** Those to whom a reason to be seen again applies. */
export const isDue = (key: DueKey, asOf: Day): Query => {
  const { of, from, to } = dueRanges(asOf)[key];
  return { range: { [`facets.${of}`]: { gte: from, lt: to } } };
};

const EQUAL = [
  'region',
  'province',
  'comune',
  'sex',
  'schooling',
  'programme',
  'state',
  'skill',
  'occupation',
  'sector',
] as const satisfies readonly Facet[];

/** The conditions a query sets, by facet. */
export const filtersOf = (query: PeopleQuery): readonly Filter[] => {
  const filters: Filter[] = EQUAL.flatMap((facet) => {
    const value = query[facet];
    return value === undefined ? [] : [{ facet, condition: is(`facets.${facet}`, String(value)) }];
  });
  if (query.ageFrom !== undefined || query.ageTo !== undefined) {
    filters.push({ facet: 'age', condition: aged(query) });
  }
  if (query.due !== undefined) {
    filters.push({ facet: 'due', condition: isDue(query.due, query.asOf) });
  }
  const { never = [], asked = [] } = query;
  if (never.length > 0 || asked.length > 0) {
    const each = never.map((key) => is('facets.never', key));
    const none = asked.length > 0 ? [not(isAnyOf('facets.never', asked))] : [];
    filters.push({ facet: 'never', condition: all(...each, ...none) });
  }
  return filters;
};

const withinReach = (reach: Reach): readonly Query[] => {
  switch (reach.kind) {
    case 'all':
      return [];
    case 'none':
      return [NO_ONE];
    case 'territory':
      return [
        any(
          ...reach.prefixes.map((value): Query => ({ prefix: { 'access.territory': { value } } })),
        ),
      ];
    case 'key':
      return [is(`access.${reach.key}`, reach.value)];
  }
};

/** Everyone the scope reaches. */
export const reached = (scope: Scope): readonly Query[] =>
  withinReach(reachOf(scope, 'workers', 'read'));

const begins = (field: string, value: string): Query => ({ prefix: { [field]: { value } } });

const foundIn = ({ word, stem, prefix }: QueryTerm): Query =>
  prefix
    ? any(begins('words', word), begins('work', stem), is('code', word))
    : any(is('words', word), is('work', stem), is('code', word));

/** All the words are found, in any order. */
export const found = (terms: readonly QueryTerm[]): readonly Query[] => terms.map(foundIn);

/** All the words are a name's; and, of the unfinished, begin one. */
export const foundInNames = (terms: readonly QueryTerm[], unfinished: boolean): Query =>
  all(
    ...terms.map(({ word, prefix }) =>
      prefix && unfinished ? begins('names', word) : is('names', word),
    ),
  );

/** Each word once: a text that says one a thousand times asks no more. */
export const distinct = (terms: readonly QueryTerm[]): readonly QueryTerm[] => [
  ...new Map(terms.map((term) => [`${term.word} ${term.prefix}`, term])).values(),
];
