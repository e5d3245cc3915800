import { DEMAND_INDICATORS, formatDay, PEOPLE_INDICATORS, type Indicator } from '@rosa/domain';
import type { FigureRow, Figures, Grouping, Place } from '@rosa/registry';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import { today } from '../../shared/form/read-form.js';

export type Side = 'people' | 'demand';

export const INDICATORS_OF: Readonly<Record<Side, readonly Indicator[]>> = {
  people: PEOPLE_INDICATORS,
  demand: DEMAND_INDICATORS,
};

/** Of what a side's records know, what they can be told by. */
export const GROUPINGS_OF: Readonly<Record<Side, readonly Grouping[]>> = {
  people: ['month', 'comune', 'province', 'region', 'desk', 'operator', 'company'],
  demand: [
    'month',
    'comune',
    'province',
    'region',
    'operator',
    'kind',
    'sector',
    'chain',
    'enterprise',
    'company',
  ],
};

/** The maps of opportunities of the programme: by sector, by supply chain, by kind of enterprise, by situation. */
export const OF_OPPORTUNITIES: readonly Grouping[] = ['sector', 'chain', 'enterprise', 'kind'];

/** Before any record: figures of today are of every month. */
export const EVER = '1990-01';

export const PLACES: readonly Place[] = ['residence', 'desk', 'workplace'];

/** Those a map can show. */
export const ON_MAP: readonly Grouping[] = ['comune', 'province', 'region'];

/** Which figures: months from and to, both counted. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly by: Grouping;
  readonly place: Place;
  /** ATECO division; of the demand's side. */
  readonly sector?: string;
}

/** The counterpart of a person's residence is where the work is. */
export const placeOf = (side: Side, place: Place): Place =>
  side === 'demand' ? 'workplace' : place;

export const sideOf = (indicator: Indicator): Side =>
  DEMAND_INDICATORS.includes(indicator as never) ? 'demand' : 'people';

/** The month so many before this one, `YYYY-MM`. */
export const monthsAgo = (months: number): string => {
  const [year = 0, month = 0] = formatDay(today()).split('-').map(Number);
  const at = year * 12 + month - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

const queryOf = (side: Side, { from, to, by, place, sector }: Asked) => ({
  from,
  to,
  by,
  place: placeOf(side, place),
  ...(sector === undefined ? {} : { sector }),
});

export const figuresQuery = (side: Side, asked: Asked) =>
  queryOptions({
    queryKey: ['figures', side, queryOf(side, asked)],
    queryFn: ({ signal }) =>
      call<Figures>(withQuery(`/figures/${side}`, queryOf(side, asked)), { signal }),
  });

/** Which rows: of one group, of what no group is known of (`null`), or all (`undefined`). */
export interface RowsAsked extends Asked {
  readonly indicator: Indicator;
  readonly value?: string | null | undefined;
}

export const rowsQuery = ({ indicator, value, ...asked }: RowsAsked) => {
  const side = sideOf(indicator);
  const group = value === null ? { unknown: 'true' } : { value };
  const query = { ...queryOf(side, asked), indicator, ...group };
  return infiniteQueryOptions({
    queryKey: ['figures', side, 'rows', query],
    queryFn: ({ signal, pageParam }) =>
      call<Page<FigureRow>>(
        withQuery(`/figures/${side}/rows`, { ...query, cursor: pageParam, limit: 100 }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

/** The page of the rows behind a figure; nothing in it says who anyone is. */
export const rowsAddress = ({ from, to, by, place, sector, indicator, value }: RowsAsked): string =>
  withQuery('/cifre/righe', {
    cifra: indicator,
    da: from,
    a: to,
    per: by,
    luogo: place,
    gruppo: value,
    ignoto: value === null ? 'si' : undefined,
    settore: sector,
  });

/** An address's own parts, as {@link rowsAddress} writes them. */
export const ROW_KEYS = [
  'cifra',
  'da',
  'a',
  'per',
  'luogo',
  'gruppo',
  'ignoto',
  'settore',
] as const;
