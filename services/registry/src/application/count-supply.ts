import { todayOf, type Scope } from '@rosa/domain';
import type { Facet } from '@rosa/search';
import type { RegistryDeps } from '../ports.js';

/** What the people of a territory are told by, apart from the months: each a facet of the search. */
export const SUPPLY_GROUPINGS = [
  'sector',
  'comune',
  'province',
  'region',
] as const satisfies Facet[];

export interface SupplyQuery {
  readonly by: (typeof SUPPLY_GROUPINGS)[number];
  /** ATECO division of an experience; absent for everyone. */
  readonly sector?: string | undefined;
}

/** People available: active in the programme, and with an experience in the sector where one is asked. */
export interface Supply {
  /** The most first; someone of two sectors counts in both. */
  readonly groups: readonly { readonly value: string; readonly people: number }[];
  /** Everyone, those no group is known of among them. */
  readonly total: number;
}

/** Counts the people in reach who are available today: the same a search for active people finds. */
export const countSupply = async (
  { search, clock }: Pick<RegistryDeps, 'search' | 'clock'>,
  scope: Scope,
  { by, sector }: SupplyQuery,
): Promise<Supply> => {
  const { total, facets } = await search.find(scope, {
    state: 'active',
    ...(sector === undefined ? {} : { sector }),
    whole: by,
    counts: [by],
    sort: 'name',
    asOf: todayOf(clock),
    limit: 1,
  });
  const all = facets[by].map(({ value, count }) => ({ value, people: count }));
  // A facet counts the others' sectors too: whoever asks for one sector is told of that one.
  const asked = by === 'sector' && sector !== undefined;
  return { groups: asked ? all.filter(({ value }) => value === sector) : all, total };
};
