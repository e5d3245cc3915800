import {
  CALL_OUTCOMES,
  DECLINE_REASONS,
  fields,
  formatDay,
  laboratoryAnswerSchema,
  laboratoryRequestSchema,
  parserOf,
  parseRosterAnswer,
  readerOf,
  readOrThrow,
  resolveCriteria,
  rosterRequestSchema,
  SCORE_PARTS,
  VERDICTS,
  type Checking,
  type RecordedAnswer,
} from '@rosa/domain';
import { z } from 'zod';
import {
  WITHDRAWALS,
  type CandidateRecord,
  type FrozenList,
  type GivenRoster,
  type SentRequest,
} from './records.js';

/** The schemas of what is not written by clients: lists, and what happened to their people. Files are held to them. */

const { id, instant, count, listOf } = fields;

/** People: more than any registry holds. */
const MOST = 1_000_000_000;

const score = () => z.number().min(0).max(1);
const name = () => z.string().min(1).max(500);

export const because = z.strictObject({
  code: name(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  text: z.string().max(2000),
});

const contribution = z.strictObject({
  part: z.enum(SCORE_PARTS),
  of: name(),
  value: score().nullable(),
  points: score(),
  because,
});

export const scores = { score: score(), certain: score(), expected: score(), potential: score() };

/** A score thing by thing, with the fact behind each. */
export const explanation = {
  ...scores,
  distanceKm: z.number().min(0).nullable(),
  approximate: z.boolean(),
  consentAsked: z.boolean(),
  contributions: z.array(contribution),
  toAscertain: z.array(z.strictObject({ of: name(), points: score() })),
};

export const counts = {
  considered: count(MOST),
  ranked: count(MOST),
  outTotal: count(MOST),
  out: z.strictObject({
    notReleased: count(MOST),
    requirement: count(MOST),
    term: count(MOST),
    distance: count(MOST),
  }),
  withUnknowns: count(MOST),
  consentNeverAsked: count(MOST),
};

const person = z.strictObject({
  workerId: id(),
  rev: z.int().min(1),
  lot: z.int().min(0),
  comune: z.string().nullable(),
  ...explanation,
});

const act = { at: instant(), by: fields.line() };

export const calls = z.array(
  z.strictObject({
    ...act,
    outcome: z.enum(CALL_OUTCOMES),
    callBackOn: fields.day().optional(),
    reason: z.enum(DECLINE_REASONS).nullable(),
  }),
);

export const verdicts = z.array(
  z.strictObject({ ...act, verdict: z.enum(VERDICTS), reason: fields.prose() }),
);

const withdrawal = z.strictObject({
  why: z.enum(WITHDRAWALS),
  on: z.string().max(10).nullable(),
  at: instant(),
  outcomeId: id().optional(),
});

const ofOpportunity = {
  opportunityId: id(),
  lineId: id(),
  companyId: id(),
  comune: fields.comune(),
};

const shortlistSchema = z.strictObject({
  ...ofOpportunity,
  /** Resolved: read back by {@link parseShortlist}. */
  criteria: z.looseObject({ asOf: z.int() }),
  limit: z.int().min(1).max(500),
  engine: name(),
  indexVersion: name(),
  complete: z.boolean(),
  incomplete: listOf(name()),
  drawnAt: instant(),
  drawnBy: fields.line(),
  ...counts,
  people: z.array(person).max(500),
  toInterview: z.array(person).max(125),
});

const candidateSchema = z.strictObject({
  shortlistId: id(),
  workerId: id(),
  ...ofOpportunity,
  home: fields.comune().nullable().optional(),
  beside: z.boolean(),
  validUntil: fields.day().nullable(),
  closed: z.boolean(),
  calls,
  verdicts,
  withdrawn: withdrawal.nullable(),
});

const confirmedHire = z.strictObject({
  workerId: id(),
  outcomeId: id(),
  on: fields.day(),
  tookPosition: z.boolean().optional(),
});

const recordedAct = z.strictObject({ ...act, onBehalf: z.boolean() });

const rosterSchema = z.strictObject({
  ...rosterRequestSchema.shape,
  ...ofOpportunity,
  shortlistId: id(),
  givenAt: instant(),
  givenBy: fields.line(),
  answers: listOf(z.looseObject({ answer: z.string() })),
  confirmed: listOf(confirmedHire),
  seen: z.strictObject(act).optional(),
  withdrawn: listOf(withdrawal.extend({ workerId: id() })),
  closed: z.boolean(),
});

const requestSchema = z.strictObject({
  ...laboratoryRequestSchema.shape,
  comune: fields.comune(),
  home: fields.comune().nullable(),
  askedBy: fields.line(),
  askedAt: instant(),
  answer: z.strictObject({ ...laboratoryAnswerSchema.shape, ...act }).nullable(),
});

const readShortlist = readerOf(shortlistSchema);
const readAct = readerOf(recordedAct);
const readRoster = readerOf(rosterSchema);

/** A frozen list from a file; its criteria may have been for a day that has gone by. @throws `invalid` by field */
export const parseShortlist = (input: unknown, at: Checking): FrozenList => {
  const { criteria, ...list } = readOrThrow(readShortlist, input, at).value;
  const asked = { ...criteria, asOf: formatDay(criteria.asOf) };
  const resolved = resolveCriteria(asked, { ...at, allowPast: true });
  return { ...list, criteria: resolved } as FrozenList;
};

export const parseCandidate: (input: unknown, at: Checking) => CandidateRecord =
  parserOf(candidateSchema);

/** A request between laboratories from a file. @throws `invalid` by field */
export const parseRequest: (input: unknown, at: Checking) => SentRequest = parserOf(requestSchema);

/** An answer as the roster keeps it: what was said, and by whom it was entered. */
const parseRecorded = (input: Readonly<Record<string, unknown>>, at: Checking): RecordedAnswer => {
  const { at: when, by, onBehalf, ...said } = input;
  const entered = readOrThrow(readAct, { at: when, by, onBehalf }, at).value;
  return { ...parseRosterAnswer(said, at), ...entered };
};

/** A roster from a file, expired or not. @throws `invalid` by field */
export const parseRoster = (input: unknown, at: Checking): GivenRoster => {
  const { answers, ...roster } = readOrThrow(readRoster, input, at).value;
  return { ...roster, answers: answers.map((one) => parseRecorded(one, at)) };
};
