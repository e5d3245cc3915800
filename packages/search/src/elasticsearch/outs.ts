import {
  CEFR,
  DAYS_PER_MONTH,
  HOLDS_FOR_DAYS,
  OUT_REASONS,
  type AskedRequirement,
  type LanguageRequirement,
  type LicenceRequirement,
  type MatchPlan,
  type OutReason,
  type SchoolingRequirement,
} from '@rosa/domain';
import { answeredAs, type Unasked } from './indexed-person.js';
import { dayField, isTask } from './layout.js';
import { tooFar } from './limits.js';
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

export const openCareer = is('unasked', 'career');

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

/** The answer to a key was given on this day or later. */
export const answeredSince = (key: string, day: number): Query =>
  isTask(key)
    ? within('tasks', all(is('tasks.key', key), atLeast('tasks.on', day)))
    : atLeast(dayField(key), day);

/** The latest answer is a no that still counts. */
export const refuses = (key: string, asOf: number): Query =>
  all(is('answered', answeredAs(key, 'no')), answeredSince(key, asOf - HOLDS_FOR_DAYS));

/** For each reason, what puts a person out by it; `null` where nothing asked can. */
export type Outs = Readonly<Record<OutReason, Query | null>>;

const oneOf = (conditions: readonly Query[]): Query | null => {
  const [first, ...others] = conditions;
  return first && others.length > 0 ? any(...conditions) : (first ?? null);
};

export const outsOf = ({ criteria, asked }: MatchPlan): Outs => {
  const { asOf } = criteria;
  const requirements = asked.filter((one) => one.part === 'experience');
  const terms = asked.filter((one) => one.part === 'availability');
  return {
    notReleased: atLeast('heldUntil', asOf),
    requirement: oneOf(
      requirements.filter((one) => one.requirement.must).map((one) => lacks(one, asOf)),
    ),
    term: oneOf(terms.filter((one) => one.term.must).map((one) => refuses(one.of, asOf))),
    distance: tooFar(criteria),
  };
};

/** Everyone who is held and not out. */
export const rankedOf = (outs: Outs): Query => ({
  bool: { filter: [LIVE], must_not: OUT_REASONS.flatMap((reason) => outs[reason] ?? []) },
});
