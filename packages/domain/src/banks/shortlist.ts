import { z } from 'zod';
import type { Explanation } from '../matching/explain.js';
import type { Criteria } from '../matching/criteria.js';
import type { MatchCounts } from '../matching/list.js';
import { withCheck } from '../validation/checks.js';
import { formatDay, parseDay } from '../time/day.js';
import { blank, day, prose } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';

export const CALL_OUTCOMES = [
  'no_reply',
  'wrong_number',
  'call_back',
  'contacted',
  'confirmed',
  'declined',
] as const;

/**
 * Why a proposal was declined. Declining is free: it is never the refusal of an adequate offer, which is a record of its
 * own (`outcome.ts`).
 */
export const DECLINE_REASONS = [
  'already_working',
  'distance',
  'contract',
  'hours',
  'shifts',
  'tasks',
  'pay',
  'care',
  'health',
  'employer',
  'training_under_way',
  'not_said',
] as const;

export const VERDICTS = ['suitable', 'unsuitable'] as const;

export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export type Verdict = (typeof VERDICTS)[number];

const isDeclineReason = (text: string): boolean =>
  (DECLINE_REASONS as readonly string[]).includes(text);

/** A day further off is a slip of the pen: opportunities are open for weeks. In days. */
const CALL_BACK_WITHIN = 90;

/**
 * What an operator notes about a candidate: the outcome of a call, the suitability verdict, or both. `reason` is a closed
 * one where the call was declined and the verdict's own otherwise; with both, the verdict's goes in `verdictReason`.
 * `callBackOn` is the day agreed with whoever asked to be called back, if one was.
 */
export const candidateNoteSchema = withCheck(
  z.strictObject({
    call: blank(z.enum(CALL_OUTCOMES)),
    callBackOn: blank(day()),
    reason: blank(prose(500)),
    verdict: blank(z.enum(VERDICTS)),
    verdictReason: blank(prose(500)),
  }),
  ({ call, callBackOn, reason, verdict, verdictReason }, { today }, report) => {
    if (!call && !verdict) report.error('required', {}, ['call']);
    const agreed = callBackOn ? parseDay(callBackOn) : undefined;
    if (agreed !== undefined) {
      if (call !== 'call_back') report.error('callBackNotAllowed', {}, ['callBackOn']);
      else if (agreed < today)
        report.error('beforeToday', { today: formatDay(today) }, ['callBackOn']);
      else if (agreed > today + CALL_BACK_WITHIN) {
        const value = formatDay(agreed);
        report.error('tooFarAhead', { value, limit: CALL_BACK_WITHIN }, ['callBackOn']);
      }
    }
    const declined = call === 'declined';
    if (declined && !reason) report.error('reasonNeeded', {}, ['reason']);
    if (declined && reason && !isDeclineReason(reason))
      report.error('notInList', { options: DECLINE_REASONS.join(', ') }, ['reason']);
    if (!declined && !verdict && reason) report.error('reasonNotAllowed', {}, ['reason']);
    if (verdict && !verdictReason && (declined || !reason))
      report.error('reasonNeeded', {}, [declined ? 'verdictReason' : 'reason']);
    if (!verdict && verdictReason) report.error('reasonNotAllowed', {}, ['verdictReason']);
  },
);

export type CandidateNote = z.output<typeof candidateNoteSchema>;

export const parseCandidateNote = parserOf(candidateNoteSchema);

/** An act of an operator: who did it and when, instant in UTC. */
interface Act {
  readonly at: string;
  readonly by: string;
}

export interface Call extends Act {
  readonly outcome: CallOutcome;
  /** The day agreed for the next call; absent where none was. */
  readonly callBackOn?: string | undefined;
  /** Of a declined proposal only. */
  readonly reason: DeclineReason | null;
}

export interface SuitabilityVerdict extends Act {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** A person frozen in a list, with what was known and why. */
export interface Candidate extends Explanation {
  readonly workerId: string;
  /** Revision of the record the explanation speaks of. */
  readonly rev: number;
  readonly lot: number;
  /** Comune of home; with it and the scope a reader's masking is decided. */
  readonly comune: string | null;
}

/** A list once drawn: frozen but for calls, verdicts and withdrawals. Drawing again makes another beside it. */
export interface Shortlist extends MatchCounts {
  readonly opportunityId: string;
  readonly lineId: string;
  readonly companyId: string;
  /** Comune of the opportunity: the record's territory. */
  readonly comune: string;
  readonly criteria: Criteria;
  readonly limit: number;
  readonly engine: string;
  readonly indexVersion: string;
  readonly complete: boolean;
  readonly incomplete: readonly string[];
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly people: readonly Candidate[];
  readonly toInterview: readonly Candidate[];
}
