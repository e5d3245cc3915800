import { CEFR } from '../people/worker.js';
import type { Near } from '../reference.js';
import { DAYS_PER_MONTH, type Day } from '../time/day.js';
import type { Criteria, PracticeRequirement, Requirement, SkillRequirement } from './criteria.js';
import type { OccupationFact, SkillFact, WorkerFacts } from './facts.js';
import type { Asked, AskedRequirement } from './plan.js';
import {
  answerValue,
  distanceKm,
  knownValue,
  nearnessValue,
  practiceValue,
  unknownAbove,
  type Interval,
} from './values.js';

/** The value of each thing asked, from a person's facts. */

/** Days covered in one code, an open spell running to `asOf`. */
export const daysIn = (fact: OccupationFact, asOf: Day): number =>
  fact.closedDays + (fact.openFrom === null ? 0 : Math.max(0, asOf - fact.openFrom));

export const skillOf = (facts: WorkerFacts, code: string): SkillFact | undefined =>
  facts.skills.find((skill) => skill.code === code);

export const occupationOf = (facts: WorkerFacts, code: string): OccupationFact | undefined =>
  facts.occupations.find((occupation) => occupation.code === code);

/** The code, of the one asked and those near it, that earns the most. */
export interface BestOccupation {
  readonly fact: OccupationFact;
  readonly nearness: number;
  /** Nearness included. */
  readonly value: number;
}

/** Of equal values the one earlier in `codes`, so the code asked before its neighbours; `null` where none was practised. */
export const bestOccupation = (
  facts: WorkerFacts,
  codes: readonly Near[],
  months: number,
  asOf: Day,
): BestOccupation | null => {
  let best: BestOccupation | null = null;
  for (const { code, nearness } of codes) {
    const fact = occupationOf(facts, code);
    if (!fact) continue;
    const daysSince = fact.lastEnd === null ? 0 : asOf - fact.lastEnd;
    const practice = { days: daysIn(fact, asOf), evidence: fact.evidence, daysSince };
    const value = nearness * practiceValue(practice, months);
    if (!best || value > best.value) best = { fact, nearness, value };
  }
  return best;
};

const skillValue = (
  facts: WorkerFacts,
  { code, months }: SkillRequirement,
  { asOf, unknown }: Criteria,
): Interval => {
  const skill = skillOf(facts, code);
  if (!skill) return unknownAbove(0, unknown);
  const daysSince = skill.lastUsed === null ? null : asOf - skill.lastUsed;
  const practice = { days: skill.months * DAYS_PER_MONTH, evidence: skill.evidence, daysSince };
  return knownValue(practiceValue(practice, months));
};

const occupationValue = (
  facts: WorkerFacts,
  codes: readonly Near[],
  months: number,
  { asOf, unknown }: Criteria,
): Interval => {
  const value = bestOccupation(facts, codes, months, asOf)?.value ?? 0;
  return facts.careerComplete ? knownValue(value) : unknownAbove(value, unknown);
};

/** Is a licence, language or level held? `null`: never asked. */
export const isHeld = (
  facts: WorkerFacts,
  requirement: Exclude<Requirement, PracticeRequirement>,
): boolean | null => {
  switch (requirement.kind) {
    case 'licence':
      return facts.licences && facts.licences.includes(requirement.code);
    case 'language': {
      const asked = CEFR.indexOf(requirement.level) + 1;
      const { code } = requirement;
      return facts.languages && facts.languages.some((l) => l.code === code && l.level >= asked);
    }
    case 'schooling':
      return facts.schooling === null ? null : facts.schooling >= requirement.level;
  }
};

const requirementValue = (
  facts: WorkerFacts,
  { requirement, codes }: AskedRequirement,
  criteria: Criteria,
): Interval => {
  if (requirement.kind === 'skill') return skillValue(facts, requirement, criteria);
  if (requirement.kind === 'occupation') {
    return occupationValue(facts, codes, requirement.months, criteria);
  }
  const held = isHeld(facts, requirement);
  return held === null ? unknownAbove(0, criteria.unknown) : knownValue(Number(held));
};

/** km from home to the workplace; `null` where no home is known or no place is asked. */
export const kmToWork = ({ home }: WorkerFacts, { place }: Criteria): number | null =>
  home && place && distanceKm(home.point, place.point);

/** The value of one thing asked; `km` is {@link kmToWork}, computed once a person. */
export const valueOf = (
  facts: WorkerFacts,
  asked: Asked,
  criteria: Criteria,
  km: number | null,
): Interval => {
  const { asOf, unknown, reachKm } = criteria;
  switch (asked.part) {
    case 'experience':
      return requirementValue(facts, asked, criteria);
    case 'availability':
      return answerValue(
        facts.answers.find((answer) => answer.key === asked.of),
        asOf,
        unknown,
      );
    case 'distance':
      return km === null
        ? unknownAbove(0, unknown)
        : knownValue(nearnessValue(km, reachKm, facts.commute));
  }
};
