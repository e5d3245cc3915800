import type { Day } from '@rosa/domain';

/** The last day of birth of those who have completed so many years on a day. */
export const bornBy = (asOf: Day, years: number): Day => {
  const on = new Date(asOf * 86_400_000);
  const year = on.getUTCFullYear() - years;
  const monthEnd = new Date(0);
  monthEnd.setUTCFullYear(year, on.getUTCMonth() + 1, 0);
  const then = new Date(0);
  then.setUTCFullYear(year, on.getUTCMonth(), Math.min(on.getUTCDate(), monthEnd.getUTCDate()));
  return Math.round(then.getTime() / 86_400_000);
};
