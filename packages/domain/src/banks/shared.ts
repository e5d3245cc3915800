import { z } from 'zod';
import { TERM_VALUES } from '../people/terms.js';
import { parsePartialDay } from '../time/day.js';
import type { Report } from '../validation/checks.js';
import { LIMITS, blank, email, line, phone, weeklyHours, written } from '../validation/fields.js';

/** What several banks share. */

/** Someone at a company, a body or another place, reached for the programme's work. */
export const contactPersonSchema = z.strictObject({
  name: line(LIMITS.name),
  role: blank(line()),
  phone: blank(phone()),
  email: blank(email()),
});

export type ContactPerson = z.output<typeof contactPersonSchema>;

export const CONTRACTS = TERM_VALUES.contract;
export const contractKind = () => z.enum(CONTRACTS);

/** Hours a week, or the kind of hours where the number is not settled. */
export const workingHours = () => z.union([weeklyHours(), z.enum(TERM_VALUES.hours)]);

/** A time of day, `HH:MM`. */
export const timeOfDay = () => written(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'timeForm');

/** Reports an end before its start; the same day is allowed where both are whole days of one act. */
export const checkOrder = (
  from: string | null | undefined,
  to: string | null | undefined,
  field: string,
  report: Report,
): void => {
  const start = from ? parsePartialDay(from) : undefined;
  const end = to ? parsePartialDay(to) : undefined;
  if (from && start !== undefined && end !== undefined && end < start)
    report.error('endsBeforeStart', { from }, [field]);
};
