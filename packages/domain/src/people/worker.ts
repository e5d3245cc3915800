import type { Point } from '../reference.js';

/**
 * A worker as the registry holds it. `null` is *never asked*; an empty list is *asked, none*. The zod schemas that read
 * requests and import rows (`schemas.ts`) yield these types.
 */

export const SEXES = ['F', 'M'] as const;
export const PROGRAMME_KINDS = ['LSU', 'LPU', 'jobseeker'] as const;
export const STATES = ['active', 'paused', 'placed', 'left'] as const;
/** From the strongest: how a skill or an experience is known. */
export const EVIDENCES = ['certified', 'observed', 'declared'] as const;
/** From the stronger: how an answer was obtained. */
export const SOURCES = ['ascertained', 'declared'] as const;
export const OUTLETS = [
  'company',
  'cooperative',
  'mixed_company',
  'self_employment',
  'new_enterprise',
  'training',
] as const;
export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
/** The distances a person may be asked for, km (contract.md). */
export const COMMUTES = [5, 10, 15, 20, 30, 50, 75, 100, 200] as const;

export type Sex = (typeof SEXES)[number];
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];
export type State = (typeof STATES)[number];
export type Evidence = (typeof EVIDENCES)[number];
export type Source = (typeof SOURCES)[number];
export type Outlet = (typeof OUTLETS)[number];
export type CefrLevel = (typeof CEFR)[number];
export type Commute = (typeof COMMUTES)[number];

export interface Address {
  readonly comune: string | null;
  readonly address: string | null;
  readonly cap: string | null;
  readonly point: Point | null;
}

export interface Contacts {
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Programme {
  readonly kind: ProgrammeKind;
  readonly projectCode: string | null;
  readonly bodyCode: string | null;
  readonly since: string | null;
  readonly weeklyHours: number | null;
}

export interface Consent {
  /** May this person be proposed to employers? */
  readonly proposals: boolean | null;
  readonly on: string | null;
}

export interface Status {
  readonly state: State;
  /** Last day of a pause or placement; `null` where no day is known. */
  readonly until: string | null;
}

export interface Schooling {
  /** ISCED 2011, 0 to 8. */
  readonly level: number | null;
  readonly title: string | null;
}

export interface Experience {
  /** ISCO-08, four digits. */
  readonly occupation: string;
  /** ATECO 2025, from the division down. */
  readonly sector: string | null;
  readonly employer: string | null;
  /** Full or partial day; `from` is known, `to` null while it goes on. */
  readonly from: string;
  readonly to: string | null;
  readonly evidence: Evidence;
  readonly tasks: string | null;
}

export interface SkillEntry {
  readonly code: string;
  /** Months of practice; 0 was asked and denied. */
  readonly months: number;
  readonly lastUsed: string | null;
  readonly evidence: Evidence;
}

export interface LanguageEntry {
  /** ISO 639-1. */
  readonly code: string;
  readonly level: CefrLevel;
}

export interface Motivation {
  readonly outlets: readonly Outlet[] | null;
  readonly sectorsWanted: readonly string[] | null;
  readonly sectorsRefused: readonly string[] | null;
  readonly constraints: readonly string[] | null;
  readonly note: string | null;
}

export interface CommuteAnswer {
  readonly km: Commute;
  readonly source: Source;
  readonly on: string;
  readonly by: string | null;
}

export interface Answer {
  /** A key of `terms.ts`, as `contract:permanent`. */
  readonly key: string;
  readonly answer: 'yes' | 'no';
  readonly source: Source;
  readonly on: string;
  readonly by: string | null;
  /** The interview it was given in. */
  readonly interviewId: string | null;
}

export interface Availability {
  readonly commute: CommuteAnswer | null;
  /** Every answer ever given, in the order they were entered. */
  readonly answers: readonly Answer[] | null;
}

/** What a client may say about a worker; the rest is the registry's. */
export interface WorkerFields {
  readonly fiscalCode: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly sex: Sex;
  readonly birthDate: string;
  /** Belfiore code. */
  readonly birthPlace: string;
  /** ISO 3166-1 alpha-2. */
  readonly citizenship: string;
  readonly residence: Address | null;
  readonly domicile: Address | null;
  readonly contacts: Contacts | null;
  readonly programme: Programme | null;
  readonly consent: Consent | null;
  readonly status: Status;
  readonly schooling: Schooling | null;
  /** Are the experiences listed all there were? Then none listed means none. */
  readonly careerComplete: boolean;
  readonly experiences: readonly Experience[] | null;
  readonly skills: readonly SkillEntry[] | null;
  readonly licences: readonly string[] | null;
  readonly languages: readonly LanguageEntry[] | null;
  readonly motivation: Motivation | null;
  readonly availability: Availability;
  /** Fields of the SAP sections that matching never reads (status, permit to stay, lists, ISEE). */
  readonly sap: SapFields | null;
}

export interface SapFields {
  readonly identifier: string | null;
  readonly jobCentre: string | null;
  readonly occupationalState: string | null;
  readonly unemployedSince: string | null;
  readonly availabilityDeclaredOn: string | null;
  readonly profilingIndex: number | null;
  readonly specialLists: readonly string[] | null;
  readonly permitToStay: { readonly kind: string; readonly until: string | null } | null;
}

/** What the registry adds to every record. */
export interface Meta {
  /** UUIDv7. */
  readonly id: string;
  /** Counts from 1; also the record's ETag. */
  readonly rev: number;
  /** Instants, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A worker with the `lot` drawn once when the record is made: a whole number in [0, 2^48), the order among equals. */
export interface WorkerRecord extends WorkerFields {
  readonly lot: number;
}

export type Worker = WorkerRecord & Meta;
