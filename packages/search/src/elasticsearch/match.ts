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
import { askForParts, isWhole, totalOf, type Answer, type Search } from './ask.js';
import { consider, type Considered } from './outs.js';
import { PERSON, personOf, type FoundPerson } from './people.js';
import { isSettled, LARGEST } from './precision.js';
import { all, is, LIVE, type Query } from './query.js';
import { anyOpen } from './unknowns.js';
import { scoreOf } from './values.js';

/** The list: everyone is scored and ordered by the server; the listed few are then scored by the rule's own function. */

/** Everyone counted, and who is out by each reason. The server keeps the answer until something changes. */
const outsSearch = ({ outs }: Considered): Search => ({
  size: 0,
  query: LIVE,
  track_total_hits: true,
  aggs: {
    outs: {
      filters: {
        filters: Object.fromEntries(
          OUT_REASONS.flatMap((reason) => (outs[reason] ? [[reason, outs[reason]]] : [])),
        ),
      },
    },
  },
});

interface Counted {
  readonly considered: number;
  readonly out: Readonly<Record<OutReason, number>>;
}

const countedIn = (answer: Answer): Counted => {
  const { buckets } = answer.aggregations!['outs'] as {
    buckets: Readonly<Record<string, { doc_count: number }>>;
  };
  const out = Object.fromEntries(
    OUT_REASONS.map((reason) => [reason, buckets[reason]?.doc_count ?? 0]),
  );
  return { considered: totalOf(answer), out: out as Record<OutReason, number> };
};

const searchFor = (query: Query, size: number): Search => ({
  ...PERSON,
  query,
  size: Math.min(size, LARGEST),
  track_total_hits: true,
});

/** The ranked by their score, so many. */
export const listSearch = (plan: MatchPlan, { ranked }: Considered, size: number): Search => {
  const { rankBy, unknown } = plan.criteria;
  const counts = { certain: 0, expected: unknown, potential: 1 }[rankBy];
  return searchFor(scoreOf(plan, { among: ranked, counts: () => counts }), size);
};

/** Those of the ranked with an unknown, by their potential; `null` where nothing asked can be unknown. */
const interviewSearch = (plan: MatchPlan, { ranked }: Considered, size: number): Search | null => {
  const open = anyOpen(plan);
  if (!open) return null;
  return searchFor(scoreOf(plan, { among: all(ranked, open), counts: () => 1 }), size);
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

const consentNeverAsked: Query = is('unasked', 'consent');

const countsOf = (counted: Answer, listed: Answer, open: Answer | undefined): MatchCounts => {
  const { considered, out } = countedIn(counted);
  const ranked = totalOf(listed);
  const neverAsked = listed.aggregations!['neverAsked'] as { doc_count: number };
  return {
    considered,
    ranked,
    outTotal: considered - ranked,
    out,
    withUnknowns: open ? totalOf(open) : 0,
    consentNeverAsked: neverAsked.doc_count,
  };
};

/**
 * Fetched beyond the last: people equal by the rule whom the server's arithmetic put the other way round, so that their lot
 * decides here as it does in the rule.
 */
const EQUALS = 30;

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
  const sizes = { list: limit * more + EQUALS, others: (limit + beside) * more + EQUALS };
  const considered = consider(plan);
  const list = listSearch(plan, considered, sizes.list);
  const interview = interviewSearch(plan, considered, sizes.others);
  const answers = await askForParts(client, index, [
    { search: outsSearch(considered), keep: true },
    { search: { ...list, aggs: { neverAsked: { filter: consentNeverAsked } } } },
    ...(interview ? [{ search: interview }] : []),
  ]);
  const [counted, listed, open] = answers;
  const first = peopleOf(listed!, plan).slice(0, limit);
  const onList = new Set(first.map(({ id }) => id));
  const others = open ? peopleOf(open, plan).filter(({ id }) => !onList.has(id)) : [];
  const toInterview = others.toSorted(byPotential).slice(0, beside);
  return {
    list: {
      ...countsOf(counted!, listed!, open),
      people: first.map(asRanked),
      toInterview: toInterview.map(asRanked),
      ...(answers.every(isWhole) ? {} : { partial: true }),
    },
    settled:
      isSettled(listed!, sizes.list, first[limit - 1]?.score, plan) &&
      (!open || isSettled(open, sizes.others, toInterview[beside - 1]?.potential, plan)),
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
