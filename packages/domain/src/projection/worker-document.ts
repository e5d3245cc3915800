import type { AccessKeys } from '../access/policy.js';
import type { ProgrammeKind, Sex, State } from '../people/worker.js';
import type { WorkerFacts } from '../matching/facts.js';
import type { Day } from '../time/day.js';

/** A worker as the search engine keeps them: what ranks, what finds, what counts. Never the codice fiscale's neighbours: no contacts, notes or restricted parts. */
export interface WorkerDocument {
  readonly id: string;
  /** The record's revision: an older document never replaces a newer one. */
  readonly rev: number;
  readonly deleted: false;
  readonly access: AccessKeys;
  readonly facts: WorkerFacts;
  readonly facets: WorkerFacets;
  /** Index terms of the text plan, by field; both engines index them as they stand. */
  readonly text: WorkerText;
  /** The folded words of the family and given name, for the order by name: however an apostrophe is written. */
  readonly sortName: string;
}

/** What target groups are picked by (`POST /workers/search`), apart from the rule. */
export interface WorkerFacets {
  readonly sex: Sex;
  readonly birth: Day;
  /** Comune of home (domicile, else residence). */
  readonly comune: string | null;
  readonly programme: ProgrammeKind | null;
  readonly state: State;
  readonly schooling: number | null;
  /** Skill codes held with at least a month. */
  readonly skills: readonly string[];
  /** ISCO-08 codes of the experiences. */
  readonly occupations: readonly string[];
  /** ATECO divisions of the experiences. */
  readonly sectors: readonly string[];
  /** What this person was never asked, of {@link NEVER_KEYS}. */
  readonly never: readonly NeverKey[];
  readonly updatedAt: string;
}

/** What a person may never have been asked: whole parts of the record. */
export const NEVER_KEYS = [
  'consent',
  'schooling',
  'experiences',
  'skills',
  'licences',
  'languages',
  'motivation',
  'commute',
  'answers',
  'address',
  'contacts',
] as const;

export type NeverKey = (typeof NEVER_KEYS)[number];

export interface WorkerText {
  /** Words of the names, folded. */
  readonly name: readonly string[];
  /** The codice fiscale, folded; found only whole. */
  readonly code: string;
  /** Stems of occupations, skills, tasks and employers. */
  readonly work: readonly string[];
  /** Words of the comune, province and region of home. */
  readonly place: readonly string[];
}

/** A deletion, kept with its revision so that a late delivery cannot bring the person back. */
export interface Tombstone {
  readonly id: string;
  readonly rev: number;
  readonly deleted: true;
}

export type IndexEntry = WorkerDocument | Tombstone;
