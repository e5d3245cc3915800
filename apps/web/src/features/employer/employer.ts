import type { RosterAnswer } from '@rosa/domain';
import type { InvitationMade, InvitationSeen } from '@rosa/gateway';
import type { RosterAnswered, RosterAnswerHead } from '@rosa/opportunities';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import { rosterQuery } from '../calls/calls.js';

/** The rosters given to the company that it may still open, the latest first. */
export const receivedQuery = infiniteQueryOptions({
  queryKey: ['rosters'],
  queryFn: ({ signal, pageParam }) =>
    call<Page<RosterAnswerHead>>(withQuery('/rosters', { cursor: pageParam }), { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Answers for one person of a roster; the roster is shown as it then stands. */
export const useRosterAnswer = (rosterId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: RosterAnswer) =>
      call<RosterAnswered>(`/rosters/${rosterId}/answers`, { body: answer }),
    onSuccess: (roster) => queries.setQueryData(rosterQuery(rosterId).queryKey, roster),
  });
};

/** Which company a link invites. The token goes in the body: an address is logged. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call<InvitationSeen>('/invitations/look', { body: { token }, signal }),
    enabled: token !== '',
    gcTime: 0,
  });

export const invite = (companyId: string): Promise<InvitationMade> =>
  call<InvitationMade>('/invitations', { body: { companyId } });
