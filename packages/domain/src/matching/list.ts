/** What an engine answers to "who suits this?": people, scores and counts, before anything is explained. */

export interface Scores {
  /** By `rankBy`: one of the three below. */
  readonly score: number;
  readonly certain: number;
  readonly expected: number;
  readonly potential: number;
}

export interface Ranked extends Scores {
  readonly id: string;
}

/** Why a person is out; a person may be out for several reasons. */
export const OUT_REASONS = ['notReleased', 'requirement', 'term', 'distance'] as const;

export type OutReason = (typeof OUT_REASONS)[number];

export interface MatchCounts {
  /** `ranked` + `outTotal`. */
  readonly considered: number;
  readonly ranked: number;
  /** People, each counted once. */
  readonly outTotal: number;
  readonly out: Readonly<Record<OutReason, number>>;
  /** Of the ranked: certain < potential. */
  readonly withUnknowns: number;
  /** Of the ranked: consent never asked. */
  readonly consentNeverAsked: number;
}

export interface MatchList extends MatchCounts {
  /** The first `limit`, by score descending then lot ascending. */
  readonly people: readonly Ranked[];
  /** ⌈limit/4⌉ others with an unknown, by potential descending then lot. */
  readonly toInterview: readonly Ranked[];
}

/** One question (`shift:early`, `skill:…`, `home`) and what asking it could change. */
export interface Question {
  readonly of: string;
  /** People beyond the first n whom its best answer could lift to the nth score. */
  readonly worth: number;
  /** Ids of those it lifts highest, at most ten, highest lifted score first, then lot. */
  readonly first: readonly string[];
}

export interface Findability {
  readonly considered: number;
  readonly ranked: number;
  /** The nth score; `null` where fewer than n are ranked, and then nobody is hidden. */
  readonly threshold: number | null;
  /** People beyond n whose potential reaches the nth score. */
  readonly hiddenByUnknowns: number;
  /** The three worth most, by worth descending then name; none worth 0. */
  readonly questions: readonly Question[];
}
