import type { LaboratoryAnswer, LaboratoryRequest } from '@rosa/domain';
import type { LaboratoryRequestAnswer } from '@rosa/opportunities';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import { RECEIVERS } from '../session/roles.js';
import { isInTerritory, useSession } from '../session/session.js';

export type SentRequest = LaboratoryRequestAnswer;
export type Side = 'received' | 'sent';

const KEY = 'laboratory-requests';

export const requestsQuery = (side: Side, waiting: boolean) =>
  infiniteQueryOptions({
    queryKey: [KEY, side, waiting],
    queryFn: ({ signal, pageParam }) =>
      call<Page<SentRequest>>(
        withQuery('/laboratory-requests', {
          side,
          waiting: waiting ? 'true' : undefined,
          cursor: pageParam,
          limit: 50,
        }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** More requests than one opportunity ever has. */
const MOST = 500;

const sentForQuery = (opportunityId: string) =>
  queryOptions({
    queryKey: [KEY, 'for', opportunityId],
    queryFn: ({ signal }) =>
      call<Page<SentRequest>>(
        withQuery('/laboratory-requests', { side: 'sent', opportunityId, limit: MOST }),
        { signal },
      ),
    // Another laboratory answers meanwhile.
    staleTime: 0,
  });

/** A line of an opportunity, with where its work is. */
export interface AskedLine {
  readonly opportunityId: string;
  readonly lineId: string;
  readonly comune: string | null;
}

/** What was asked of other laboratories for a line, by person: the latest request for each. */
export interface LineRequests {
  readonly line: AskedLine;
  /** May whoever reads it ask? Only the operators of the opportunity's own territory. */
  readonly mayAsk: boolean;
  readonly of: (workerId: string) => SentRequest | undefined;
}

export const useLineRequests = (line: AskedLine): LineRequests => {
  const session = useSession();
  const mayAsk = RECEIVERS.includes(session.role) && isInTerritory(session, line.comune);
  const { data } = useQuery({ ...sentForQuery(line.opportunityId), enabled: mayAsk });
  const own = data?.items.filter(({ lineId }) => lineId === line.lineId) ?? [];
  return { line, mayAsk, of: (id) => own.find(({ workerId }) => workerId === id) };
};

/** Asks; one key an attempt, so that pressing twice sends one request. */
export const useAsk = (idempotencyKey: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: Omit<LaboratoryRequest, 'note'> & { readonly note: string | null }) =>
      call<SentRequest>('/laboratory-requests', { body: request, idempotencyKey }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
};

export const useAnswer = (id: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: LaboratoryAnswer) =>
      call<SentRequest>(`/laboratory-requests/${id}/answer`, { body: answer }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
};
