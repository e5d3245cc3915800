import { z } from 'zod';
import { formatDay, parseDay } from '../time/day.js';
import { withCheck } from '../validation/checks.js';
import { blank, day, id, line, prose, setOf } from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { contractKind, workingHours } from './shared.js';

export const ROSTER_ANSWERS = [
  'interview',
  'trial',
  'internship',
  'train_first',
  'no_show',
  'hired',
  'refused',
] as const;

/** Why an employer does not take a candidate: closed, so that no reason the law forbids can be written. */
export const REFUSAL_REASONS = [
  'experience',
  'skills',
  'licence',
  'availability',
  'distance',
  'position_filled',
  'position_withdrawn',
  'candidate_withdrew',
] as const;

/** Persons given to an employer at once. */
const MOST = 200;

/** The request for a roster (rosa di candidati): which of a shortlist's people a company is given. */
export const rosterRequestSchema = withCheck(
  z.strictObject({
    workerIds: setOf(id(), MOST, 1),
    companyId: id(),
    /** Last day on which the employer can open it. */
    expiresOn: day(),
    note: blank(line()),
  }),
  ({ expiresOn }, { today }, report) => {
    const expires = expiresOn ? parseDay(expiresOn) : undefined;
    if (expires !== undefined && expires < today)
      report.error('beforeToday', { today: formatDay(today) }, ['expiresOn']);
  },
);

export type RosterRequest = z.output<typeof rosterRequestSchema>;

export const parseRosterRequest = parserOf(rosterRequestSchema);

const plain = { workerId: id(), note: blank(prose(500)) };

/** An employer's answer for one candidate, by the employer or entered on their behalf. */
export const rosterAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.enum(['interview', 'trial', 'internship', 'train_first', 'no_show']),
    ...plain,
  }),
  /** A claim, until an operator confirms it by the outcome `contract_start`. */
  z.strictObject({
    answer: z.literal('hired'),
    ...plain,
    contract: contractKind(),
    startOn: day(),
    hours: blank(workingHours()),
  }),
  z.strictObject({ answer: z.literal('refused'), ...plain, reason: z.enum(REFUSAL_REASONS) }),
]);

export type RosterAnswer = z.output<typeof rosterAnswerSchema>;

export const parseRosterAnswer = parserOf(rosterAnswerSchema);

/** An answer as the roster keeps it; the latest for a person counts, earlier ones stay. */
export type RecordedAnswer = RosterAnswer & {
  readonly at: string;
  readonly by: string;
  /** Entered by an operator for the employer. */
  readonly onBehalf: boolean;
};

/** The roster as given. What an employer sees of each person is decided when it is read. */
export interface Roster extends RosterRequest {
  readonly shortlistId: string;
  readonly opportunityId: string;
  readonly lineId: string;
  /** Comune of the opportunity: the record's territory. */
  readonly comune: string;
  readonly givenAt: string;
  readonly givenBy: string;
  readonly answers: readonly RecordedAnswer[];
}
