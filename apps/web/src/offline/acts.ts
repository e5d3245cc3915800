import type { Lead, LogbookEntry, Opportunity } from '@rosa/domain';
import { call } from '../api/client.js';
import { isStatus, type Problem } from '../api/problem.js';
import type { LoggedEntry } from './logged-entry.js';

/**
 * What an animator does that may have to wait for the signal. Each carries an id made here, and is the same act however
 * often it is sent.
 */

type Written<T> = Partial<T> & { readonly id: string };
type Result = Pick<LogbookEntry['results'][number], 'on' | 'what'>;

/** What is to be done, by what it is. */
interface Doing {
  /** A meeting, written in the logbook. */
  readonly visit: { readonly entry: Written<LogbookEntry> };
  /** What became of an earlier meeting. */
  readonly result: { readonly entryId: string; readonly result: Result };
  /** A hint of work to come. */
  readonly lead: { readonly lead: Written<Lead> };
  /** A lead that becomes an opportunity. */
  readonly opportunity: {
    readonly leadId: string;
    /** The meeting it was heard at, where it was at one. */
    readonly entryId: string | null;
    readonly opportunity: Written<Opportunity>;
    /** As its form had it, to be corrected where it is refused. */
    readonly form: unknown;
  };
  /** A lead nothing comes of, and why. */
  readonly drop: { readonly leadId: string; readonly reason: string };
}

export type ActKind = keyof Doing;

interface Waiting {
  /** The form it was written in has it too. */
  readonly id: string;
  /** The account whose act it is: nobody else sends it. */
  readonly owner: string;
  /** What it is about, for the list of what is to be sent. */
  readonly title: string;
  /** Instant at which it was done: acts are sent in that order. */
  readonly at: string;
  /** The act that must have been sent before. */
  readonly after: string | null;
  /** Why the server refused it; `null` while it only waits. */
  readonly problem: Problem | null;
}

export type Act = { [K in ActKind]: Waiting & { readonly kind: K } & Doing[K] }[ActKind];
export type ActOf<K extends ActKind> = Extract<Act, { readonly kind: K }>;

const isSame = (a: Result) => (b: Result) => a.on === b.on && a.what === b.what;

/** Adds to what became of a meeting, unless it is there already: an answer may have been lost on its way back. */
const sendResult = async ({ entryId, result }: Doing['result']): Promise<LoggedEntry> => {
  const entry = await call<LoggedEntry>(`/logbook/${entryId}`);
  if (entry.results.some(isSame(result))) return entry;
  const body = { results: [...entry.results, result] };
  return call(`/logbook/${entryId}`, { method: 'PATCH', body, rev: entry.rev });
};

/** Drops a lead, unless it is dropped already. */
const sendDrop = async ({ leadId, reason }: Doing['drop']): Promise<void> => {
  const lead = await call<Lead & { readonly rev: number }>(`/leads/${leadId}`);
  if (lead.state === 'dropped') return;
  const body = { state: 'dropped', reason };
  await call(`/leads/${leadId}`, { method: 'PATCH', body, rev: lead.rev });
};

/** Sends it. @returns the logbook's entry, where it made or changed one. @throws what {@link call} throws */
export const sendAct = async (act: Act): Promise<LoggedEntry | undefined> => {
  switch (act.kind) {
    case 'visit':
      return call('/logbook', { body: act.entry });
    case 'result':
      return sendResult(act);
    case 'lead':
      return void (await call('/leads', { body: act.lead }));
    case 'opportunity':
      return void (await call(`/leads/${act.leadId}/opportunity`, { body: act.opportunity }));
    case 'drop':
      return void (await sendDrop(act));
  }
};

/** A colleague changed the record meanwhile: the next attempt reads it anew. */
export const isOvertaken = (act: Act, error: unknown): boolean =>
  (act.kind === 'result' || act.kind === 'drop') && isStatus(error, 412);
