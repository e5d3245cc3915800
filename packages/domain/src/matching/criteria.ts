import type { Day } from '../time/day.js';
import type { Point } from '../reference.js';
import type { CefrLevel } from '../people/worker.js';

/** What an opportunity asks, as the rule reads it: every default filled in, the place a point. See matching.md. */

export const REQUIREMENT_KINDS = [
  'skill',
  'occupation',
  'licence',
  'language',
  'schooling',
] as const;
export const RANK_BY = ['expected', 'certain', 'potential'] as const;

export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];
export type RankBy = (typeof RANK_BY)[number];
export type Importance = 1 | 2 | 3;

interface Asked {
  readonly importance: Importance;
  readonly must: boolean;
}

/** `months` is what earns the full value; `atLeast` is what a `must` asks, apart from it. Both 1 to 600. */
interface Practised extends Asked {
  readonly code: string;
  readonly months: number;
  readonly atLeast: number;
}

export interface SkillRequirement extends Practised {
  readonly kind: 'skill';
}

export interface OccupationRequirement extends Practised {
  readonly kind: 'occupation';
}

export type PracticeRequirement = SkillRequirement | OccupationRequirement;

export interface LicenceRequirement extends Asked {
  readonly kind: 'licence';
  readonly code: string;
}

export interface LanguageRequirement extends Asked {
  readonly kind: 'language';
  readonly code: string;
  readonly level: CefrLevel;
}

export interface SchoolingRequirement extends Asked {
  readonly kind: 'schooling';
  /** ISCED 2011, 0 to 8. */
  readonly level: number;
}

export type Requirement =
  PracticeRequirement | LicenceRequirement | LanguageRequirement | SchoolingRequirement;

export interface Term {
  readonly key: string;
  readonly must: boolean;
}

export interface Weights {
  readonly experience: number;
  readonly availability: number;
  readonly distance: number;
}

export interface Workplace {
  readonly comune: string | null;
  /** The point given, else the comune's. */
  readonly point: Point;
}

/** Criteria with every default filled in: what engines and the pure rule compute. */
export interface Criteria {
  readonly asOf: Day;
  readonly requirements: readonly Requirement[];
  readonly terms: readonly Term[];
  readonly place: Workplace | null;
  /** km at which nearness is worth nothing, 5 to 500. */
  readonly reachKm: number;
  /** km of the farthest home considered, 1 to 500. */
  readonly radiusKm: number;
  readonly weights: Weights;
  /** What an unknown counts for in `expected`, 0 to 1. */
  readonly unknown: number;
  readonly rankBy: RankBy;
}

/** The name of what is asked, as contributions and questions carry it: `skill:…`, `schooling`, `contract:permanent`. */
export const requirementName = (requirement: Requirement): string =>
  requirement.kind === 'schooling' ? 'schooling' : `${requirement.kind}:${requirement.code}`;
