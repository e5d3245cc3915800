import type { Lang } from '../messages/index.js';
import type { WorkerRecord } from '../people/worker.js';
import type { Reference } from '../reference.js';
import { becauseOfRequirement } from './because-experience.js';
import { becauseOfAnswer, becauseOfHome, type Because, type Explaining } from './because.js';
import type { Criteria } from './criteria.js';
import { evaluateBy, isUnknown, type AskedValue, type Evaluation } from './evaluate.js';
import { factsOf } from './facts-of.js';
import type { WorkerFacts } from './facts.js';
import { gainOf } from './findability.js';
import type { Scores } from './list.js';
import { matchPlanOf, type Asked, type MatchPlan, type ScorePart } from './plan.js';

/** What one thing asked puts into the score, and the fact behind it. */
export interface Contribution {
  readonly part: ScorePart;
  /** As questions name it: `occupation:9112`, `contract:permanent`, `home`. */
  readonly of: string;
  /** What is known of it, 0 to 1 (of an incomplete career, what is listed); `null` where nothing is known. */
  readonly value: number | null;
  /** Of the score ranked by: they sum to it. */
  readonly points: number;
  readonly because: Because;
}

export interface ToAscertain {
  readonly of: string;
  /** What the best possible answer adds to `expected`. */
  readonly points: number;
}

export interface Explanation extends Scores {
  readonly contributions: readonly Contribution[];
  /** Worth most first. */
  readonly toAscertain: readonly ToAscertain[];
  /** km to the workplace, to 100 m; `null` where home is unknown or no place is asked. */
  readonly distanceKm: number | null;
  /** The distance is taken from the comune's point. */
  readonly approximate: boolean;
  readonly consentAsked: boolean;
}

export interface ExplainOptions {
  readonly lang: Lang;
  /** For people outside the caller's territory: reasons without employer, operator or point. */
  readonly masked?: boolean;
}

/** The reason for one thing asked, whatever its part. */
export const becauseOf = (on: Explaining, asked: Asked, km: number | null): Because => {
  switch (asked.part) {
    case 'experience':
      return becauseOfRequirement(on, asked);
    case 'availability':
      return becauseOfAnswer(on, asked.of);
    case 'distance':
      return becauseOfHome(on, km);
  }
};

const contributionOf = (on: Explaining, one: AskedValue, km: number | null): Contribution => {
  const { asked, value } = one;
  const nothingKnown = value.certain === 0 && value.potential === 1;
  return {
    part: asked.part,
    of: asked.of,
    value: nothingKnown ? null : value.certain,
    points: asked.share * value[on.criteria.rankBy],
    because: becauseOf(on, asked, km),
  };
};

interface Explained {
  readonly on: Explaining;
  readonly evaluation: Evaluation;
}

/** A record's facts, kept as long as the record itself is: records are never changed in place. */
const reduced = new WeakMap<
  WorkerRecord,
  { readonly by: Reference; readonly facts: WorkerFacts }
>();

const knownFacts = (worker: WorkerRecord, reference: Reference): WorkerFacts => {
  const known = reduced.get(worker);
  if (known?.by === reference) return known.facts;
  const facts = factsOf(worker, reference);
  reduced.set(worker, { by: reference, facts });
  return facts;
};

/** A record with what the rule makes of it: the start of every explanation. */
export const explaining = (
  worker: WorkerRecord,
  plan: MatchPlan,
  reference: Reference,
  { lang, masked = false }: ExplainOptions,
): Explained => {
  const facts = knownFacts(worker, reference);
  const { criteria } = plan;
  const on = { worker, facts, criteria, reference, lang, masked };
  return { on, evaluation: evaluateBy(facts, plan) };
};

const explanationOf = ({ on, evaluation }: Explained): Explanation => {
  const { scores, values, distanceKm: km } = evaluation;
  const { score, certain, expected, potential } = scores;
  return {
    score,
    certain,
    expected,
    potential,
    contributions: values.map((one) => contributionOf(on, one, km)),
    toAscertain: values
      .filter(isUnknown)
      .map((one) => ({ of: one.asked.of, points: gainOf(one, 'expected') }))
      .sort((a, b) => b.points - a.points),
    distanceKm: km === null ? null : Math.round(km * 10) / 10,
    approximate: km !== null && (on.facts.home?.approximate ?? false),
    consentAsked: on.facts.consent !== null,
  };
};

/** The score of one person thing by thing, what is still to ascertain, and how far they live. */
export const explain = (
  worker: WorkerRecord,
  criteria: Criteria,
  reference: Reference,
  options: ExplainOptions,
): Explanation =>
  explanationOf(explaining(worker, matchPlanOf(criteria, reference), reference, options));

/** {@link explain} with the plan computed once for many people; `null` for who is out. */
export const explainRanked = (
  worker: WorkerRecord,
  plan: MatchPlan,
  reference: Reference,
  options: ExplainOptions,
): Explanation | null => {
  const explained = explaining(worker, plan, reference, options);
  return explained.evaluation.out.length > 0 ? null : explanationOf(explained);
};
