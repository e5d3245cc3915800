import {
  DAYS_PER_MONTH,
  NEXT_DOOR_KM,
  RECENCY,
  type Asked,
  type AskedPlace,
  type AskedRequirement,
  type AskedTerm,
  type Criteria,
  type Fading,
  type MatchPlan,
  type PracticeRequirement,
} from '@rosa/domain';
import { yesFunctions, yesToTask } from './answers.js';
import { isTask } from './layout.js';
import { inReach } from './limits.js';
import { holds, openCareer } from './outs.js';
import {
  below,
  DECAY,
  is,
  isAnyOf,
  linear,
  not,
  NOTHING,
  type Query,
  type ScoreFunction,
} from './query.js';
import { countingIn, unknownIn } from './unknowns.js';

/**
 * The score without scripts: the sum, over the things asked, of share × value. What a person has one of is a function of
 * the person; what is listed by code is a nested query, which visits only those who have the code.
 */

/** Of each thing asked, what an unknown counts for. */
export type UnknownCounts = (asked: Asked) => number;

/** Farther back than anyone has worked, in days. */
const ALWAYS = 100_000;

interface Part {
  readonly functions?: readonly ScoreFunction[];
  readonly queries?: readonly Query[];
}

/** `faded` of the rule, by the day in a field: one function up to the floor, one at it; no day there counts as today. */
const fading = (field: string, asOf: number, { full, end, floor }: Fading): ScoreFunction[] => {
  const old = below(field, Math.ceil(asOf - end));
  const length = (end - full) / (1 - floor);
  return [
    { filter: not(old), ...linear(field, asOf, full, length) },
    { filter: old, weight: floor },
  ];
};

/** Scores a nested entry by the product of the functions that apply to it. */
const product = (path: string, entry: Query, functions: readonly ScoreFunction[]): Query => ({
  nested: {
    path,
    score_mode: 'max',
    query: {
      function_score: {
        query: { constant_score: { filter: entry } },
        functions: [...functions],
        score_mode: 'multiply',
        boost_mode: 'replace',
      },
    },
  },
});

const heldFor = (path: string, months: number, unit: number): ScoreFunction => {
  const field = `${path}.held`;
  const asked = months * unit;
  return { filter: below(field, asked), field_value_factor: { field, factor: 1 / asked } };
};

/** An open spell: 1 if it began so many days ago, falling to 0 for one that begins today. */
const openFor = (days: number, asOf: number): ScoreFunction =>
  linear('occupations.since', asOf - days - ALWAYS, ALWAYS, days);

/** The best of the codes asked, each with its nearness. */
const practice = (
  path: 'skills' | 'occupations',
  { requirement, codes, share }: AskedRequirement & { requirement: PracticeRequirement },
  asOf: number,
): Query => {
  const { code, months } = requirement;
  const isSkill = path === 'skills';
  const near = isSkill ? [] : codes.filter(({ nearness }) => nearness !== 1);
  const asked = isSkill ? [code] : codes.map((one) => one.code);
  const days = months * DAYS_PER_MONTH;
  return product(path, isAnyOf(`${path}.code`, asked), [
    { weight: share },
    ...near.map((one) => ({ filter: is(`${path}.code`, one.code), weight: one.nearness })),
    heldFor(path, months, isSkill ? 1 : DAYS_PER_MONTH),
    ...(isSkill ? [] : [openFor(days, asOf)]),
    { field_value_factor: { field: `${path}.evidence` } },
    ...fading(`${path}.last`, asOf, RECENCY),
  ]);
};

const unknownFunction = (asked: Asked, asOf: number, counts: UnknownCounts): ScoreFunction[] => {
  const weight = asked.share * counts(asked);
  return weight > 0 ? [{ filter: unknownIn(asked, asOf), weight }] : [];
};

const requirementPart = (
  asked: AskedRequirement,
  { asOf }: Criteria,
  counts: UnknownCounts,
): Part => {
  const { requirement, share } = asked;
  if (requirement.kind === 'skill') {
    return {
      queries: [practice('skills', { ...asked, requirement }, asOf)],
      functions: unknownFunction(asked, asOf, counts),
    };
  }
  if (requirement.kind === 'occupation') {
    const known = practice('occupations', { ...asked, requirement }, asOf);
    const boost = share * counts(asked);
    if (boost === 0) return { queries: [known] };
    // Of a career that may hold more, what is known or what an unknown counts for, whichever is more.
    const atBest = { constant_score: { filter: openCareer, boost } };
    return { queries: [{ dis_max: { queries: [known, atBest] } }] };
  }
  const held = { filter: holds(requirement), weight: share };
  return { functions: [held, ...unknownFunction(asked, asOf, counts)] };
};

const termPart = (asked: AskedTerm, { asOf }: Criteria, counts: UnknownCounts): Part => {
  const { of: key, share } = asked;
  const unknown = unknownFunction(asked, asOf, counts);
  return isTask(key)
    ? { queries: [yesToTask(key, asOf, share)], functions: unknown }
    : { functions: [...yesFunctions(key, asOf, share), ...unknown] };
};

const placePart = (asked: AskedPlace, criteria: Criteria, counts: UnknownCounts): Part => {
  const { point } = asked.place;
  const scale = `${(criteria.reachKm - NEXT_DOOR_KM) * (1 - DECAY)}km`;
  const nearness: ScoreFunction = {
    filter: inReach(criteria, point),
    linear: { home: { origin: { ...point }, offset: `${NEXT_DOOR_KM}km`, scale, decay: DECAY } },
    weight: asked.share,
  };
  return { functions: [nearness, ...unknownFunction(asked, criteria.asOf, counts)] };
};

const partOf = (asked: Asked, criteria: Criteria, counts: UnknownCounts): Part => {
  switch (asked.part) {
    case 'experience':
      return requirementPart(asked, criteria, counts);
    case 'availability':
      return termPart(asked, criteria, counts);
    case 'distance':
      return placePart(asked, criteria, counts);
  }
};

/** What the score leaves out of what it asks, in a query: only those scoring at least `least`. */
export interface Scoring {
  /** Who is scored. */
  readonly among: Query;
  readonly counts: UnknownCounts;
  readonly least?: number;
}

/** Scores those `among` by the plan, an unknown counting what `counts` says. */
export const scoreOf = (plan: MatchPlan, { among, counts, least }: Scoring): Query => {
  const parts = countingIn(plan).map((asked) => partOf(asked, plan.criteria, counts));
  return {
    function_score: {
      query: { bool: { filter: [among], should: parts.flatMap(({ queries }) => queries ?? []) } },
      functions: [NOTHING, ...parts.flatMap(({ functions }) => functions ?? [])],
      score_mode: 'sum',
      boost_mode: 'sum',
      ...(least === undefined ? {} : { min_score: Math.max(0, least) }),
    },
  };
};
