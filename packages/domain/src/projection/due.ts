import type { WorkerFacts } from '../matching/facts.js';
import { HOLDS_FOR_DAYS } from '../matching/values.js';
import type { Day } from '../time/day.js';

/**
 * Why someone is to be seen again: an ascertained answer has grown older than answers hold (`stale`), or soon will
 * (`ageing`), or the contract that places them ends (`contract_ends`). The first two exclude each other.
 */
export const DUE_KEYS = ['stale', 'ageing', 'contract_ends'] as const;

export type DueKey = (typeof DUE_KEYS)[number];

/** Answers that stop holding within so many days are ageing. */
const ANSWERS_AHEAD = 30;
/** Contracts are looked at for so many days ahead, today included. */
const CONTRACTS_AHEAD = 60;

/** The day of a person that a reason looks at, and when it applies: [from, to). */
export interface DueRange {
  readonly of: 'ascertainedOn' | 'placedUntil';
  readonly from: Day;
  readonly to: Day;
}

/** Before every day of a record. */
const EVER = -1_000_000;

/** The reasons on a day, each as a range of days: what an engine computes. */
export const dueRanges = (asOf: Day): Readonly<Record<DueKey, DueRange>> => {
  const oldest = asOf - HOLDS_FOR_DAYS;
  return {
    stale: { of: 'ascertainedOn', from: EVER, to: oldest },
    ageing: { of: 'ascertainedOn', from: oldest, to: oldest + ANSWERS_AHEAD },
    contract_ends: { of: 'placedUntil', from: asOf, to: asOf + CONTRACTS_AHEAD },
  };
};

/** Of all that was last ascertained of a person, term by term and the commute, what was asked longest ago; `null` where nothing was. */
export const ascertainedOn = ({
  answers,
  commute,
}: Pick<WorkerFacts, 'answers' | 'commute'>): Day | null => {
  let oldest: Day | null = null;
  for (const given of commute ? [...answers, commute] : answers) {
    if (given.source !== 'ascertained') continue;
    if (oldest === null || given.on < oldest) oldest = given.on;
  }
  return oldest;
};

/** Last day of the contract that places a person; `null` where none is known. */
export const placedUntil = ({ state, until }: Pick<WorkerFacts, 'state' | 'until'>): Day | null =>
  state === 'placed' ? until : null;

const isWithin = (day: Day | null, { from, to }: DueRange): boolean =>
  day !== null && day >= from && day < to;

/** Why this person is to be seen again on a day: the reference for every engine. */
export const dueOf = (facts: WorkerFacts, asOf: Day): readonly DueKey[] => {
  const days = { ascertainedOn: ascertainedOn(facts), placedUntil: placedUntil(facts) };
  const ranges = dueRanges(asOf);
  return DUE_KEYS.filter((key) => isWithin(days[ranges[key].of], ranges[key]));
};
