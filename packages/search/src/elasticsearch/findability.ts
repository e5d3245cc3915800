import type { Client } from '@elastic/elasticsearch';
import {
  byScore,
  gainOf,
  SAME_SCORE,
  type Asked,
  type Findability,
  type MatchPlan,
  type Question,
} from '@rosa/domain';
import { ask, totalOf, type Answer, type Search } from './ask.js';
import { listSearch, peopleOf } from './match.js';
import { consider } from './outs.js';
import { PERSON, type FoundPerson } from './people.js';
import { isExact } from './precision.js';
import { all, LIVE, type Query } from './query.js';
import { countingIn, openIn } from './unknowns.js';
import { scoreOf, type UnknownCounts } from './values.js';

/** Who is hidden by unknowns, and the three questions worth most: the nth score first, then everything about it at once. */

const MOST_QUESTIONS = 3;
const FIRST_TO_ASK = 10;
/** Fetched beside them at first; then, while equals may be missing, more, up to {@link MOST_FETCHED}. */
const BESIDE = 30;
const MOST_FETCHED = 1000;

interface Hiding {
  readonly client: Client;
  readonly index: string;
  readonly plan: MatchPlan;
  readonly ranked: Query;
  /** What is not lower than this reaches the nth score. */
  readonly reach: number;
  readonly now: UnknownCounts;
}

const counting = (query: Query): Search => ({ size: 0, query, track_total_hits: true });

/** Those of the ranked whose score is below the nth, and reaches it once this is at its best. */
const liftedSearch = ({ plan, ranked, reach, now }: Hiding, asked: Asked, size: number): Search => {
  const among = all(ranked, openIn(asked, plan.criteria.asOf));
  const counts: UnknownCounts = (one) => (one.of === asked.of ? 1 : now(one));
  const lifted = scoreOf(plan, { among, counts, least: reach });
  const there = scoreOf(plan, { among: LIVE, counts: now, least: reach });
  const query: Query = { bool: { must: [lifted], must_not: [there] } };
  return { ...PERSON, query, size, track_total_hits: true };
};

interface Lifted {
  readonly asked: Asked;
  readonly answer: Answer;
  readonly size: number;
}

const liftedPeople = ({ plan }: Hiding, { asked, answer }: Lifted): readonly FoundPerson[] =>
  peopleOf(answer, plan)
    .map((person) => {
      const one = person.evaluation.values.find((value) => value.asked.of === asked.of)!;
      return { ...person, score: person.score + gainOf(one, plan.criteria.rankBy) };
    })
    .sort(byScore);

/** Asks again for more where someone who was not fetched may be equal to one of the first. */
const questionOf = async (hiding: Hiding, lifted: Lifted): Promise<Question> => {
  const { plan, client, index } = hiding;
  const { asked, answer, size } = lifted;
  const people = liftedPeople(hiding, lifted).slice(0, FIRST_TO_ASK);
  const last = people.at(-1)?.score ?? 0;
  if (size < MOST_FETCHED && !isExact(answer, size, last, plan)) {
    const search = liftedSearch(hiding, asked, MOST_FETCHED);
    const [more] = await ask(client, index, [{ search }]);
    return questionOf(hiding, { asked, answer: more!, size: MOST_FETCHED });
  }
  return { of: asked.of, worth: totalOf(answer), first: people.map(({ id }) => id) };
};

const questionsOf = async (
  hiding: Hiding,
  lifted: readonly Lifted[],
): Promise<readonly Question[]> => {
  const worth = ({ answer }: Lifted): number => totalOf(answer);
  const most = lifted
    .filter((one) => worth(one) > 0)
    .sort((a, b) => worth(b) - worth(a) || (a.asked.of < b.asked.of ? -1 : 1))
    .slice(0, MOST_QUESTIONS);
  return Promise.all(most.map((one) => questionOf(hiding, one)));
};

const hiddenBehind = async (
  hiding: Hiding,
): Promise<Pick<Findability, 'hiddenByUnknowns' | 'questions'>> => {
  const { client, index, plan, ranked, reach, now } = hiding;
  const size = FIRST_TO_ASK + BESIDE;
  const asked = countingIn(plan);
  const reaching = (counts: UnknownCounts): Search =>
    counting(scoreOf(plan, { among: ranked, counts, least: reach }));
  const [there, could, ...answers] = await ask(client, index, [
    { search: reaching(now) },
    { search: reaching(() => 1) },
    ...asked.map((one) => ({ search: liftedSearch(hiding, one, size) })),
  ]);
  const lifted = answers.map((answer, i) => ({ asked: asked[i]!, answer, size }));
  return {
    hiddenByUnknowns: totalOf(could!) - totalOf(there!),
    questions: await questionsOf(hiding, lifted),
  };
};

export const findability = async (
  client: Client,
  index: string,
  plan: MatchPlan,
  limit: number,
): Promise<Findability> => {
  const considered = consider(plan);
  const [everyone, listed] = await ask(client, index, [
    { search: counting(LIVE), keep: true },
    { search: listSearch(plan, considered, limit) },
  ]);
  const threshold = peopleOf(listed!, plan)[limit - 1]?.score ?? null;
  const standing = { considered: totalOf(everyone!), ranked: totalOf(listed!), threshold };
  if (threshold === null || plan.criteria.rankBy === 'potential') {
    return { ...standing, hiddenByUnknowns: 0, questions: [] };
  }
  const { unknown, rankBy } = plan.criteria;
  const hidden = await hiddenBehind({
    client,
    index,
    plan,
    ranked: considered.ranked,
    reach: threshold - SAME_SCORE,
    now: () => (rankBy === 'certain' ? 0 : unknown),
  });
  return { ...standing, ...hidden };
};
