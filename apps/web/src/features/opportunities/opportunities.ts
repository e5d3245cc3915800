import type { Company, Opportunity, OpportunityLine } from '@rosa/domain';
import type { ShortlistHead } from '@rosa/opportunities';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page, Recorded } from '../../api/shapes.js';

export type OpportunityRecord = Recorded<Opportunity>;
export type Line = OpportunityLine;
export type CompanyRecord = Recorded<Company>;

/** What the list is narrowed by; lives in the address. */
export interface OpportunityFilters {
  readonly state: string;
  readonly kind: string;
}

export const opportunitiesQuery = ({ state, kind }: OpportunityFilters) =>
  infiniteQueryOptions({
    queryKey: ['opportunities', state, kind],
    queryFn: ({ signal, pageParam }) =>
      call<Page<OpportunityRecord>>(
        withQuery('/opportunities', { state, kind, cursor: pageParam, limit: 100 }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const opportunityQuery = (id: string) =>
  queryOptions({
    queryKey: ['opportunity', id],
    queryFn: ({ signal }) => call<OpportunityRecord>(`/opportunities/${id}`, { signal }),
  });

export const companyQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['company', id],
    queryFn: ({ signal }) => call<CompanyRecord>(`/companies/${id}`, { signal }),
    enabled: id !== undefined,
    staleTime: 60_000,
  });

export const listsOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['opportunity', id, 'shortlists'],
    queryFn: ({ signal }) =>
      call<Page<ShortlistHead>>(`/opportunities/${id}/shortlists?limit=100`, { signal }),
  });
