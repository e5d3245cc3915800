import { z } from 'zod';
import {
  blank,
  comune,
  count,
  line,
  listOf,
  pastDay,
  programmeCode,
  prose,
  written,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { contactPersonSchema } from './shared.js';

export const BODY_KINDS = [
  'comune',
  'union_of_comuni',
  'mountain_community',
  'province',
  'region',
  'health_authority',
  'ministry',
  'school',
  'public_company',
  'non_profit',
  'other',
] as const;

/** What a body reported, or an operator saw, of one of its projects. */
const monitoringSchema = z.strictObject({
  on: pastDay(),
  projectCode: programmeCode(),
  by: blank(line()),
  workersEngaged: blank(count()),
  progress: prose(),
  difficulties: blank(prose()),
});

/** An implementing body (ente). */
export const bodySchema = z.strictObject({
  code: programmeCode(),
  name: line(),
  kind: z.enum(BODY_KINDS),
  /** Eleven digits. */
  fiscalCode: blank(written(/^\d{11}$/, 'elevenDigits')),
  comune: comune(),
  address: blank(line()),
  contacts: listOf(contactPersonSchema, 50).default([]),
  monitoring: listOf(monitoringSchema, 1000).default([]),
  note: blank(prose()),
});

export type Body = z.output<typeof bodySchema>;

export const parseBody = parserOf(bodySchema);
