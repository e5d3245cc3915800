import type { Client, estypes } from '@elastic/elasticsearch';
import { queryTerms, type QueryTerm, type Scope } from '@rosa/domain';
import type { Cursors, Position } from '../cursor.js';
import type { PeoplePage, PeopleQuery } from '../port.js';
import { ask, totalOf, type Search } from './ask.js';
import { facetsOf, facetsSearch } from './facets.js';
import { distinct, filtersOf, found, foundInNames, reached } from './filters.js';
import { all, LIVE, type Query } from './query.js';

/** Look-ups: who is found, how many, in which order, and the facets; all of it only within the reach. */

interface Order {
  readonly name: 'relevance' | 'name' | 'updated';
  readonly sort: estypes.SortCombinations[];
}

/** The worst tier: the words are found, and not all in the names. */
const ELSEWHERE = 2;

const ORDERS: Readonly<Record<Order['name'], Order>> = {
  relevance: {
    name: 'relevance',
    sort: [{ _score: { order: 'desc' } }, { sortName: { order: 'asc' } }, { id: { order: 'asc' } }],
  },
  name: { name: 'name', sort: [{ sortName: { order: 'asc' } }, { id: { order: 'asc' } }] },
  updated: { name: 'updated', sort: [{ updated: { order: 'desc' } }, { id: { order: 'asc' } }] },
};

const orderOf = ({ sort }: PeopleQuery, terms: readonly QueryTerm[]): Order => {
  if (sort === 'updated') return ORDERS.updated;
  return sort === 'name' || terms.length === 0 ? ORDERS.name : ORDERS.relevance;
};

/** One for words that begin names, one more for whole names: {@link ELSEWHERE} less the score is the tier. */
const tiers = (terms: readonly QueryTerm[]): readonly Query[] =>
  [true, false].map((unfinished) => ({
    constant_score: { filter: foundInNames(terms, unfinished), boost: 1 },
  }));

const after = ({ name }: Order, { tier, value, id }: Position): estypes.SortResults =>
  name === 'relevance' ? [ELSEWHERE - tier, value, id] : [value, id];

const positionOf = ({ name }: Order, sort: estypes.SortResults): Position => {
  const [score, value, id] = name === 'relevance' ? sort : [ELSEWHERE, ...sort];
  return { tier: ELSEWHERE - Number(score), value: value as string | number, id: String(id) };
};

const searchOf = (scope: Scope, query: PeopleQuery, order: Order, at: Position | null): Search => {
  const terms = distinct(queryTerms(query.text ?? ''));
  const filters = filtersOf(query);
  const base = [LIVE, ...reached(scope), ...found(terms)];
  const scored = order.name === 'relevance' ? { should: [...tiers(terms)] } : {};
  return {
    query: { bool: { filter: base, ...scored } },
    post_filter: all(...filters.map(({ condition }) => condition)),
    aggs: facetsSearch(filters, query),
    sort: order.sort,
    size: query.limit + 1,
    _source: false,
    track_total_hits: true,
    ...(at ? { search_after: after(order, at) } : {}),
  };
};

/** A page of those found. Fails as `invalid` on a cursor that is not one of this engine's, for this order. */
export const find = async (
  client: Client,
  index: string,
  cursors: Cursors,
  scope: Scope,
  query: PeopleQuery,
): Promise<PeoplePage> => {
  const order = orderOf(query, queryTerms(query.text ?? ''));
  const at = query.cursor === undefined ? null : cursors.open(order.name, query.cursor);
  const search = searchOf(scope, query, order, at);
  const [answer] = await ask(client, index, [{ search }]);
  const { hits } = answer!.hits;
  const shown = hits.slice(0, query.limit);
  const last = shown.at(-1);
  const next = hits.length > query.limit && last?.sort ? positionOf(order, last.sort) : null;
  return {
    ids: shown.map(({ _id }) => _id!),
    total: totalOf(answer!),
    nextCursor: next && cursors.seal(order.name, next),
    facets: facetsOf(answer!.aggregations),
  };
};
