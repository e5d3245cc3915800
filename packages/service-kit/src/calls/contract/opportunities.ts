import { z } from 'zod';
import { defineCall } from '../define.js';

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
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const rowResult = z.union([
  z.strictObject({
    outcome: z.enum(['added', 'updated', 'unchanged']),
    warnings: z.array(fieldError),
  }),
  z.strictObject({ outcome: z.literal('refused'), errors: z.array(fieldError) }),
]);

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
  /** The banks that go in and out by file, in the order in which one may name another. */
  transferTypes: defineCall({
    to,
    name: 'transfer-types',
    input: z.strictObject({}),
    output: z.array(z.string()),
    repeatable: true,
  }),
  /** Repeating a batch changes nothing. */
  importRows: defineCall({
    to,
    name: 'import-rows',
    input: z.strictObject({ type: z.string(), rows: z.array(row), dryRun: z.boolean() }),
    output: z.array(rowResult),
    repeatable: true,
  }),
  exportRows: defineCall({
    to,
    name: 'export-rows',
    input: z.strictObject({ type: z.string(), restricted: z.boolean() }),
    output: z.array(z.record(z.string(), z.unknown())),
    streamed: true,
    repeatable: true,
  }),
} as const;
