/**
 * Calendar days in Europe/Rome. Inside the rule a day is a whole number (days since 1970-01-01), so that every engine
 * compares and subtracts integers; in JSON it is `YYYY-MM-DD`, or `YYYY` / `YYYY-MM` where people remember no better.
 */

/** Days since 1970-01-01, a whole number. */
export type Day = number;

/** matching.md: "A year is 365.25 days, a month a twelfth of it". */
export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

const MS_PER_DAY = 86_400_000;
const FULL = /^(\d{4})-(\d{2})-(\d{2})$/;
const PARTIAL = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const dayOfParts = (year: number, month: number, day: number): Day | undefined => {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1;
  return exists ? Math.round(at.getTime() / MS_PER_DAY) : undefined;
};

/** The day of a full `YYYY-MM-DD`; `undefined` for anything else, and for days that do not exist. */
export const parseDay = (text: string): Day | undefined => {
  const parts = FULL.exec(text);
  return parts ? dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined;
};

/** The first day of a full or partial day (`1994` counts from 1994-01-01); `undefined` where none exists. */
export const parsePartialDay = (text: string): Day | undefined => {
  const parts = PARTIAL.exec(text);
  return parts
    ? dayOfParts(Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1))
    : undefined;
};

/** `YYYY-MM-DD`. */
export const formatDay = (day: Day): string =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

const ROME = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Rome',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The one clock: injected everywhere, never read from the system inside a rule or a use case. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The calendar day in Rome at the clock's instant. */
export const todayOf = (clock: Clock): Day => parseDay(ROME.format(clock.now()))!;
