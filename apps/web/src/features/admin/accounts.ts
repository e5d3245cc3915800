import { slicesOf } from '@rosa/domain';
import type { AccountAnswer } from '@rosa/gateway';
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import type { Role } from '../session/roles.js';

/** Those who reach by a territory, and the central team; who works for a company is invited. */
export const rolesMadeBy = (role: Role): readonly Role[] =>
  role === 'lead' ? ['operator', 'animator'] : ['operator', 'animator', 'lead', 'central'];

export const accountsQuery = (role: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', role],
    queryFn: ({ signal, pageParam }) =>
      call<Page<AccountAnswer>>(withQuery('/accounts', { role, cursor: pageParam, limit: 100 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What is done with accounts; the list is read again after each. */
export const useAccountActs = () => {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  return {
    create: useMutation({
      mutationFn: (account: object) => call<AccountAnswer>('/accounts', { body: account }),
      onSuccess,
    }),
    reset: useMutation({
      mutationFn: ({ id, rev, password }: AccountAnswer & { readonly password: string }) =>
        call<AccountAnswer>(`/accounts/${id}`, { method: 'PATCH', rev, body: { password } }),
      onSuccess,
    }),
    endSessions: useMutation({
      mutationFn: ({ id }: AccountAnswer) =>
        call<void>(`/accounts/${id}/sessions`, { method: 'DELETE' }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: ({ id }: AccountAnswer) => call<void>(`/accounts/${id}`, { method: 'DELETE' }),
      onSuccess,
    }),
  };
};

/** Signs that are not taken for one another when read aloud. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const LENGTH = 4;

/** A password nobody guesses, in groups that can be read aloud: 16 signs of 31, near 80 bits. */
export const newPassword = (): string => {
  const random = crypto.getRandomValues(new Uint32Array(GROUPS * LENGTH));
  const signs = [...random].map((n) => SIGNS[n % SIGNS.length]!);
  return slicesOf(signs, LENGTH)
    .map((group) => group.join(''))
    .join('-');
};
