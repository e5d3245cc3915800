import type { Convocation } from '@rosa/domain';
import type { AddresseeAnswer, InvitedAnswer, SeatingPlan } from '@rosa/registry';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page, Recorded } from '../../api/shapes.js';

/** "412 of 600". */
export interface Count {
  readonly came: number;
  readonly invited: number;
  readonly untold: number;
}

/** A convocation as lists have it: without its people. */
export type ConvocationHead = Recorded<Omit<Convocation, 'invited'>> & { readonly count: Count };
type ConvocationAnswer = ConvocationHead & Pick<Convocation, 'invited'>;

export type End = InvitedAnswer['end'];

export const convocationsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['convocations', 'list'],
    queryFn: ({ signal, pageParam }) =>
      call<Page<ConvocationHead>>(withQuery('/convocations', { cursor: pageParam, limit: 50 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const convocationQuery = (id: string) =>
  queryOptions({
    queryKey: ['convocations', 'one', id],
    queryFn: async ({ signal }): Promise<ConvocationHead> => {
      const { invited: _invited, ...head } = await call<ConvocationAnswer>(`/convocations/${id}`, {
        signal,
      });
      return head;
    },
    enabled: id !== '',
  });

/** A convocation with some of its people. */
interface Called<P> {
  readonly convocation: ConvocationHead;
  readonly items: readonly P[];
}

/** Everyone called in, by name. */
export const invitedQuery = (id: string) =>
  queryOptions({
    queryKey: ['convocations', 'people', id],
    queryFn: ({ signal }) => call<Called<InvitedAnswer>>(`/convocations/${id}/people`, { signal }),
  });

/** Whom to write to. */
export const ADDRESSED = ['awaited', 'again'] as const;
export type Addressed = (typeof ADDRESSED)[number];

export const addresseesQuery = (id: string, who: Addressed) =>
  queryOptions({
    queryKey: ['convocations', 'addressees', id, who],
    queryFn: ({ signal }) =>
      call<Called<AddresseeAnswer>>(`/convocations/${id}/addressees?who=${who}`, { signal }),
  });

export interface FreeSlot {
  readonly on: string;
  readonly at: string;
  readonly minutes: number;
  readonly places: number;
  readonly free: number;
}

export const slotsQuery = (deskId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['slots', deskId, from, to],
    queryFn: ({ signal }) =>
      call<{ readonly items: readonly FreeSlot[] }>(
        withQuery(`/desks/${deskId}/slots`, { from, to }),
        { signal },
      ),
    enabled: deskId !== '' && from !== '' && to !== '',
  });

/** A group as the registry is asked to call it in, or to say how it would be received. */
export interface CalledGroup {
  readonly search?: object;
  readonly again?: string;
  readonly means: string;
  readonly slots?: readonly { readonly on: string; readonly at: string }[];
  readonly on?: string;
  readonly at?: string;
}

export const planQuery = (deskId: string, group: CalledGroup, enabled: boolean) =>
  queryOptions({
    queryKey: ['convocations', 'plan', deskId, group],
    queryFn: ({ signal }) =>
      call<SeatingPlan>('/convocations/preview', {
        body: { deskId: deskId || null, group },
        signal,
      }),
    enabled,
    gcTime: 0,
  });

export const convene = (convocation: object) =>
  call<ConvocationAnswer>('/convocations', { body: convocation });

interface Told {
  readonly workerId: string;
  readonly end?: End;
  readonly sentOn?: string;
}

/** Tells of some of those called in, and shows it at once; what was shown is put back where it is refused. */
export const useTell = (id: string) => {
  const queries = useQueryClient();
  const people = invitedQuery(id).queryKey;
  return useMutation({
    mutationFn: (told: readonly Told[]) =>
      call<ConvocationAnswer>(`/convocations/${id}/attendance`, { body: { people: told } }),
    // Several are told one after another faster than answers come: each waits for the one before.
    scope: { id: `tell-${id}` },
    onMutate: async (told) => {
      await queries.cancelQueries({ queryKey: people });
      const said = new Map(told.map((one) => [one.workerId, one]));
      queries.setQueryData(
        people,
        (before) =>
          before && {
            ...before,
            items: before.items.map((one) => ({ ...one, ...said.get(one.workerId) })),
          },
      );
    },
    onSuccess: ({ invited: _invited, ...convocation }) => {
      queries.setQueryData(people, (before) => before && { ...before, convocation });
      void queries.invalidateQueries({ queryKey: ['convocations', 'list'] });
      void queries.invalidateQueries({ queryKey: ['convocations', 'addressees', id] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: people }),
  });
};

export const useRemove = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, rev }: ConvocationHead) =>
      call<void>(`/convocations/${id}`, { method: 'DELETE', rev }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['convocations', 'list'] }),
  });
};
