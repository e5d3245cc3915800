import { DAYS_PER_MONTH, type Day } from '../time/day.js';
import { daysIn, isHeld, occupationOf, skillOf } from './asked-values.js';
import type { Criteria } from './criteria.js';
import type { WorkerFacts } from './facts.js';
import type { OutReason } from './list.js';
import type { AskedRequirement, MatchPlan } from './plan.js';
import { isCommuteBinding, isPast, isToAskAgain, radiusFor } from './values.js';

/** Who is out: only what is known puts a person out, an unknown never does. */

/**
 * One fact that puts a person out. `of` names it: for `notReleased` `consent`, `left`, `paused` or `placed`; for
 * `requirement` and `term` what is asked; for `distance` `radius` or `commute`.
 */
export interface OutFinding {
  readonly reason: OutReason;
  readonly of: string;
}

const isReleasedAgain = ({ until }: WorkerFacts, asOf: Day): boolean =>
  until !== null && until < asOf;

const notReleased = (facts: WorkerFacts, asOf: Day): string[] => {
  const found: string[] = [];
  if (facts.consent === false) found.push('consent');
  if (facts.state === 'left') found.push('left');
  if (facts.state === 'paused' || facts.state === 'placed') {
    if (!isReleasedAgain(facts, asOf)) found.push(facts.state);
  }
  return found;
};

/** Refused to be proposed, left, or paused or placed up to and including `until` (without a day, always). */
export const isReleased = (facts: WorkerFacts, asOf: Day): boolean =>
  notReleased(facts, asOf).length === 0;

/** Is it known that the person lacks what is asked? Evidence and recency play no part. */
export const isKnownToLack = (
  facts: WorkerFacts,
  { requirement, codes }: Pick<AskedRequirement, 'requirement' | 'codes'>,
  asOf: Day,
): boolean => {
  if (requirement.kind === 'skill') {
    const skill = skillOf(facts, requirement.code);
    return skill !== undefined && skill.months < requirement.atLeast;
  }
  if (requirement.kind === 'occupation') {
    if (!facts.careerComplete) return false;
    const asked = requirement.atLeast * DAYS_PER_MONTH;
    return codes.every(({ code }) => {
      const fact = occupationOf(facts, code);
      return !fact || daysIn(fact, asOf) < asked;
    });
  }
  return isHeld(facts, requirement) === false;
};

const isRefused = (facts: WorkerFacts, key: string, asOf: Day): boolean => {
  const answer = facts.answers.find((given) => given.key === key);
  return answer !== undefined && !answer.yes && !isToAskAgain(answer, asOf);
};

const tooFar = (facts: WorkerFacts, { radiusKm, asOf }: Criteria, km: number | null): string[] => {
  const { home, commute } = facts;
  if (!home || km === null) return [];
  const found: string[] = [];
  if (isPast(km, radiusFor(home, radiusKm))) found.push('radius');
  if (commute && isCommuteBinding(commute, home, asOf) && isPast(km, commute.km)) {
    found.push('commute');
  }
  return found;
};

/** Every fact that puts the person out, in the order of the reasons; empty for who is ranked. */
export const outsOf = (
  facts: WorkerFacts,
  plan: MatchPlan,
  km: number | null,
): readonly OutFinding[] => {
  const { criteria, asked } = plan;
  const { asOf } = criteria;
  const outs: OutFinding[] = notReleased(facts, asOf).map((of) => ({ reason: 'notReleased', of }));
  for (const one of asked) {
    if (one.part === 'experience' && one.requirement.must && isKnownToLack(facts, one, asOf)) {
      outs.push({ reason: 'requirement', of: one.of });
    }
    if (one.part === 'availability' && one.term.must && isRefused(facts, one.of, asOf)) {
      outs.push({ reason: 'term', of: one.of });
    }
  }
  return [
    ...outs,
    ...tooFar(facts, criteria, km).map((of) => ({ reason: 'distance', of }) as const),
  ];
};
