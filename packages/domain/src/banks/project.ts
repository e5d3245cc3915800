import { z } from 'zod';
import { TERM_VALUES } from '../people/terms.js';
import { OUTLETS } from '../people/worker.js';
import { withCheck } from '../validation/checks.js';
import {
  LIMITS,
  blank,
  comune,
  count,
  day,
  line,
  listBy,
  listOf,
  pastDay,
  programmeCode,
  prose,
  sector,
  setOf,
  weeklyHours,
  written,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { checkOrder, contactPersonSchema } from './shared.js';

/** Kinds under D.Lgs. 468/97: public utility work, LSU for training, extraordinary LSU, holders of a benefit. */
export const PROJECT_KINDS = ['lpu', 'lsu_training', 'lsu_extraordinary', 'lsu_benefit'] as const;
export const PROJECT_STAGES = [
  'proposed',
  'approved',
  'started',
  'extended',
  'suspended',
  'ended',
] as const;
export const ACTOR_ROLES = [
  'promoter',
  'implementer',
  'funder',
  'trade_union',
  'consultant',
  'partner',
] as const;
export const FEASIBILITY_VERDICTS = ['feasible', 'feasible_if', 'not_feasible'] as const;

const monthSchema = withCheck(
  z.strictObject({
    month: written(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'monthForm'),
    engaged: count(),
    attended: count(),
    /** The body's certificate, which the monthly INPS allowance follows. */
    certifiedOn: blank(pastDay()),
  }),
  ({ engaged, attended }, _at, report) => {
    if (engaged != null && attended != null && attended > engaged)
      report.error('attendanceExceedsEngaged', { attended, engaged }, ['attended']);
  },
);

/** The feasibility check (verifica di fattibilità): its criteria one by one, and the verdict on the whole. */
const feasibilitySchema = z.strictObject({
  on: pastDay(),
  by: blank(line()),
  criteria: listOf(
    z.strictObject({
      criterion: line(),
      met: blank(z.enum(['yes', 'partly', 'no'])),
      note: blank(prose()),
    }),
  ),
  verdict: blank(z.enum(FEASIBILITY_VERDICTS)),
  note: blank(prose()),
});

export const projectSchema = withCheck(
  z.strictObject({
    code: programmeCode(),
    title: line(),
    bodyCode: programmeCode(),
    kind: z.enum(PROJECT_KINDS),
    typology: blank(line()),
    /** The programme's own sectors; `ateco` says it in the classification. */
    sector: blank(z.enum(TERM_VALUES.sector)),
    ateco: blank(sector()),
    comune: comune(),
    actors: listOf(
      contactPersonSchema.extend({
        role: z.enum(ACTOR_ROLES),
        organisation: blank(line()),
        bodyCode: blank(programmeCode()),
      }),
    ).default([]),
    approval: blank(z.strictObject({ on: pastDay(), act: blank(line()) })),
    fund: blank(line()),
    /** Year of the convention between Ministry and Region. */
    conventionYear: blank(z.int().min(1997).max(2100)),
    from: blank(day()),
    to: blank(day()),
    months: blank(z.int().min(1).max(120)),
    extensions: listOf(
      z.strictObject({ months: z.int().min(1).max(12), approvedOn: pastDay() }),
      20,
    ).default([]),
    weeklyHours: blank(weeklyHours()),
    workersForeseen: blank(count()),
    workersEngaged: blank(count()),
    attendance: listBy(monthSchema, 'month', 600).default([]),
    stage: z.enum(PROJECT_STAGES),
    outletsForeseen: blank(setOf(z.enum(OUTLETS))),
    /** Can the service be given to a firm or cooperative of its workers? */
    outsourceable: blank(z.enum(['yes', 'partly', 'no'])),
    feasibility: blank(feasibilitySchema),
    tasks: blank(prose(LIMITS.tasks)),
    note: blank(prose()),
  }),
  ({ from, to }, _at, report) => checkOrder(from, to, 'to', report),
);

export type Project = z.output<typeof projectSchema>;

export const parseProject = parserOf(projectSchema);
