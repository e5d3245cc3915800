import type { Near, Reference } from '../reference.js';
import type { Criteria, Requirement, Term, Weights, Workplace } from './criteria.js';
import { requirementName } from './criteria.js';

/** What criteria ask, spelt out thing by thing with the share of the score each can earn: computed once a list. */

export const SCORE_PARTS = ['experience', 'availability', 'distance'] as const;

export type ScorePart = (typeof SCORE_PARTS)[number];

interface AskedBase {
  /** As contributions and questions name it: `skill:…`, `schooling`, `contract:permanent`, `home`. */
  readonly of: string;
  /** Of the score: the shares of a plan sum to 1, or there are none. */
  readonly share: number;
}

export interface AskedRequirement extends AskedBase {
  readonly part: 'experience';
  readonly requirement: Requirement;
  /** For an occupation: the code asked, at nearness 1, and those near it; empty for other kinds. */
  readonly codes: readonly Near[];
}

export interface AskedTerm extends AskedBase {
  readonly part: 'availability';
  readonly term: Term;
}

export interface AskedPlace extends AskedBase {
  readonly part: 'distance';
  readonly place: Workplace;
}

export type Asked = AskedRequirement | AskedTerm | AskedPlace;

export interface MatchPlan {
  readonly criteria: Criteria;
  /** Requirements, then terms, then the place, in the order of the criteria. */
  readonly asked: readonly Asked[];
}

/** The name under which distance is asked and explained. */
export const HOME_ASKED = 'home';

/** The weights of the parts that ask something, scaled to sum 1; equal where all those are 0; all 0 where nothing is asked. */
export const scaledWeights = (criteria: Criteria): Weights => {
  const asks: Readonly<Record<ScorePart, boolean>> = {
    experience: criteria.requirements.length > 0,
    availability: criteria.terms.length > 0,
    distance: criteria.place !== null,
  };
  const given = SCORE_PARTS.map((part) => (asks[part] ? criteria.weights[part] : 0));
  const largest = Math.max(...given);
  // Divided by the largest first, so that neither huge nor tiny weights lose their proportions.
  const parts = SCORE_PARTS.map((part, i) =>
    largest > 0 ? (given[i] ?? 0) / largest : Number(asks[part]),
  );
  const sum = parts.reduce((total, weight) => total + weight, 0) || 1;
  const [experience = 0, availability = 0, distance = 0] = parts.map((weight) => weight / sum);
  return { experience, availability, distance };
};

/** An occupation and those near it in the table, each with its nearness; its own is 1. */
export const occupationAndNear = (code: string, reference: Reference): readonly Near[] => [
  { code, nearness: 1 },
  ...reference.near(code),
];

/** Spells out what the criteria ask, with the reference's near occupations. */
export const matchPlanOf = (criteria: Criteria, reference: Reference): MatchPlan => {
  const weights = scaledWeights(criteria);
  const { requirements, terms, place } = criteria;
  const importances = requirements.reduce((total, { importance }) => total + importance, 0);
  const asked: Asked[] = requirements.map((requirement) => ({
    part: 'experience',
    of: requirementName(requirement),
    share: (weights.experience * requirement.importance) / importances,
    requirement,
    codes: requirement.kind === 'occupation' ? occupationAndNear(requirement.code, reference) : [],
  }));
  for (const term of terms) {
    const share = weights.availability / terms.length;
    asked.push({ part: 'availability', of: term.key, share, term });
  }
  if (place) asked.push({ part: 'distance', of: HOME_ASKED, share: weights.distance, place });
  return { criteria, asked };
};
