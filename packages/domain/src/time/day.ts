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

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days of a year before each month, in a year of 365. */
const DAYS_BEFORE = MONTH_DAYS.map((_, month) =>
  MONTH_DAYS.slice(0, month).reduce((sum, days) => sum + days, 0),
);
const EPOCH_YEAR = 1970;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Leap days from year 1 to the end of a year. */
const leapDays = (year: number): number =>
  Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);

/** By arithmetic, without a `Date`: an import reads a million days. */
const dayOfParts = (year: number, month: number, day: number): Day | undefined => {
  const february29 = month === 2 && isLeap(year) ? 1 : 0;
  const last = (MONTH_DAYS[month - 1] ?? 0) + february29;
  if (!(year >= 1 && day >= 1 && day <= last)) return undefined;
  const years = (year - EPOCH_YEAR) * 365 + leapDays(year - 1) - leapDays(EPOCH_YEAR - 1);
  const ofLeapYear = month > 2 && isLeap(year) ? 1 : 0;
  return years + DAYS_BEFORE[month - 1]! + ofLeapYear + day - 1;
};

const ZERO = 48;
const DASH = 45;

/** The whole number that the text has from one place to another; `NaN` where it is not digits alone. */
const digits = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
};

/** A day told so far (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), the rest from its first; what is no number makes no day. */
const dayTold = (text: string): Day | undefined => {
  const { length } = text;
  if (length > 4 && text.charCodeAt(4) !== DASH) return undefined;
  if (length > 7 && text.charCodeAt(7) !== DASH) return undefined;
  const month = length > 4 ? digits(text, 5, 7) : 1;
  const day = length > 7 ? digits(text, 8, 10) : 1;
  return dayOfParts(digits(text, 0, 4), month, day);
};

/** The day of a full `YYYY-MM-DD`; `undefined` for anything else, and for days that do not exist. */
export const parseDay = (text: string): Day | undefined =>
  text.length === 10 ? dayTold(text) : undefined;

/** The first day of a full or partial day (`1994` counts from 1994-01-01); `undefined` where none exists. */
export const parsePartialDay = (text: string): Day | undefined =>
  text.length === 10 || text.length === 7 || text.length === 4 ? dayTold(text) : undefined;

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

/** The day of the minute last asked about: days begin with a minute, and every request asks for today. */
let lately: { readonly minute: number; readonly day: Day } | undefined;

/** The calendar day in Rome at the clock's instant. */
export const todayOf = (clock: Clock): Day => {
  const now = clock.now();
  const minute = Math.floor(now.getTime() / 60_000);
  if (lately?.minute !== minute) lately = { minute, day: parseDay(ROME.format(now))! };
  return lately.day;
};

/** The calendar day in Rome of an instant, `YYYY-MM-DD`. */
export const dayOfInstant = (instant: string): string =>
  formatDay(todayOf({ now: () => new Date(instant) }));
