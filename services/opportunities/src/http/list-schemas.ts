import { criteriaSchema } from '@rosa/domain';
import { z } from 'zod';
import { WITHDRAWALS } from '../records.js';
import { calls, counts, verdicts } from '../record-schemas.js';
import { listedPerson } from './match-schemas.js';

/** What is answered of frozen lists and of what has happened to their people. */

export const withdrawal = z.object({ why: z.enum(WITHDRAWALS), on: z.string().nullable() });

export const toldWithdrawal = withdrawal.extend({ why: z.enum([...WITHDRAWALS, 'unavailable']) });

/** Of an act, why and by whom is left out where the person is masked. */
const untold = { by: z.string().nullable(), reason: z.string().nullable() };

const live = z.object({
  calls: z.array(calls.element.extend(untold)),
  verdicts: z.array(verdicts.element.extend(untold)),
  rosters: z.array(z.uuidv7()),
  withdrawn: withdrawal.nullable(),
});

const candidate = listedPerson.extend({ live });

export const shortlistHead = z.object({
  id: z.uuidv7(),
  rev: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  companyId: z.uuidv7(),
  comune: z.string(),
  criteria: criteriaSchema,
  limit: z.int(),
  asOf: z.iso.date(),
  engine: z.string(),
  indexVersion: z.string(),
  complete: z.boolean(),
  incomplete: z.array(z.string()),
  drawnAt: z.iso.datetime(),
  drawnBy: z.string(),
  listed: z.int(),
  beside: z.int(),
  ...counts,
});

export const shortlistAnswer = shortlistHead.extend({
  closed: z.boolean(),
  /** Where a group is asked for: how far those who have confirmed complete each other. */
  group: z
    .object({
      complete: z.boolean(),
      membersMissing: z.int(),
      missing: z.array(z.string()),
      covered: z.array(z.object({ code: z.string(), by: z.array(z.uuidv7()) })),
    })
    .nullable(),
  people: z.array(candidate),
  toInterview: z.array(candidate),
});

export const candidateAnswer = z.object({
  shortlistId: z.uuidv7(),
  workerId: z.uuidv7(),
  rev: z.int(),
  calls,
  verdicts,
  withdrawn: withdrawal.nullable(),
});

export const proposalAnswer = candidateAnswer.extend({
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  companyId: z.uuidv7(),
  comune: z.string(),
  beside: z.boolean(),
  closed: z.boolean(),
});
