import type { Reference } from '../reference.js';
import type { Criteria } from './criteria.js';
import { evaluateBy, type Evaluation } from './evaluate.js';
import type { WorkerFacts } from './facts.js';
import {
  OUT_REASONS,
  type MatchCounts,
  type MatchList,
  type OutReason,
  type Ranked,
} from './list.js';
import { matchPlanOf } from './plan.js';

/** The reference list: every engine is held to it. */

export interface PersonFacts {
  readonly id: string;
  readonly facts: WorkerFacts;
}

export interface ScoredPerson extends Ranked {
  readonly lot: number;
  readonly evaluation: Evaluation;
}

interface Tied {
  readonly id: string;
  readonly lot: number;
}

const byLot = (a: Tied, b: Tied): number =>
  a.lot - b.lot || (a.id < b.id ? -1 : Number(a.id > b.id));

export const byScore = (a: ScoredPerson, b: ScoredPerson): number =>
  b.score - a.score || byLot(a, b);

const byPotential = (a: ScoredPerson, b: ScoredPerson): number =>
  b.potential - a.potential || byLot(a, b);

const asRanked = ({ id, score, certain, expected, potential }: ScoredPerson): Ranked => ({
  id,
  score,
  certain,
  expected,
  potential,
});

/** Everyone evaluated: the ranked in order, and the counts. */
export interface Ranking {
  readonly candidates: readonly ScoredPerson[];
  readonly counts: MatchCounts;
}

/** Evaluates and orders everyone, cutting nothing. */
export const rankEveryone = (
  people: Iterable<PersonFacts>,
  criteria: Criteria,
  reference: Reference,
): Ranking => {
  const plan = matchPlanOf(criteria, reference);
  const candidates: ScoredPerson[] = [];
  const out: Record<OutReason, number> = { notReleased: 0, requirement: 0, term: 0, distance: 0 };
  let outTotal = 0;
  let withUnknowns = 0;
  let consentNeverAsked = 0;
  for (const { id, facts } of people) {
    const evaluation = evaluateBy(facts, plan);
    if (evaluation.out.length > 0) {
      outTotal += 1;
      for (const reason of OUT_REASONS) {
        if (evaluation.out.some((found) => found.reason === reason)) out[reason] += 1;
      }
      continue;
    }
    if (evaluation.hasUnknown) withUnknowns += 1;
    if (facts.consent === null) consentNeverAsked += 1;
    candidates.push({ id, lot: facts.lot, ...evaluation.scores, evaluation });
  }
  const ranked = candidates.length;
  const considered = ranked + outTotal;
  return {
    candidates: candidates.sort(byScore),
    counts: { considered, ranked, outTotal, out, withUnknowns, consentNeverAsked },
  };
};

/** The ids of everyone who is out for a reason, by lot: what an engine lists page by page. */
export const everyoneOut = (
  people: Iterable<PersonFacts>,
  criteria: Criteria,
  reason: OutReason,
  reference: Reference,
): readonly string[] => {
  const plan = matchPlanOf(criteria, reference);
  return [...people]
    .filter(({ facts }) => evaluateBy(facts, plan).out.some((found) => found.reason === reason))
    .map(({ id, facts }) => ({ id, lot: facts.lot }))
    .sort(byLot)
    .map(({ id }) => id);
};

/** How many are worth interviewing beside a list of `limit`. */
export const toInterviewLimit = (limit: number): number => Math.ceil(limit / 4);

/** The list of the first `limit` (at least 1) over all the people given, by the rule of matching.md. */
export const rankAll = (
  people: Iterable<PersonFacts>,
  criteria: Criteria,
  limit: number,
  reference: Reference,
): MatchList => {
  const { candidates, counts } = rankEveryone(people, criteria, reference);
  const others = candidates.slice(limit).filter(({ evaluation }) => evaluation.hasUnknown);
  return {
    ...counts,
    people: candidates.slice(0, limit).map(asRanked),
    toInterview: others.sort(byPotential).slice(0, toInterviewLimit(limit)).map(asRanked),
  };
};
