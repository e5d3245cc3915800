import { NEXT_DOOR_KM, SAME_SCORE, type MatchPlan } from '@rosa/domain';
import type { Answer } from './ask.js';

/**
 * How far the server's scores may be from the rule's, and what follows (docs/adr/0019). Scores are single precision, and
 * points are kept to
 * half a centimetre, which a short reach makes into more.
 */

/** Of a sum of single-precision shares and values in [0, 1]. */
const ARITHMETIC = 4e-7;
/** How far a point as it is kept may be from the point as it was given: half a cell of the grid, at the equator. */
const POINT_KM = 6e-6;

/** The most people one search answers. */
export const LARGEST = 10_000;

/** The server's score of anyone is within this of the rule's. */
export const errorOf = ({ asked, criteria }: MatchPlan): number => {
  const share = asked.find((one) => one.part === 'distance')?.share ?? 0;
  return ARITHMETIC + (share * POINT_KM) / (criteria.reachKm - NEXT_DOOR_KM);
};

const lowestFound = ({ hits }: Answer): number => hits.hits.at(-1)?._score ?? 0;

/** Was everyone fetched that the search could find? */
export const isEveryone = ({ hits }: Answer, size: number): boolean => hits.hits.length < size;

/**
 * May no one who was not fetched stand before the last of those taken, but for people who count as equal? `last` is that
 * one's score by the rule; `undefined` where there are fewer than asked.
 */
export const isSettled = (
  answer: Answer,
  size: number,
  last: number | undefined,
  plan: MatchPlan,
): boolean =>
  isEveryone(answer, Math.min(size, LARGEST)) ||
  (last !== undefined && last >= lowestFound(answer) + errorOf(plan) - SAME_SCORE);

/** As {@link isSettled}, to the last digit: equals may not swap either. */
export const isExact = (answer: Answer, size: number, last: number, plan: MatchPlan): boolean =>
  isEveryone(answer, size) || last > lowestFound(answer) + errorOf(plan);
