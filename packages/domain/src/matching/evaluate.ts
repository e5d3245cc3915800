import type { Reference } from '../reference.js';
import { kmToWork, valueOf } from './asked-values.js';
import type { Criteria, RankBy } from './criteria.js';
import type { WorkerFacts } from './facts.js';
import type { Scores } from './list.js';
import { outsOf, type OutFinding } from './out.js';
import { matchPlanOf, type Asked, type MatchPlan } from './plan.js';
import { isOpenValue, type Interval } from './values.js';

/** One thing asked and what the person's facts are worth there. */
export interface AskedValue {
  readonly asked: Asked;
  readonly value: Interval;
}

export interface Evaluation {
  /** What puts the person out; empty for who is ranked. Scores are given all the same. */
  readonly out: readonly OutFinding[];
  readonly scores: Scores;
  readonly values: readonly AskedValue[];
  /** Is there a thing asked, with a share in the score, whose answer could still raise it? (certain < potential) */
  readonly hasUnknown: boolean;
  /** km from home to the workplace, unrounded; `null` where home is unknown or no place asked. */
  readonly distanceKm: number | null;
}

/** The sum of share × value, in the order of the plan: the same order for all three keeps certain ≤ expected ≤ potential. */
const scoreOf = (values: readonly AskedValue[], by: RankBy): number =>
  Math.min(
    1,
    values.reduce((sum, { asked, value }) => sum + asked.share * value[by], 0),
  );

/** Could an answer to this still raise the potential above what is certain? */
export const isUnknown = ({ asked, value }: AskedValue): boolean =>
  asked.share > 0 && isOpenValue(value);

/** {@link evaluate} with the plan computed once for many people. */
export const evaluateBy = (facts: WorkerFacts, plan: MatchPlan): Evaluation => {
  const { criteria } = plan;
  const km = kmToWork(facts, criteria);
  const values = plan.asked.map((asked) => ({ asked, value: valueOf(facts, asked, criteria, km) }));
  const three = {
    certain: scoreOf(values, 'certain'),
    expected: scoreOf(values, 'expected'),
    potential: scoreOf(values, 'potential'),
  };
  return {
    out: outsOf(facts, plan, km),
    scores: { score: three[criteria.rankBy], ...three },
    values,
    hasUnknown: values.some(isUnknown),
    distanceKm: km,
  };
};

/** The rule of matching.md for one person: who is out and why, the three scores, and the value of each thing asked. */
export const evaluate = (
  facts: WorkerFacts,
  criteria: Criteria,
  reference: Reference,
): Evaluation => evaluateBy(facts, matchPlanOf(criteria, reference));
