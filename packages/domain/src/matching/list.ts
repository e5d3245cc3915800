/**
 * What an engine answers to "who suits this?": people, scores and counts, before anything is explained. The definitions
 * below are complete: an engine that follows them gives the list of `rankAll` and the figures of `findabilityOf`.
 */

/** Each in [0, 1]; certain ≤ expected ≤ potential. */
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

/**
 * Scores that differ by less than this are the same (matching.md): engines may put such people in either order, and a
 * score *reaches* another when it is not lower by as much.
 */
export const SAME_SCORE = 2e-6;

export interface MatchCounts {
  /** `ranked` + `outTotal`. */
  readonly considered: number;
  readonly ranked: number;
  /** People, each counted once. */
  readonly outTotal: number;
  /** People, each once a reason, however many facts stand behind it. */
  readonly out: Readonly<Record<OutReason, number>>;
  /**
   * Of the ranked: those with an unknown, that is, with a thing asked that has a share in the score (weight above 0) and
   * whose certain value is below its potential. An incomplete career counts, unless what is known of it is already 1.
   */
  readonly withUnknowns: number;
  /** Of the ranked: consent never asked. */
  readonly consentNeverAsked: number;
}

export interface MatchList extends MatchCounts {
  /** The first `limit`, by score descending, then lot ascending, then id. */
  readonly people: readonly Ranked[];
  /** ⌈limit/4⌉ of the ranked who are not in `people` and have an unknown, by potential descending, then lot, then id. */
  readonly toInterview: readonly Ranked[];
  /** A part of the index did not answer: people and counts are of the rest. Absent where everything did. */
  readonly partial?: true;
}

/** One question (a thing asked: `shift:early`, `skill:…`, `home`) and what asking it could change. */
export interface Question {
  readonly of: string;
  /**
   * People whose score is below the nth, for whom this is unknown, and whose score reaches the nth when this one answer is
   * the best: the score plus share × (1 − what it counts for now, by `rankBy`).
   */
  readonly worth: number;
  /** Ids of those, at most ten: highest lifted score first, then lot, then id. */
  readonly first: readonly string[];
}

/** All of the ranked; those below the nth score are lower by more than {@link SAME_SCORE}, so ties with it hide nobody. */
export interface Findability {
  readonly considered: number;
  readonly ranked: number;
  /** The nth score; `null` where fewer than n are ranked, and then nobody is hidden. */
  readonly threshold: number | null;
  /** People whose score is below the nth and whose potential reaches it. Ranking by potential hides nobody. */
  readonly hiddenByUnknowns: number;
  /** The three worth most, by worth descending then name; none worth 0. */
  readonly questions: readonly Question[];
}
