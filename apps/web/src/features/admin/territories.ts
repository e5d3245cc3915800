import type { Desk } from '@rosa/domain';
import type { AccountAnswer } from '@rosa/gateway';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import type { Shape } from '../figures/boundaries.js';

export type DeskAnswer = Desk & { readonly id: string; readonly rev: number };

const PAGE = 500;

const everyone = async <T>(path: string, signal: AbortSignal): Promise<readonly T[]> => {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await call(withQuery(path, { limit: PAGE, cursor }), { signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
};

export const allDesksQuery = queryOptions({
  queryKey: ['desks', 'all'],
  queryFn: ({ signal }) => everyone<DeskAnswer>('/desks', signal),
});

export const allAccountsQuery = queryOptions({
  queryKey: ['accounts', 'all'],
  queryFn: ({ signal }) => everyone<AccountAnswer>('/accounts', signal),
});

/** Those who reach by a territory. */
const STAFF: ReadonlySet<AccountAnswer['role']> = new Set(['operator', 'animator', 'lead']);

export const isStaff = ({ role, active }: AccountAnswer): boolean => active && STAFF.has(role);

/** Does an account with this territory reach a part of the province, or all of it? None is the whole country. */
export const reachesProvince = (
  { territory }: Pick<AccountAnswer, 'territory'>,
  { code, region }: Pick<Shape, 'code' | 'region'>,
): boolean =>
  territory?.some((each) => (each.length === 2 ? each === region : each.startsWith(code))) ?? false;

/** A province with what it has. */
export interface ProvinceState {
  readonly shape: Shape;
  readonly people: number;
  readonly desks: readonly DeskAnswer[];
  readonly staff: readonly AccountAnswer[];
}

/** The provinces in which anyone is, or works, by name. */
export const provinceStates = (
  shapes: readonly Shape[],
  people: ReadonlyMap<string, number>,
  desks: readonly DeskAnswer[],
  accounts: readonly AccountAnswer[],
): readonly ProvinceState[] => {
  const staff = accounts.filter(isStaff);
  return shapes
    .map((shape) => ({
      shape,
      people: people.get(shape.code) ?? 0,
      desks: desks.filter(({ comune }) => comune.startsWith(shape.code)),
      staff: staff.filter((account) => reachesProvince(account, shape)),
    }))
    .filter((each) => each.people > 0 || each.desks.length > 0 || each.staff.length > 0)
    .toSorted((a, b) => a.shape.name.localeCompare(b.shape.name, 'it'));
};

/** Gives an account another territory, a desk another comune; what was read before is read again. */
export const useTerritoryActs = () => {
  const queries = useQueryClient();
  return {
    reach: useMutation({
      mutationFn: ({ id, rev, territory }: Pick<AccountAnswer, 'id' | 'rev' | 'territory'>) =>
        call(`/accounts/${id}`, { method: 'PATCH', rev, body: { territory } }),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    }),
    move: useMutation({
      mutationFn: ({ id, rev, comune }: Pick<DeskAnswer, 'id' | 'rev' | 'comune'>) =>
        call(`/desks/${id}`, { method: 'PATCH', rev, body: { comune } }),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['desks'] }),
    }),
  };
};
