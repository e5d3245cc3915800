import type { AnsweredRoster, Recall, WaitingList } from '@rosa/opportunities';
import type { SearchAnswer } from '@rosa/registry';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';

/** The first of those that wait, and how many they are in all. */
type First<T> = Pick<Page<T>, 'items' | 'total'>;

/** What waits changes with every call: each visit to the page reads it anew. */
const waiting = <T>(what: string, limit: number) =>
  queryOptions({
    queryKey: ['today', what],
    queryFn: ({ signal }) => call<First<T>>(`/today/${what}?limit=${limit}`, { signal }),
    staleTime: 0,
  });

/** Lists are told apart by what they wait for, and then only a few of each are shown. */
export const listsQuery = waiting<WaitingList>('lists', 100);

export const recallsQuery = waiting<Recall>('recalls', 8);

export const answeredQuery = waiting<AnsweredRoster>('answers', 8);

/** Those whose contract ends soon; as many as one laboratory has, so that the first to end come first. */
export const contractsQuery = queryOptions({
  queryKey: ['today', 'contracts'],
  queryFn: ({ signal }) =>
    call<SearchAnswer>('/workers/search', { body: { due: 'contract_ends', limit: 200 }, signal }),
});
