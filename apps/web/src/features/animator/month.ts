import type { LoggedEntry } from '../../offline/logged-entry.js';
import type { LeadRecord } from './logbook.js';

/** What one did in a month, counted from the meetings and leads themselves: each figure has its rows below it. */

/** A count of each value, the most frequent first. */
export type Tally = readonly (readonly [value: string, count: number])[];

const tallyOf = (values: readonly string[]): Tally => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
};

export interface MonthReport {
  readonly byTrack: Tally;
  readonly byComune: Tally;
  readonly leads: readonly LeadRecord[];
  readonly opportunities: number;
  /** Of the next steps said at the month's meetings: those whose result is written, those whose day has gone by, the rest. */
  readonly steps: {
    readonly kept: readonly LoggedEntry[];
    readonly overdue: readonly LoggedEntry[];
    readonly open: readonly LoggedEntry[];
  };
}

/** @param today so that a step of today is not overdue yet */
export const reportOf = (
  entries: readonly LoggedEntry[],
  leads: readonly LeadRecord[],
  today: string,
): MonthReport => {
  const own = new Set(entries.map(({ id }) => id));
  const heard = leads.filter(({ logbookId }) => logbookId !== null && own.has(logbookId));
  const stepped = entries.filter(({ nextStep }) => nextStep);
  const isKept = ({ results }: LoggedEntry) => results.length > 0;
  const isOverdue = (entry: LoggedEntry) => !isKept(entry) && entry.nextStep!.on < today;
  return {
    byTrack: tallyOf(entries.map(({ track }) => track)),
    byComune: tallyOf(entries.map(({ comune }) => comune)),
    leads: heard,
    opportunities: heard.filter(({ opportunityId }) => opportunityId).length,
    steps: {
      kept: stepped.filter(isKept),
      overdue: stepped.filter(isOverdue),
      open: stepped.filter((entry) => !isKept(entry) && !isOverdue(entry)),
    },
  };
};
