import type { Lead, QuestionSet } from '@rosa/domain';
import { useQuery } from '@tanstack/react-query';
import { call, withQuery } from '../../api/client.js';
import type { Page, Recorded } from '../../api/shapes.js';
import type { LoggedEntry } from '../../offline/logged-entry.js';
import {
  keptCompanies,
  keptCompany,
  keptEntries,
  keptEntriesAt,
  keptEntry,
  keptQuestions,
  type KeptCompany,
} from '../../offline/territory.js';
import { keptAs, useKnown, type Known } from '../../offline/use-known.js';
import { dayFromNow } from './days.js';
import { namedLike } from './named-like.js';

export type LeadRecord = Recorded<Lead>;

/** How far ahead the day looks, in days. */
const AHEAD = 7;
const MOST = 500;

const entriesOf = async (
  query: Readonly<Record<string, string | number | undefined>>,
  signal: AbortSignal,
): Promise<readonly LoggedEntry[]> =>
  (await call<Page<LoggedEntry>>(withQuery('/logbook', { limit: MOST, ...query }), { signal }))
    .items;

/** Next steps due in the coming days and those overdue, soonest first: one's own, or everybody's. */
export const useDueSteps = (own: boolean): Known<readonly LoggedEntry[]> => {
  const writtenBy = own ? 'me' : undefined;
  return useKnown({
    key: ['due', own],
    ...keptAs(`due ${own ? 'own' : 'all'}`, (signal) =>
      entriesOf({ dueBy: dayFromNow(AHEAD), writtenBy }, signal),
    ),
  });
};

/** One's own meetings of some days. */
export const useOwnEntries = (from: string, to: string): Known<readonly LoggedEntry[]> =>
  useKnown({
    key: ['own', from, to],
    ...keptAs(`own ${from}`, (signal) => entriesOf({ from, to, writtenBy: 'me' }, signal)),
  });

/** The latest meetings, whoever's. */
export const useLatestEntries = (): Known<readonly LoggedEntry[]> =>
  useKnown({
    key: ['latest'],
    ask: (signal) => entriesOf({ limit: 100 }, signal),
    kept: keptEntries,
  });

/** What was said at a company, the latest first. */
export const useEntriesAt = (companyId: string): Known<readonly LoggedEntry[]> =>
  useKnown({
    key: ['at', companyId],
    ask: (signal) => entriesOf({ companyId, limit: 50 }, signal),
    kept: () => keptEntriesAt(companyId),
  });

export const useEntry = (id: string): Known<LoggedEntry> =>
  useKnown({
    key: ['entry', id],
    ask: (signal) => call<LoggedEntry>(`/logbook/${id}`, { signal }),
    kept: () => keptEntry(id),
  });

/** A company; none is asked for where there is no id. */
export const useCompany = (id: string): Known<KeptCompany> =>
  useKnown({
    key: ['company', id],
    enabled: id !== '',
    ask: (signal) => call<KeptCompany>(`/companies/${id}`, { signal }),
    kept: () => keptCompany(id),
  });

/** A company's name, from the copy where it has it; `undefined` until it is known. */
export const useCompanyName = (id: string | null): string | undefined =>
  useQuery({
    queryKey: ['field', 'company-name', id],
    queryFn: async ({ signal }) =>
      ((await keptCompany(id!))?.value ?? (await call<KeptCompany>(`/companies/${id}`, { signal })))
        .name,
    enabled: id !== null,
    retry: false,
  }).data;

/** Companies by the beginnings of their words, from the server and, at once, from the copy. */
export const useCompanies = (text: string): Known<readonly KeptCompany[]> =>
  useKnown({
    key: ['companies', text],
    ask: async (signal) =>
      (await call<Page<KeptCompany>>(withQuery('/companies', { q: text, limit: 30 }), { signal }))
        .items,
    kept: async () => {
      const all = await keptCompanies();
      return all && { at: all.at, value: namedLike(all.value, text).slice(0, 30) };
    },
  });

const leadsOf = async (
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly LeadRecord[]> =>
  (await call<Page<LeadRecord>>(withQuery('/leads', { limit: MOST, ...query }), { signal })).items;

/** Leads nothing has come of yet. */
export const useOpenLeads = (): Known<readonly LeadRecord[]> =>
  useKnown({
    key: ['leads', 'open'],
    ...keptAs('leads open', async (signal) =>
      (
        await Promise.all([
          leadsOf({ state: 'new' }, signal),
          leadsOf({ state: 'followed' }, signal),
        ])
      ).flat(),
    ),
  });

/** The latest leads, whatever became of them. */
export const useLeads = (): Known<readonly LeadRecord[]> =>
  useKnown({ key: ['leads', 'all'], ...keptAs('leads all', (signal) => leadsOf({}, signal)) });

/** The questions of every track, in every version. */
export const useQuestions = (): Known<readonly QuestionSet[]> =>
  useKnown({
    key: ['questions'],
    ask: async (signal) => (await call<Page<QuestionSet>>('/question-sets', { signal })).items,
    kept: keptQuestions,
  });
