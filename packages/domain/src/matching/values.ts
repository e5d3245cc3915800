import type { Evidence, Source } from '../people/worker.js';
import type { Point } from '../reference.js';
import { DAYS_PER_MONTH, DAYS_PER_YEAR, type Day } from '../time/day.js';
import type { RankBy } from './criteria.js';
import type { AnswerFact, CommuteFact, Home } from './facts.js';

/** The values of matching.md, each in [0, 1] or unknown, and their constants: engines reuse these numbers, never copies. */

/** What is known of one thing asked: unknown counts 0 in `certain`, the criteria's `unknown` in `expected`, 1 in `potential`. */
export type Interval = Readonly<Record<RankBy, number>>;

/** A value that no answer can change. */
export const knownValue = (value: number): Interval => ({
  certain: value,
  expected: value,
  potential: value,
});

/** A value of which only a floor is known: `floor` 0 where nothing is. */
export const unknownAbove = (floor: number, unknown: number): Interval => ({
  certain: floor,
  expected: Math.max(floor, unknown),
  potential: 1,
});

export const isOpenValue = (value: Interval): boolean => value.certain < value.potential;

export const EVIDENCE_VALUE: Readonly<Record<Evidence, number>> = {
  certified: 1,
  observed: 0.95,
  declared: 0.85,
};
export const SOURCE_VALUE: Readonly<Record<Source, number>> = { ascertained: 1, declared: 0.8 };

/** Worth 1 up to `full` days, then linearly less down to `floor` at `end` days, then `floor`. */
export interface Fading {
  readonly full: number;
  readonly end: number;
  readonly floor: number;
}

/** Of practice, by days since it was last used. */
export const RECENCY: Fading = { full: 3 * DAYS_PER_YEAR, end: 15 * DAYS_PER_YEAR, floor: 0.7 };
/** Of a yes, by days since it was answered. */
export const FRESHNESS: Fading = { full: 90, end: 365, floor: 0.7 };
/** A no, and a commute that puts out, count while at most this many days old. */
export const HOLDS_FOR_DAYS = 365;

/** Up to this far, nearness is worth 1. */
export const NEXT_DOOR_KM = 3;
/** The radius grows by this where the home is the comune's point. */
export const APPROXIMATE_SLACK_KM = 10;
/** A distance is past a limit only when more than this beyond it. */
export const LIMIT_TOLERANCE_KM = 0.001;
export const EARTH_RADIUS_KM = 6371.0088;

const faded = (days: number, { full, end, floor }: Fading): number => {
  if (days <= full) return 1;
  return days >= end ? floor : 1 - ((1 - floor) * (days - full)) / (end - full);
};

/** `days` since last used; `null`, never said when, counts as long ago. */
export const recencyOf = (days: number | null): number =>
  days === null ? RECENCY.floor : faded(days, RECENCY);

export const freshnessOf = (days: number): number => faded(days, FRESHNESS);

/** What a person practised: a skill, or one occupation code. */
export interface PracticeHeld {
  readonly days: number;
  readonly evidence: Evidence;
  readonly daysSince: number | null;
}

/** `min(1, held / asked) · evidence · recency`. */
export const practiceValue = (practice: PracticeHeld, monthsAsked: number): number =>
  Math.min(1, practice.days / (monthsAsked * DAYS_PER_MONTH)) *
  EVIDENCE_VALUE[practice.evidence] *
  recencyOf(practice.daysSince);

/** Has this answer stopped counting, so that the person must be asked again? Only a no does. */
export const isToAskAgain = (answer: Pick<AnswerFact, 'yes' | 'on'>, asOf: Day): boolean =>
  !answer.yes && asOf - answer.on > HOLDS_FOR_DAYS;

/** The value of a term, from the latest answer to its key (`undefined`: never asked). */
export const answerValue = (
  answer: AnswerFact | undefined,
  asOf: Day,
  unknown: number,
): Interval => {
  if (!answer || isToAskAgain(answer, asOf)) return unknownAbove(0, unknown);
  return knownValue(answer.yes ? SOURCE_VALUE[answer.source] * freshnessOf(asOf - answer.on) : 0);
};

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in km, by the haversine formula. */
export const distanceKm = (a: Point, b: Point): number => {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
};

export const isPast = (km: number, limitKm: number): boolean => km > limitKm + LIMIT_TOLERANCE_KM;

/** The farthest home considered: farther where the home is known only by its comune. */
export const radiusFor = (home: Home, radiusKm: number): number =>
  home.approximate ? radiusKm + APPROXIMATE_SLACK_KM : radiusKm;

/** May the commute answered put a person out? Only if it was ascertained, lately, and home is an exact point. */
export const isCommuteBinding = (commute: CommuteFact, home: Home, asOf: Day): boolean =>
  commute.source === 'ascertained' && asOf - commute.on <= HOLDS_FOR_DAYS && !home.approximate;

/** D: 1 up to 3 km, then linearly to 0 at `reachKm`; 0 past the commute the person answered. */
export const nearnessValue = (km: number, reachKm: number, commute: CommuteFact | null): number => {
  if (commute && isPast(km, commute.km)) return 0;
  if (km <= NEXT_DOOR_KM) return 1;
  return Math.max(0, 1 - (km - NEXT_DOOR_KM) / (reachKm - NEXT_DOOR_KM));
};
