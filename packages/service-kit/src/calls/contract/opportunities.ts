import { QUESTION_SET_USES, questionSetSchema } from '@rosa/domain';
import { z } from 'zod';
import { defineCall } from '../define.js';
import { list } from './records.js';

const to = 'opportunities' as const;

const row = z.strictObject({
  file: z.string(),
  line: z.int(),
  value: z.record(z.string(), z.unknown()),
});

const fieldError = z.strictObject({
  field: z.string(),
  code: z.string(),
  message: z.string(),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .readonly()
    .optional(),
});

const rowResult = z.union([
  z.strictObject({
    outcome: z.enum(['added', 'updated', 'unchanged']),
    warnings: list(fieldError),
    claims: z
      .strictObject({
        id: z.string(),
        values: list(z.strictObject({ key: z.string(), value: z.string() })),
      })
      .optional(),
  }),
  z.strictObject({ outcome: z.literal('refused'), errors: list(fieldError) }),
]);

/** The banks of the demand side that go in and out by file, in the order in which one may name another. */
export const OPPORTUNITY_TRANSFERS = [
  'questionSet',
  'company',
  'lead',
  'logbook',
  'opportunity',
  'shortlist',
  'candidate',
  'roster',
  'laboratoryRequest',
  'demandClosing',
] as const;

const type = z.enum(OPPORTUNITY_TRANSFERS);

/** What the opportunity bank answers the other services. */
export const opportunityCalls = {
  /** A person's place on a roster; `null` where it does not hold them. */
  seat: defineCall({
    to,
    name: 'seat',
    input: z.strictObject({ rosterId: z.string(), workerId: z.string() }),
    output: z
      .strictObject({
        comune: z.string(),
        withdrawn: z.strictObject({ why: z.string(), on: z.string().nullable() }).nullable(),
      })
      .nullable(),
    repeatable: true,
  }),
  /** A version of the questions of a track or of the interviews; `null` where none was written. */
  questionSet: defineCall({
    to,
    name: 'question-set',
    input: z.strictObject({ track: z.enum(QUESTION_SET_USES), version: z.int() }),
    output: questionSetSchema.nullable(),
    repeatable: true,
  }),
  /** A company's name and where it is, its seat first; `null` where the caller reads none. */
  company: defineCall({
    to,
    name: 'company',
    input: z.strictObject({ companyId: z.string() }),
    output: z.strictObject({ name: z.string(), places: list(z.string()) }).nullable(),
    repeatable: true,
  }),
  /** Repeating a batch changes nothing. `brought`: of these rows' ids, those that earlier batches of a dry run would hold. */
  importRows: defineCall({
    to,
    name: 'import-rows',
    input: z.strictObject({
      type,
      rows: z.array(row),
      dryRun: z.boolean(),
      brought: z.array(z.string()),
    }),
    output: list(rowResult),
    repeatable: true,
  }),
  exportRows: defineCall({
    to,
    name: 'export-rows',
    input: z.strictObject({ type, restricted: z.boolean() }),
    output: list(z.record(z.string(), z.unknown()).readonly()),
    streamed: true,
    repeatable: true,
  }),
} as const;
