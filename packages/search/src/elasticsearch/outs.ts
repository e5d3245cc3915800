import {
  CEFR,
  DAYS_PER_MONTH,
  type AskedRequirement,
  type LanguageRequirement,
  type LicenceRequirement,
  type MatchPlan,
  type OutReason,
  type SchoolingRequirement,
} from '@rosa/domain';
import { refuses } from './answers.js';
import type { Unasked } from './indexed-person.js';
import { nearEnough, tooFar } from './limits.js';
import {
  all,
  any,
  atLeast,
  atMost,
  below,
  is,
  isAnyOf,
  LIVE,
  not,
  within,
  type Query,
} from './query.js';

/** Who is out, reason by reason: `isReleased`, `isKnownToLack` and their like, as conditions. */

export type Held = LicenceRequirement | LanguageRequirement | SchoolingRequirement;

const HELD_PART = {
  licence: 'licences',
  language: 'languages',
  schooling: 'schooling',
} as const satisfies Record<Held['kind'], Unasked>;

const tokenOf = (requirement: Held): string => {
  if (requirement.kind === 'licence') return `licence:${requirement.code}`;
  if (requirement.kind === 'schooling') return `schooling:${requirement.level}`;
  return `language:${requirement.code}:${CEFR.indexOf(requirement.level) + 1}`;
};

export const holds = (requirement: Held): Query => is('holds', tokenOf(requirement));

export const heldUnasked = ({ kind }: Held): Query => is('unasked', HELD_PART[kind]);

export const openCareer: Query = is('unasked', 'career');

/** Days of practice, whole ones, that make so many months; an open spell makes them if it began early enough. */
export const practisedFor = (months: number, asOf: number): Query => {
  const days = Math.ceil(months * DAYS_PER_MONTH);
  return any(atLeast('occupations.held', days), atMost('occupations.since', asOf - days));
};

const lacks = ({ requirement, codes }: AskedRequirement, asOf: number): Query => {
  if (requirement.kind === 'skill') {
    const few = below('skills.held', requirement.atLeast);
    return within('skills', all(is('skills.code', requirement.code), few));
  }
  if (requirement.kind === 'occupation') {
    const coded = isAnyOf(
      'occupations.code',
      codes.map(({ code }) => code),
    );
    const practised = all(coded, practisedFor(requirement.atLeast, asOf));
    return not(openCareer, within('occupations', practised));
  }
  return not(holds(requirement), heldUnasked(requirement));
};

const oneOf = (conditions: readonly Query[]): Query | null => {
  const [first, ...others] = conditions;
  return first && others.length > 0 ? any(...conditions) : (first ?? null);
};

/** Who is out, and who is ranked. */
export interface Considered {
  /** For each reason, what puts a person out by it; `null` where nothing asked can. */
  readonly outs: Readonly<Record<OutReason, Query | null>>;
  /** Everyone held and not out: the near ones are looked up first, and only of them the rest is asked. */
  readonly ranked: Query;
}

export const consider = ({ criteria, asked }: MatchPlan): Considered => {
  const { asOf } = criteria;
  const lacking = asked.flatMap((one) =>
    one.part === 'experience' && one.requirement.must ? [lacks(one, asOf)] : [],
  );
  const refusing = asked.flatMap((one) =>
    one.part === 'availability' && one.term.must ? [refuses(one.of, asOf)] : [],
  );
  const limits = nearEnough(criteria);
  const notReleased = atLeast('heldUntil', asOf);
  const past = limits?.pastCommute ?? null;
  return {
    outs: {
      notReleased,
      requirement: oneOf(lacking),
      term: oneOf(refusing),
      distance: limits && tooFar(limits),
    },
    ranked: {
      bool: {
        filter: limits ? [LIVE, limits.near] : [LIVE],
        must_not: [notReleased, ...lacking, ...refusing, ...(past ? [past] : [])],
      },
    },
  };
};
