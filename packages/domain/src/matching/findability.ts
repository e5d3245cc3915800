import type { Reference } from '../reference.js';
import type { Criteria, RankBy } from './criteria.js';
import { isUnknown, type AskedValue } from './evaluate.js';
import { SAME_SCORE, type Findability, type Question } from './list.js';
import { byScore, rankEveryone, type ScoredPerson, type PersonFacts } from './rank.js';

/** How many unknowns hide from a list, and which question would find most of them. */

const MOST_QUESTIONS = 3;
const FIRST_TO_ASK = 10;

/** Does a score reach another, up to what engines may differ by? */
export const reachesScore = (score: number, threshold: number): boolean =>
  score >= threshold - SAME_SCORE;

/** What the best possible answer adds to the score ranked by: home at the door, a yes ascertained today, the full value. */
export const gainOf = ({ asked, value }: AskedValue, by: RankBy): number =>
  asked.share * (1 - value[by]);

const questionsOf = (
  hidden: readonly ScoredPerson[],
  threshold: number,
  by: RankBy,
): readonly Question[] => {
  const lifted = new Map<string, ScoredPerson[]>();
  for (const candidate of hidden) {
    for (const one of candidate.evaluation.values.filter(isUnknown)) {
      const score = candidate.score + gainOf(one, by);
      if (!reachesScore(score, threshold)) continue;
      const { of } = one.asked;
      lifted.set(of, [...(lifted.get(of) ?? []), { ...candidate, score }]);
    }
  }
  return [...lifted]
    .map(([of, people]) => ({
      of,
      worth: people.length,
      first: people
        .sort(byScore)
        .slice(0, FIRST_TO_ASK)
        .map(({ id }) => id),
    }))
    .sort((a, b) => b.worth - a.worth || (a.of < b.of ? -1 : 1))
    .slice(0, MOST_QUESTIONS);
};

/** How many of those a list of `limit` leaves out are hidden only by unknowns, and the three questions worth most. */
export const findabilityOf = (
  people: Iterable<PersonFacts>,
  criteria: Criteria,
  limit: number,
  reference: Reference,
): Findability => {
  const { candidates, counts } = rankEveryone(people, criteria, reference);
  const { considered, ranked } = counts;
  const threshold = candidates[limit - 1]?.score ?? null;
  if (threshold === null) {
    return { considered, ranked, threshold, hiddenByUnknowns: 0, questions: [] };
  }
  const hidden = candidates.filter(
    ({ score, potential }) => !reachesScore(score, threshold) && reachesScore(potential, threshold),
  );
  const questions = questionsOf(hidden, threshold, criteria.rankBy);
  return { considered, ranked, threshold, hiddenByUnknowns: hidden.length, questions };
};
