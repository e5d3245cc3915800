import type { FindableAnswer, SupplyAnswer } from '@rosa/registry';
import { queryOptions } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import { EVER, monthsAgo, type Asked } from './figures.js';

/** How people and positions stand today, apart from any period. */

export const SUPPLY_GROUPINGS = ['comune', 'province', 'region', 'sector'] as const;
export type SupplyGrouping = (typeof SUPPLY_GROUPINGS)[number];

/** What is told of people and positions together; no sector is every sector. */
export interface SupplyAsked {
  readonly by: SupplyGrouping;
  readonly sector: string;
}

export const supplyQuery = ({ by, sector }: SupplyAsked) =>
  queryOptions({
    queryKey: ['figures', 'supply', by, sector],
    queryFn: ({ signal }) =>
      call<SupplyAnswer>(withQuery('/figures/supply', { by, sector: sector || undefined }), {
        signal,
      }),
  });

export const findableQuery = queryOptions({
  queryKey: ['figures', 'findable'],
  queryFn: ({ signal }) => call<FindableAnswer>('/figures/findable', { signal }),
});

/** The positions open today are those of every opportunity, whenever it came in. */
export const demandOf = ({ by, sector }: SupplyAsked): Asked => ({
  from: EVER,
  to: monthsAgo(0),
  by,
  place: 'workplace',
  ...(sector ? { sector } : {}),
});

/** The list of active people a figure counts, under the names its page gives to what is asked. */
export const peopleAddress = (
  asked: Readonly<Record<string, string | readonly string[] | undefined>>,
): string =>
  withQuery('/persone', {
    state: 'active',
    ...Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [
        name,
        typeof value === 'string' ? value || undefined : value?.join(','),
      ]),
    ),
  });
