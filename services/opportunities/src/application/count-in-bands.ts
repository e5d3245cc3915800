import type { Criteria, Ranked, Scope } from '@rosa/domain';
import type { OpportunityDeps } from '../ports.js';
import { standingOf, type Standing } from './draw-list.js';

/**
 * "Have you got anyone?": how many people would suit, told to someone who may not know who they are. Numbers are given in
 * bands, so that changing a criterion by a hair does not single anyone out.
 */

/** How many there are: at least `from`, at most `to`; `null` where there is no end. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
}

const STEPS = [1, 5, 10, 20, 50, 100, 200, 500] as const;

/** The band a count falls in: none, then 1 to 4, 5 to 9, 10 to 19, and so on; 500 and more are one. */
export const bandOf = (count: number): Band => {
  if (count === 0) return { from: 0, to: 0 };
  const at = STEPS.findLastIndex((step) => count >= step);
  const next = STEPS[at + 1];
  return { from: STEPS[at]!, to: next === undefined ? null : next - 1 };
};

export interface BandedAnswer extends Standing {
  /** Everyone the criteria do not leave out. */
  readonly ranked: Band;
  /** Those who suit well by what is known: `certain` is at least {@link GOOD}. */
  readonly ready: Band;
  /** Those who would suit as well once asked what nobody has asked them: only `potential` is. */
  readonly toAsk: Band;
}

/** Of a score, 0 to 1: three quarters of what is asked for. */
export const GOOD = 0.75;

/** As many as a list may hold (contract.md): a band that begins there has no end. */
const MOST = 500;

const isReady = ({ certain }: Ranked): boolean => certain >= GOOD;
const isToAsk = ({ certain, potential }: Ranked): boolean => certain < GOOD && potential >= GOOD;

/**
 * Counts who would suit, in bands. Nobody is named, and nobody's record is read: the trail keeps that it was asked.
 *
 * @throws `unavailable` where the engine cannot answer
 */
export const countInBands = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
): Promise<BandedAnswer> => {
  const incomplete = await deps.incomplete();
  const [byCertain, byPotential] = await Promise.all([
    deps.search.match(scope, { ...criteria, rankBy: 'certain' }, MOST),
    deps.search.match(scope, { ...criteria, rankBy: 'potential' }, MOST),
  ]);
  await deps.audit.record({ scope, action: 'match.bands', subjects: [] });
  return {
    ...standingOf(deps, criteria, incomplete),
    ranked: bandOf(byCertain.ranked),
    ready: bandOf(byCertain.people.filter(isReady).length),
    toAsk: bandOf(byPotential.people.filter(isToAsk).length),
  };
};
