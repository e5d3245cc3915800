import type { Client } from '@elastic/elasticsearch';
import type { MatchPlan } from '@rosa/domain';
import type { Cursors } from '../cursor.js';
import type { OutPage, OutQuery } from '../port.js';
import { ask, totalOf } from './ask.js';
import { consider } from './outs.js';
import { all, LIVE } from './query.js';

/** A page of those out for a reason, by lot, then id. Fails as `invalid` on a cursor that is not of this reason. */
export const outPage = async (
  client: Client,
  index: string,
  cursors: Cursors,
  plan: MatchPlan,
  { reason, limit, cursor }: OutQuery,
): Promise<OutPage> => {
  const order = `out ${reason}`;
  const at = cursor === undefined ? null : cursors.open(order, cursor);
  const out = consider(plan).outs[reason];
  if (!out) return { ids: [], total: 0, nextCursor: null };
  const search = {
    query: all(LIVE, out),
    sort: [{ lot: { order: 'asc' } }, { id: { order: 'asc' } }],
    size: limit + 1,
    _source: false,
    track_total_hits: true,
    ...(at ? { search_after: [at.value, at.id] } : {}),
  } as const;
  const [answer] = await ask(client, index, [{ search: { ...search, sort: [...search.sort] } }]);
  const { hits } = answer!.hits;
  const shown = hits.slice(0, limit);
  const [lot, id] = shown.at(-1)?.sort ?? [];
  const position = { tier: 0, value: Number(lot), id: String(id) };
  return {
    ids: shown.map(({ _id }) => _id!),
    total: totalOf(answer!),
    nextCursor: hits.length > limit ? cursors.seal(order, position) : null,
  };
};
