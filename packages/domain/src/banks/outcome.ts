import { z } from 'zod';
import { parseDay } from '../time/day.js';
import { withCheck } from '../validation/checks.js';
import {
  blank,
  comune,
  day,
  id,
  line,
  occupation,
  pastDay,
  programmeCode,
  prose,
  weeklyHours,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { checkOrder, contractKind, workingHours } from './shared.js';

/** What came of the work for a person. Each kind is counted by its own day; `lasting` is an outcome of its own. */
export const OUTCOME_KINDS = [
  'taken_in_charge',
  'contract_start',
  'active_policy',
  'internship',
  'training',
  'exit',
  'lasting',
] as const;

/** How people left the projects, as the national dashboard reports it, and the other ways out. */
export const EXIT_REASONS = [
  'permanent_at_body',
  'retired',
  'outsourced_firm',
  'cooperative',
  'self_employed',
  'other_job',
  'forfeited',
  'moved_away',
  'died',
  'own_wish',
  'other',
] as const;

/** How far ahead a start may be told, in days. */
const AHEAD = 90;

/** The day of a start may lie ahead: a private employer communicates a hire by the day before (UniLav). */
const startDay = () =>
  withCheck(day(), (on, { today }, report) => {
    if ((parseDay(on) ?? today) > today + AHEAD) {
      report.error('tooFarAhead', { value: on, limit: AHEAD });
    }
  });

const common = {
  on: pastDay(),
  deskId: blank(id()),
  bodyCode: blank(programmeCode()),
  companyId: blank(id()),
  rosterId: blank(id()),
  /** Three places, which may lie in three provinces: each figure says which it counts. */
  places: z
    .strictObject({
      residence: blank(comune()),
      desk: blank(comune()),
      workplace: blank(comune()),
    })
    .default({ residence: null, desk: null, workplace: null }),
  note: blank(prose()),
};

const job = {
  /** The employer's name, where the company is not in the bank. */
  employer: blank(line()),
  occupation: blank(occupation()),
  hours: blank(workingHours()),
  /** Last day; `null` while none is foreseen. */
  until: blank(day()),
};

export const outcomeSchema = withCheck(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('taken_in_charge'),
      ...common,
      /** Taking in charge means at least one more targeted interview. */
      interviewId: blank(id()),
      referredBy: blank(line()),
    }),
    z.strictObject({
      kind: z.literal('contract_start'),
      ...common,
      ...job,
      on: startDay(),
      contract: contractKind(),
    }),
    z.strictObject({
      kind: z.literal('active_policy'),
      ...common,
      measure: blank(line()),
      until: blank(day()),
    }),
    z.strictObject({ kind: z.literal('internship'), ...common, ...job, on: startDay() }),
    z.strictObject({
      kind: z.literal('training'),
      ...common,
      on: startDay(),
      title: blank(line()),
      hours: blank(z.number().positive().max(5000)),
      until: blank(day()),
      completed: blank(z.boolean()),
    }),
    z.strictObject({
      kind: z.literal('exit'),
      ...common,
      reason: z.enum(EXIT_REASONS),
    }),
    z.strictObject({
      kind: z.literal('lasting'),
      ...common,
      /** The contract start it looks back to. */
      outcomeId: id(),
      months: z.literal([6, 12]),
      lasted: z.boolean(),
    }),
  ]),
  (outcome, _at, report) => {
    if ('until' in outcome) checkOrder(outcome.on, outcome.until, 'until', report);
  },
);

export type Outcome = z.output<typeof outcomeSchema>;

export const parseOutcome = parserOf(outcomeSchema);

/**
 * The refusal of an adequate offer, which may cost an allowance: a fact of its own, entered as such by who may, and never
 * inferred from a proposal declined.
 */
export const adequateOfferRefusalSchema = z.strictObject({
  on: pastDay(),
  offeredBy: line(),
  companyId: blank(id()),
  /** What was offered: work, place, hours, pay. */
  offer: prose(),
  weeklyHours: blank(weeklyHours()),
  workplace: blank(comune()),
  reasonGiven: blank(prose()),
  /** The act that establishes it, and what it led to. */
  act: blank(line()),
  consequence: z.enum(['none', 'suspended', 'reduced', 'forfeited']).default('none'),
  appeal: blank(prose()),
});

export type AdequateOfferRefusal = z.output<typeof adequateOfferRefusalSchema>;

export const parseAdequateOfferRefusal = parserOf(adequateOfferRefusalSchema);
