import {
  rankEveryone,
  SAME_SCORE,
  toInterviewLimit,
  type Criteria,
  type MatchList,
  type PersonFacts,
  type Ranked,
  type Reference,
  type ScoredPerson,
} from '@rosa/domain';

/** What engines may differ by from the pure rule. */
const WITHIN = 1e-6;

const expectScores = (found: Ranked, person: ScoredPerson | undefined): void => {
  if (!person) throw new Error(`${found.id} is listed, and by the rule is not ranked`);
  for (const score of ['score', 'certain', 'expected', 'potential'] as const) {
    expect(Math.abs(found[score] - person[score])).toBeLessThan(WITHIN);
  }
};

/** The same order, but for people whose `by` differs by less than {@link SAME_SCORE}: they may swap, also across the end. */
const expectOrder = (
  found: readonly Ranked[],
  rule: readonly ScoredPerson[],
  by: 'score' | 'potential',
): void => {
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  found.forEach((person, i) => {
    expect(Math.abs(person[by] - rule[i]![by])).toBeLessThan(SAME_SCORE);
  });
  const place = new Map(rule.map(({ id }, i) => [id, i]));
  for (let i = 1; i < found.length; i++) {
    const [before, after] = [found[i - 1]!, found[i]!];
    if (Math.abs(before[by] - after[by]) >= SAME_SCORE) {
      expect(place.get(before.id)!).toBeLessThan(place.get(after.id)!);
    }
  }
};

/** Holds an engine's list to the pure rule over the same people. */
export const expectRule = (
  list: MatchList,
  people: readonly PersonFacts[],
  criteria: Criteria,
  limit: number,
  reference: Reference,
): void => {
  const { candidates, counts } = rankEveryone(people, criteria, reference);
  const { people: listed, toInterview, ...found } = list;
  expect(found).toEqual(counts);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  for (const person of [...listed, ...toInterview]) expectScores(person, byId.get(person.id));
  expect(listed).toHaveLength(Math.min(limit, candidates.length));
  expectOrder(listed, candidates, 'score');

  const onList = new Set(listed.map(({ id }) => id));
  const others = candidates
    .filter(({ id, evaluation }) => evaluation.hasUnknown && !onList.has(id))
    .sort((a, b) => b.potential - a.potential || a.lot - b.lot);
  expect(toInterview).toHaveLength(Math.min(toInterviewLimit(limit), others.length));
  for (const { id } of toInterview) expect(others.some((other) => other.id === id)).toBe(true);
  expectOrder(toInterview, others, 'potential');
};
