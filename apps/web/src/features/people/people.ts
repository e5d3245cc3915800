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
export type Chosen = Readonly<Record<FacetName, string>>;

/** A band of years, as `45-54` or `65+`. */
const agesOf = (band: string): Pick<SearchBody, 'ageFrom' | 'ageTo'> => {
  const [from, to] = band.replace('+', '').split('-');
  return { ageFrom: Number(from), ...(to === undefined ? {} : { ageTo: Number(to) }) };
};

/** A search as the server reads it; what is not chosen is not asked. */
export const searchOf = ({ age, schooling, never, ...plain }: Chosen, text: string): SearchBody =>
  ({
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== '')),
    ...(text ? { text } : {}),
    ...(age ? agesOf(age) : {}),
    ...(schooling ? { schooling: Number(schooling) } : {}),
    ...(never ? { never: never.split(',') } : {}),
  }) as SearchBody;

/** People found, page by page. The search goes in the body, its cursor too: no name stands in an address. */
export const peopleQuery = (search: SearchBody) =>
  infiniteQueryOptions({
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
