import type { Day } from '../time/day.js';
import type { Point } from '../reference.js';
import type { Evidence, Source, State } from '../people/worker.js';

/**
 * What the rule knows of a person, and all it may know: no sex, age, citizenship, health or family. Every engine indexes
 * these facts and nothing else for ranking. Days are whole numbers, `null` is unknown.
 */
export interface WorkerFacts {
  readonly lot: number;
  readonly consent: boolean | null;
  readonly state: State;
  /** Last day of a pause or placement. */
  readonly until: Day | null;
  readonly home: Home | null;
  readonly commute: CommuteFact | null;
  readonly careerComplete: boolean;
  /** One entry a code. */
  readonly occupations: readonly OccupationFact[];
  /** One entry a code; a code not listed was never asked. */
  readonly skills: readonly SkillFact[];
  readonly licences: readonly string[] | null;
  readonly languages: readonly LanguageFact[] | null;
  /** ISCED 2011, 0 to 8. */
  readonly schooling: number | null;
  /** The latest answer to each key. */
  readonly answers: readonly AnswerFact[];
}

export interface Home {
  readonly comune: string | null;
  readonly point: Point;
  /** The comune's point stands for an address whose own point is not known. */
  readonly approximate: boolean;
}

export interface CommuteFact {
  readonly km: number;
  readonly source: Source;
  readonly on: Day;
}

/** The person's experiences in one code, overlaps counted once. */
export interface OccupationFact {
  readonly code: string;
  /** Days of the closed spells before `openFrom` (all of them where none is open). */
  readonly closedDays: number;
  /** Start of the earliest open spell; it runs to `asOf`. */
  readonly openFrom: Day | null;
  /** Latest end; `null` where a spell is open: then last used at `asOf`. */
  readonly lastEnd: Day | null;
  /** The strongest among them. */
  readonly evidence: Evidence;
}

export interface SkillFact {
  readonly code: string;
  readonly months: number;
  /** `null`: never said when. */
  readonly lastUsed: Day | null;
  readonly evidence: Evidence;
}

export interface LanguageFact {
  readonly code: string;
  /** CEFR as 1 (A1) to 6 (C2). */
  readonly level: number;
}

export interface AnswerFact {
  readonly key: string;
  readonly yes: boolean;
  readonly source: Source;
  readonly on: Day;
}
