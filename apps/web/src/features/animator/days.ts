import { formatDay, parseDay } from '@rosa/domain';
import { today } from '../../shared/form/read-form.js';

/** The day so many days from today. */
export const dayFromNow = (days: number): string => formatDay(today() + days);

/** Days from today: negative where it has gone by. */
export const daysUntil = (day: string): number => (parseDay(day) ?? today()) - today();

/** First and last day of a month, as `2026-11`. */
export const monthOf = (month: string): { readonly from: string; readonly to: string } => {
  const from = `${month}-01`;
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  return { from, to: last.toISOString().slice(0, 10) };
};
