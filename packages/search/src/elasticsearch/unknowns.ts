import {
  EVIDENCE_VALUE,
  RECENCY,
  type Asked,
  type AskedRequirement,
  type MatchPlan,
} from '@rosa/domain';
import { unanswered } from './answers.js';
import { noHome } from './limits.js';
import { heldUnasked, openCareer, practisedFor } from './outs.js';
import { all, any, atLeast, below, is, isAnyOf, not, within, type Query } from './query.js';

/** Of whom a thing asked is unknown. */

const neverPractised = (code: string): Query => not(is('skillsAsked', code));

/** What is known of a career that may hold more is worth 1 already. */
const isWorthAll = ({ codes, requirement }: AskedRequirement, asOf: number): Query | null => {
  const own = codes.filter(({ nearness }) => nearness === 1).map(({ code }) => code);
  if (requirement.kind !== 'occupation' || own.length === 0) return null;
  const stale = below('occupations.last', Math.ceil(asOf - RECENCY.full));
  const best = atLeast('occupations.evidence', EVIDENCE_VALUE.certified);
  const enough = practisedFor(requirement.months, asOf);
  return within('occupations', {
    bool: { filter: [isAnyOf('occupations.code', own), best, enough], must_not: [stale] },
  });
};

/** No value is known for it, or only a floor: what counts for an unknown counts for these. */
export const unknownIn = (asked: Asked, asOf: number): Query => {
  if (asked.part === 'availability') return unanswered(asked.of, asOf);
  if (asked.part === 'distance') return noHome;
  const { requirement } = asked;
  if (requirement.kind === 'skill') return neverPractised(requirement.code);
  return requirement.kind === 'occupation' ? openCareer : heldUnasked(requirement);
};

/** An answer could still raise its value: `isUnknown` of the rule. */
export const openIn = (asked: Asked, asOf: number): Query => {
  const unknown = unknownIn(asked, asOf);
  const worthAll = asked.part === 'experience' ? isWorthAll(asked, asOf) : null;
  return worthAll ? all(unknown, not(worthAll)) : unknown;
};

/** The things asked that have a share in the score. */
export const countingIn = ({ asked }: MatchPlan): readonly Asked[] =>
  asked.filter(({ share }) => share > 0);

/** Anything counting is open; `null` where nothing counts. */
export const anyOpen = (plan: MatchPlan): Query | null => {
  const conditions = countingIn(plan).map((one) => openIn(one, plan.criteria.asOf));
  return conditions.length > 0 ? any(...conditions) : null;
};
