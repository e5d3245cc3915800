import type { WorkerRecord } from '../people/worker.js';
import type { Reference } from '../reference.js';
import { daysIn, occupationOf } from './asked-values.js';
import { because, labelOf, type Because, type Explaining } from './because.js';
import { becauseOfRequirement, wholeMonths } from './because-experience.js';
import type { Criteria } from './criteria.js';
import type { AskedValue, Evaluation } from './evaluate.js';
import { becauseOf, explaining, type ExplainOptions } from './explain.js';
import { gainOf, reachesScore } from './findability.js';
import type { Scores } from './list.js';
import type { OutFinding } from './out.js';
import { matchPlanOf, type AskedRequirement, type ScorePart } from './plan.js';
import { radiusFor } from './values.js';

/** "Why is she not here?": what puts a person out, or what keeps the score below the nth. */

export interface OutBecause extends OutFinding {
  readonly because: Because;
}

/** One fact which, at its best, brings the score to the nth. */
export interface Counterfactual {
  readonly part: ScorePart;
  readonly of: string;
  /** What that fact at its best adds to the score: the least gain that suffices. */
  readonly gain: number;
  /** The score it would give. */
  readonly score: number;
  /** How things stand now. */
  readonly because: Because;
}

export interface Why extends Scores {
  /** What puts the person out; empty for who is ranked. */
  readonly out: readonly OutBecause[];
  /** Place in the list, from 1, where the caller knows it. */
  readonly position: number | null;
  readonly nthScore: number | null;
  /** How much is missing to the nth score; 0 for who reaches it, `null` for who is out or where there is no nth. */
  readonly missing: number | null;
  /** `null` for who is out or reaches the nth score, and where no single fact suffices. */
  readonly counterfactual: Counterfactual | null;
}

export interface WhyOptions extends ExplainOptions {
  readonly position?: number;
  /** The last score of the list of n; `null` where fewer than n are ranked. */
  readonly nthScore: number | null;
}

/** The months known, in the code that has the most of them. */
const monthsShort = ({ facts, criteria }: Explaining, { requirement, codes }: AskedRequirement) => {
  if (requirement.kind === 'skill') {
    return facts.skills.find((skill) => skill.code === requirement.code)?.months ?? 0;
  }
  const days = codes.map(({ code }) => {
    const fact = occupationOf(facts, code);
    return fact ? daysIn(fact, criteria.asOf) : 0;
  });
  return wholeMonths(Math.max(0, ...days));
};

const outByRequirement = (on: Explaining, asked: AskedRequirement): Because => {
  const { requirement } = asked;
  if (requirement.kind !== 'skill' && requirement.kind !== 'occupation') {
    return becauseOfRequirement(on, asked);
  }
  const { code, kind, atLeast } = requirement;
  const what = labelOf(on.lang, on.reference[kind](code), code);
  return because(on, 'out.practice', { what, months: monthsShort(on, asked), atLeast });
};

const outByRelease = (on: Explaining, of: string): Because => {
  const { consent, status } = on.worker;
  if (of === 'consent') return because(on, 'out.consent', { on: consent?.on ?? null });
  if (of === 'left') return because(on, 'out.left', {});
  return because(on, of === 'paused' ? 'out.paused' : 'out.placed', { until: status.until });
};

const outByRadius = (on: Explaining, km: number): Because => {
  const { home } = on.facts;
  const radius = home ? radiusFor(home, on.criteria.radiusKm) : on.criteria.radiusKm;
  return because(on, 'out.radius', { km: Math.round(km * 10) / 10, radius });
};

const outBecause = (on: Explaining, found: OutFinding, evaluation: Evaluation): OutBecause => {
  const { values, distanceKm: km } = evaluation;
  if (found.reason === 'notReleased') return { ...found, because: outByRelease(on, found.of) };
  if (found.of === 'radius' && km !== null) return { ...found, because: outByRadius(on, km) };
  const asked = values.find(({ asked: { part, of } }) =>
    found.reason === 'distance' ? part === 'distance' : of === found.of,
  )!.asked;
  const reason =
    asked.part === 'experience' ? outByRequirement(on, asked) : becauseOf(on, asked, km);
  return { ...found, because: reason };
};

/** Of the things asked that alone, at their best, bring the score to the nth, the one that gains least. */
const leastSufficient = (
  { scores, values }: Evaluation,
  { rankBy }: Criteria,
  nthScore: number,
): AskedValue | undefined =>
  values
    .filter((one) => reachesScore(scores.score + gainOf(one, rankBy), nthScore))
    .sort((a, b) => gainOf(a, rankBy) - gainOf(b, rankBy))[0];

const counterfactualOf = (
  on: Explaining,
  evaluation: Evaluation,
  nthScore: number | null,
): Counterfactual | null => {
  const { scores, out, distanceKm } = evaluation;
  if (nthScore === null || out.length > 0 || reachesScore(scores.score, nthScore)) return null;
  const least = leastSufficient(evaluation, on.criteria, nthScore);
  if (!least) return null;
  const gain = gainOf(least, on.criteria.rankBy);
  return {
    part: least.asked.part,
    of: least.asked.of,
    gain,
    score: Math.min(1, scores.score + gain),
    because: becauseOf(on, least.asked, distanceKm),
  };
};

const missingTo = ({ scores, out }: Evaluation, nthScore: number | null): number | null => {
  if (nthScore === null || out.length > 0) return null;
  return reachesScore(scores.score, nthScore) ? 0 : nthScore - scores.score;
};

/** Why a person is not in a list, and the single fact that would change it. */
export const why = (
  worker: WorkerRecord,
  criteria: Criteria,
  reference: Reference,
  { position, nthScore, ...options }: WhyOptions,
): Why => {
  const { on, evaluation } = explaining(
    worker,
    matchPlanOf(criteria, reference),
    reference,
    options,
  );
  return {
    ...evaluation.scores,
    out: evaluation.out.map((found) => outBecause(on, found, evaluation)),
    position: position ?? null,
    nthScore,
    missing: missingTo(evaluation, nthScore),
    counterfactual: counterfactualOf(on, evaluation, nthScore),
  };
};
