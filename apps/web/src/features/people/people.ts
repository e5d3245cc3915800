import type { TargetGroup } from '@rosa/domain';
import type { SearchAnswer, SearchBody } from '@rosa/registry';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { call } from '../../api/client.js';

/** What a search is narrowed by, under the names the address gives it. None of it says who anyone is. */
export const FACETS = [
  'comune',
  'age',
  'schooling',
  'programme',
  'state',
  'sex',
  'occupation',
  'skill',
  'never',
  'due',
] as const;
export type FacetName = (typeof FACETS)[number];

/** What more a search may ask, where someone came with it: a kept group, or the rows of a figure. */
export const ASKED = [...FACETS, 'province', 'region', 'sector', 'asked'] as const;
export type AskedName = (typeof ASKED)[number];
export type Chosen = Readonly<Record<AskedName, string>>;

/** A band of years, as `45-54` or `65+`. */
const agesOf = (band: string): Pick<SearchBody, 'ageFrom' | 'ageTo'> => {
  const [from, to] = band.replace('+', '').split('-');
  return { ageFrom: Number(from), ...(to === undefined ? {} : { ageTo: Number(to) }) };
};

/** Several things may have been asked, or never been. */
const isList = (name: string): boolean => name === 'never' || name === 'asked';

/** A search as the server reads it; what is not chosen is not asked. */
export const searchOf = ({ age, schooling, ...plain }: Chosen, text: string): SearchBody =>
  ({
    ...Object.fromEntries(
      Object.entries(plain)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, isList(name) ? value.split(',') : value]),
    ),
    ...(text ? { text } : {}),
    ...(age ? agesOf(age) : {}),
    ...(schooling ? { schooling: Number(schooling) } : {}),
  }) as SearchBody;

/** A kept search, under the names the address gives it: {@link searchOf} the other way round. */
export const chosenOf = ({ ageFrom, ageTo, ...plain }: TargetGroup['search']): Partial<Chosen> => {
  const age = ageTo == null ? `${ageFrom}+` : `${ageFrom ?? 0}-${ageTo}`;
  return {
    ...Object.fromEntries(
      Object.entries(plain).flatMap(([name, value]) =>
        value == null ? [] : [[name, String(value)]],
      ),
    ),
    ...(ageFrom == null && ageTo == null ? {} : { age }),
  };
};

/** Nothing chosen yet. */
export const NONE_CHOSEN = Object.fromEntries(ASKED.map((name) => [name, ''])) as Chosen;

/**
 * People found, page by page. The search goes in the body, its cursor too: no name stands in an address. Comuni are counted
 * to the last one only where `everyComune` is wanted: thousands, where all of Italy is searched.
 */
export const peopleQuery = (narrowed: SearchBody, everyComune = false) => {
  const search: SearchBody = everyComune ? { ...narrowed, whole: 'comune' } : narrowed;
  return infiniteQueryOptions({
    queryKey: ['people', search],
    queryFn: ({ signal, pageParam }) =>
      call<SearchAnswer>('/workers/search', {
        body: { ...search, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
};
