import type { Desk, TargetGroup } from '@rosa/domain';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page, Recorded } from '../../api/shapes.js';

export type Group = Recorded<TargetGroup>;
export type DeskRecord = Recorded<Desk>;

export const groupsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['groups', 'list'],
    queryFn: ({ signal, pageParam }) =>
      call<Page<Group>>(withQuery('/target-groups', { cursor: pageParam, limit: 50 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', 'one', id],
    queryFn: ({ signal }) => call<Group>(`/target-groups/${id}`, { signal }),
    enabled: id !== '',
  });

/** How many a group finds now. */
export const groupCountQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', 'count', id],
    queryFn: ({ signal }) =>
      call<{ readonly total: number }>(`/target-groups/${id}/count`, { signal }),
  });

/** The desks of the territory. */
export const desksQuery = queryOptions({
  queryKey: ['desks'],
  queryFn: ({ signal }) => call<Page<DeskRecord>>('/desks?limit=500', { signal }),
  staleTime: 60_000,
});

/** What is done with groups; the list is read again after each. */
export const useGroupActs = () => {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['groups'] });
  return {
    save: useMutation({
      mutationFn: (group: object) => call<Group>('/target-groups', { body: group }),
      onSuccess,
    }),
    rename: useMutation({
      mutationFn: ({ id, rev, name }: Pick<Group, 'id' | 'rev' | 'name'>) =>
        call<Group>(`/target-groups/${id}`, { method: 'PATCH', rev, body: { name } }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: ({ id, rev }: Group) =>
        call<void>(`/target-groups/${id}`, { method: 'DELETE', rev }),
      onSuccess,
    }),
  };
};
