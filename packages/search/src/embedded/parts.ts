import { CEFR, FRESHNESS, freshnessOf, SOURCE_VALUE } from '@rosa/domain';
import type { Asked, AskedRequirement, MatchPlan } from '@rosa/domain';
import { columnOfTerm } from './fill-facts.js';
import type { Limits } from './limits.js';
import { limitsOf } from './limits.js';
import type { People } from './people.js';

/** What the criteria ask, in the numbers the columns speak: made once a question. */

export const SKILL = 0;
export const OCCUPATION = 1;
export const LICENCE = 2;
export const LANGUAGE = 3;
export const SCHOOLING = 4;
export const TERM = 5;
export const TASK = 6;
export const HOME = 7;

/** One thing asked. All have all the fields, so that the scoring loop sees one shape. */
export interface Part {
  readonly kind: number;
  readonly of: string;
  readonly share: number;
  readonly must: boolean;
  /** Number of the code, of the column, or level of schooling; -1 for a code no one has. */
  readonly code: number;
  /** Months asked for, months a must asks, or the level of a language. */
  readonly months: number;
  readonly atLeast: number;
  /** Occupations: nearness by number of the code, 0 not asked. */
  readonly nearness: Float64Array;
  /** Who holds the licence, was asked the skill, or practised one of the occupations: no one else needs a look. */
  readonly holders: Uint32Array;
}

export interface Compiled {
  readonly plan: MatchPlan;
  readonly parts: readonly Part[];
  readonly asOf: number;
  readonly unknown: number;
  readonly reachKm: number;
  /** `null` where no place is asked. */
  readonly limits: Limits | null;
}

const NO_NEARNESS = new Float64Array(0);

const nearnessOf = (people: People, { codes }: AskedRequirement): Float64Array => {
  const { occupations } = people.dictionaries;
  const nearness = new Float64Array(occupations.size);
  for (const near of codes) {
    const number = occupations.find(near.code);
    if (number >= 0) nearness[number] = near.nearness;
  }
  return nearness;
};

/** Everyone in any of the sets. */
const together = (people: People, sets: readonly (Uint32Array | undefined)[]): Uint32Array => {
  const [first, ...others] = sets.filter((set) => set !== undefined);
  if (!first) return new Uint32Array(people.columns.live.length);
  if (others.length === 0) return first;
  const all = first.slice();
  for (const other of others) for (let i = 0; i < all.length; i++) all[i]! |= other[i]!;
  return all;
};

const requirementPart = (people: People, asked: AskedRequirement): Partial<Part> => {
  const { requirement } = asked;
  const { dictionaries, sets } = people;
  switch (requirement.kind) {
    case 'skill':
      return {
        kind: SKILL,
        code: dictionaries.skills.find(requirement.code),
        months: requirement.months,
        atLeast: requirement.atLeast,
        holders: together(people, [sets.askedSkills.of(requirement.code)]),
      };
    case 'occupation':
      return {
        kind: OCCUPATION,
        months: requirement.months,
        atLeast: requirement.atLeast,
        nearness: nearnessOf(people, asked),
        holders: together(
          people,
          asked.codes.map(({ code }) => sets.practised.of(code)),
        ),
      };
    case 'licence':
      return { kind: LICENCE, holders: together(people, [sets.licences.of(requirement.code)]) };
    case 'language':
      return {
        kind: LANGUAGE,
        code: dictionaries.languages.find(requirement.code),
        atLeast: CEFR.indexOf(requirement.level) + 1,
      };
    case 'schooling':
      return { kind: SCHOOLING, code: requirement.level };
  }
};

const partOf = (people: People, asked: Asked): Part => {
  const blank = {
    kind: HOME,
    of: asked.of,
    share: asked.share,
    must: false,
    code: -1,
    months: 0,
    atLeast: 0,
    nearness: NO_NEARNESS,
    holders: people.columns.live,
  };
  if (asked.part === 'experience') {
    const { kind, code, months, atLeast, nearness, holders } = {
      ...blank,
      ...requirementPart(people, asked),
    };
    const { must } = asked.requirement;
    return { ...blank, must, kind, code, months, atLeast, nearness, holders };
  }
  if (asked.part === 'availability') {
    const { key, must } = asked.term;
    const column = columnOfTerm(key);
    return column === undefined
      ? { ...blank, must, kind: TASK, code: people.dictionaries.tasks.find(key) }
      : { ...blank, must, kind: TERM, code: column };
  }
  return blank;
};

export const compile = (people: People, plan: MatchPlan): Compiled => {
  const { criteria } = plan;
  return {
    plan,
    parts: plan.asked.map((asked) => partOf(people, asked)),
    asOf: criteria.asOf,
    unknown: criteria.unknown,
    reachKm: criteria.reachKm,
    limits: criteria.place && limitsOf(criteria, criteria.place.point),
  };
};

/** What a yes is worth by its age in days, declared and then ascertained. */
export const YES_DAYS = FRESHNESS.end + 1;
export const YES_VALUES = [SOURCE_VALUE.declared, SOURCE_VALUE.ascertained].map((source) =>
  Float64Array.from({ length: YES_DAYS }, (_, age) => source * freshnessOf(age)),
);
