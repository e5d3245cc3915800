import type { Client } from '@elastic/elasticsearch';
import {
  byScore,
  OUT_REASONS,
  toInterviewLimit,
  type MatchCounts,
  type MatchList,
  type MatchPlan,
  type OutReason,
  type Ranked,
} from '@rosa/domain';
import { ask, totalOf, type Answer, type Search } from './ask.js';
import { outsOf, rankedOf } from './outs.js';
import { PERSON, personOf, type FoundPerson } from './people.js';
import { isSettled, LARGEST } from './precision.js';
import { all, is, LIVE, type Query } from './query.js';
import { anyOpen } from './unknowns.js';
import { scoreOf } from './values.js';

/** The list: everyone is scored and ordered by the server; the listed few are then scored by the rule's own function. */

/** Everyone counted, for the reasons and among the ranked: one search, so that the figures agree with one another. */
export const countsSearch = (plan: MatchPlan): Search => {
  const outs = outsOf(plan);
  const ranked = rankedOf(outs);
  const open = anyOpen(plan);
  const filters: Record<string, Query> = {
    ranked,
    consentNeverAsked: all(ranked, is('unasked', 'consent')),
    ...(open ? { withUnknowns: all(ranked, open) } : {}),
  };
  for (const reason of OUT_REASONS) {
    const out = outs[reason];
    if (out) filters[reason] = out;
  }
  return {
    size: 0,
    query: LIVE,
    track_total_hits: true,
    aggs: { counts: { filters: { filters } } },
  };
};

export const countsOf = (answer: Answer): MatchCounts => {
  const { buckets } = answer.aggregations!['counts'] as {
    buckets: Readonly<Record<string, { doc_count: number }>>;
  };
  const count = (name: string): number => buckets[name]?.doc_count ?? 0;
  const considered = totalOf(answer);
  const ranked = count('ranked');
  const out = Object.fromEntries(OUT_REASONS.map((reason) => [reason, count(reason)]));
  return {
    considered,
    ranked,
    outTotal: considered - ranked,
    out: out as Record<OutReason, number>,
    withUnknowns: count('withUnknowns'),
    consentNeverAsked: count('consentNeverAsked'),
  };
};

const searchFor = (query: Query, size: number): Search => ({
  ...PERSON,
  query,
  size: Math.min(size, LARGEST),
  track_total_hits: false,
});

/** The ranked by their score, so many. */
export const listSearch = (plan: MatchPlan, size: number): Search => {
  const { rankBy, unknown } = plan.criteria;
  const counts = { certain: 0, expected: unknown, potential: 1 }[rankBy];
  const among = rankedOf(outsOf(plan));
  return searchFor(scoreOf(plan, { among, counts: () => counts }), size);
};

/** Those of the ranked with an unknown, by their potential; `null` where nothing asked can be unknown. */
const interviewSearch = (plan: MatchPlan, size: number): Search | null => {
  const open = anyOpen(plan);
  if (!open) return null;
  const among = all(rankedOf(outsOf(plan)), open);
  return searchFor(scoreOf(plan, { among, counts: () => 1 }), size);
};

export const peopleOf = (answer: Answer, plan: MatchPlan): readonly FoundPerson[] =>
  answer.hits.hits.map((hit) => personOf(hit, plan)).sort(byScore);

const byPotential = (a: FoundPerson, b: FoundPerson): number =>
  byScore({ ...a, score: a.potential }, { ...b, score: b.potential });

const asRanked = ({ id, score, certain, expected, potential }: FoundPerson): Ranked => ({
  id,
  score,
  certain,
  expected,
  potential,
});

interface Drawn {
  readonly list: MatchList;
  /** No one who was not fetched can belong in it. */
  readonly settled: boolean;
}

const draw = async (
  client: Client,
  index: string,
  plan: MatchPlan,
  limit: number,
  more: number,
): Promise<Drawn> => {
  const beside = toInterviewLimit(limit);
  const sizes = { list: limit * more, others: (limit + beside) * more };
  const interview = interviewSearch(plan, sizes.others);
  const [counted, listed, open] = await ask(client, index, [
    { search: countsSearch(plan), keep: true },
    { search: listSearch(plan, sizes.list) },
    ...(interview ? [{ search: interview }] : []),
  ]);
  const people = peopleOf(listed!, plan);
  const first = people.slice(0, limit);
  const onList = new Set(first.map(({ id }) => id));
  const others = open ? peopleOf(open, plan).filter(({ id }) => !onList.has(id)) : [];
  const toInterview = others.toSorted(byPotential).slice(0, beside);
  const last = toInterview[beside - 1];
  return {
    list: {
      ...countsOf(counted!),
      people: first.map(asRanked),
      toInterview: toInterview.map(asRanked),
    },
    settled:
      isSettled(listed!, sizes.list, first[limit - 1]?.score, plan) &&
      (!open || isSettled(open, sizes.others, last?.potential, plan)),
  };
};

/** The first `limit` and whom to interview, with the counts, in one round trip; in more where points are too coarse. */
export const rank = async (
  client: Client,
  index: string,
  plan: MatchPlan,
  limit: number,
): Promise<MatchList> => {
  for (let more = 1; ; more *= 4) {
    const { list, settled } = await draw(client, index, plan, limit, more);
    if (settled || limit * more >= LARGEST) return list;
  }
};
