import { z } from 'zod';
import { OUTLETS } from '../people/worker.js';
import { withCheck } from '../validation/checks.js';
import {
  LIMITS,
  blank,
  day,
  id,
  line,
  listBy,
  listOf,
  pastDay,
  programmeCode,
  prose,
  setOf,
  skillCode,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { checkOrder } from './shared.js';

export const PLAN_STATES = ['draft', 'agreed', 'closed'] as const;
export const STEP_STATES = ['planned', 'under_way', 'done', 'dropped'] as const;
export const STEP_KINDS = [
  'orientation',
  'skills_assessment',
  'seminar',
  'training',
  'supported_application',
  'internship',
  'placement',
  'self_employment_support',
  'active_policy',
] as const;

const stepSchema = withCheck(
  z.strictObject({
    kind: z.enum(STEP_KINDS),
    what: line(500),
    from: blank(day()),
    to: blank(day()),
    state: z.enum(STEP_STATES).default('planned'),
    /** Who sees to it. */
    by: blank(line()),
  }),
  ({ from, to }, _at, report) => checkOrder(from, to, 'to', report),
);

/** A capitalisable training unit (unità formativa capitalizzabile): it stands alone, and its credit is kept. */
export const trainingUnitSchema = withCheck(
  z.strictObject({
    code: programmeCode(),
    title: line(),
    hours: z.number().positive().max(2000),
    skills: setOf(skillCode()).default([]),
    provider: blank(line()),
    from: blank(day()),
    to: blank(day()),
    state: z.enum(STEP_STATES).default('planned'),
  }),
  ({ from, to }, _at, report) => checkOrder(from, to, 'to', report),
);

/** The individual placement plan (piano individuale d'inserimento), agreed between a worker and an operator. */
export const planSchema = z.strictObject({
  state: z.enum(PLAN_STATES).default('draft'),
  objective: prose(),
  outlet: blank(z.enum(OUTLETS)),
  /** How much the person needs to be accompanied. */
  autonomy: blank(z.enum(['low', 'medium', 'high'])),
  interviewId: blank(id()),
  agreedOn: blank(pastDay()),
  reviewOn: blank(day()),
  steps: listOf(stepSchema).default([]),
  units: listBy(trainingUnitSchema, 'code').default([]),
  note: blank(prose()),
});

export type Plan = z.output<typeof planSchema>;

export const parsePlan = parserOf(planSchema);

/** A credit in the skills booklet (libretto delle competenze): what a unit certified. */
export const creditSchema = z.strictObject({
  unit: programmeCode(),
  title: line(),
  hours: blank(z.number().positive().max(2000)),
  skills: setOf(skillCode(), LIMITS.list, 1),
  on: pastDay(),
  issuedBy: line(),
  /** Of the paper that certifies it. */
  number: blank(line()),
});

export type Credit = z.output<typeof creditSchema>;

export const parseCredit = parserOf(creditSchema);
