import type { ClosedMonth } from '@rosa/registry';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { monthsAgo, type Side } from './figures.js';

const SIDES: readonly Side[] = ['people', 'demand'];

export const closingsQuery = (side: Side) =>
  queryOptions({
    queryKey: ['figures', side, 'closings'],
    queryFn: async ({ signal }) =>
      (
        await call<{ readonly items: readonly ClosedMonth[] }>(`/figures/${side}/closings`, {
          signal,
        })
      ).items,
  });

/** A month as it stands on both sides; a side that is not closed says nothing. */
export interface MonthState {
  readonly month: string;
  readonly closed: Readonly<Partial<Record<Side, ClosedMonth>>>;
}

/** Months one may want to close. */
const SHOWN = 12;

/** The last months that are over, and those closed before, the latest first. */
export const monthStates = (
  people: readonly ClosedMonth[],
  demand: readonly ClosedMonth[],
): readonly MonthState[] => {
  const recent = Array.from({ length: SHOWN }, (_each, at) => monthsAgo(at + 1));
  const all = new Set([...recent, ...[...people, ...demand].map(({ month }) => month)]);
  const of = (closings: readonly ClosedMonth[], month: string, side: Side) => {
    const found = closings.find((each) => each.month === month);
    return found ? { [side]: found } : {};
  };
  return [...all]
    .toSorted()
    .reverse()
    .map((month) => ({
      month,
      closed: { ...of(people, month, 'people'), ...of(demand, month, 'demand') },
    }));
};

/** Closes what is still open of a month: after a failure halfway the same act goes on. */
export const useCloseMonth = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ month, closed }: MonthState) => {
      for (const side of SIDES.filter((each) => !closed[each])) {
        await call(`/figures/${side}/closings`, { body: { month } });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['figures'] }),
  });
};
