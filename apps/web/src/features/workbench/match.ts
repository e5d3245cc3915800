import type { OutReason } from '@rosa/domain';
import type {
  FindabilityAnswer,
  MatchAnswer,
  OutAnswer,
  ShortlistAnswer,
  WhyAnswer,
} from '@rosa/opportunities';
import type { WorkerItem } from '@rosa/registry';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.js';
import type { Criteria } from './criteria.js';
import { measureRedrawing } from './redrawing.js';

/** What the list is asked by. */
export interface Asked {
  readonly criteria: Criteria;
  readonly limit: number;
}

/** An answer later than this is not waited for any more once something else is wanted, ms. */
const TOO_LATE = 400;

const matchQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['match', asked],
    queryFn: ({ signal }) => call<MatchAnswer>('/match', { body: asked, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Infinity,
  });

/**
 * The list for what is wanted now, redrawn as that changes: one request at a time, each for the latest that was wanted when
 * it began, so that the last always wins and a slider in motion never queues. A late one is dropped.
 *
 * Each redrawing leaves a `list-redrawn` measure: from the change to the list in the page.
 */
export const useMatch = (wanted: Asked): UseQueryResult<MatchAnswer> => {
  const [asked, setAsked] = useState(wanted);
  const query = useQuery(matchQuery(asked));
  if (asked !== wanted && !query.isFetching) setAsked(wanted);
  useEffect(() => {
    const timer = setTimeout(setAsked, TOO_LATE, wanted);
    return () => clearTimeout(timer);
  }, [wanted]);
  const settled = asked === wanted && !query.isPlaceholderData && query.data;
  useEffect(() => {
    if (settled) measureRedrawing();
  }, [settled]);
  return query;
};

export const whyQuery = (asked: Asked, workerId: string | undefined) =>
  queryOptions({
    queryKey: ['match', 'why', asked, workerId],
    queryFn: ({ signal }) =>
      call<WhyAnswer>('/match/why', { body: { ...asked, workerId }, signal }),
    enabled: workerId !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** Those out for a reason, a few at a time; how many are listed changes nothing for them. */
export const outQuery = (criteria: Criteria, reason: OutReason) =>
  infiniteQueryOptions({
    queryKey: ['match', 'out', criteria, reason],
    queryFn: ({ signal, pageParam }) =>
      call<OutAnswer>('/match/out', {
        body: { criteria, reason, limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export const findabilityQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['match', 'findability', asked],
    queryFn: ({ signal }) => call<FindabilityAnswer>('/match/findability', { body: asked, signal }),
    gcTime: 0,
  });

/** People a few letters may mean; what was typed goes in the body, never in an address. */
export const suggestPeople = async (
  text: string,
  signal: AbortSignal,
): Promise<readonly WorkerItem[]> =>
  (
    await call<{ readonly items: readonly WorkerItem[] }>('/workers/suggest', {
      body: { text, limit: 8 },
      signal,
    })
  ).items;

/** Draws the list and freezes it. */
export const freeze = (
  opportunityId: string,
  lineId: string,
  asked: Asked,
  idempotencyKey: string,
) =>
  call<ShortlistAnswer>(`/opportunities/${opportunityId}/shortlists`, {
    body: { lineId, ...asked },
    idempotencyKey,
  });
