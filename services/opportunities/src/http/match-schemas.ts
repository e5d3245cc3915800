import { SCORE_PARTS } from '@rosa/domain';
import { pageOf } from '@rosa/service-kit';
import { z } from 'zod';
import { because, counts, explanation, scores } from '../record-schemas.js';

const score = () => scores.score;

/** What is answered of people in lists (contract.md, "An answer of `/match`, and a shortlist"). */

/** Names are null where `masked`. */
export const shownName = z.object({
  workerId: z.uuidv7(),
  masked: z.boolean(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
  comune: z.string().nullable(),
});

export const listedPerson = shownName.extend({
  ...explanation,
  elsewhere: z.object({ shortlists: z.int(), rosters: z.int() }),
});

const standing = {
  asOf: z.iso.date(),
  engine: z.string(),
  indexVersion: z.string(),
  complete: z.boolean(),
  incomplete: z.array(z.enum(['catchingUp', 'behind', 'partial'])),
};

export const matchAnswer = z.object({
  ...standing,
  ...counts,
  people: z.array(listedPerson),
  toInterview: z.array(listedPerson),
});

const band = z
  .object({ from: z.int(), to: z.int().nullable() })
  .describe('Da … a …; senza fine dove sono di più');

export const bandsAnswer = z.object({ ...standing, ranked: band, ready: band, toAsk: band });

const outReason = z.object({ reason: z.string(), of: z.string(), because });

export const outAnswer = pageOf(
  shownName.extend({ out: z.array(z.object({ of: z.string(), because })) }),
).extend(standing);

export const whyAnswer = shownName.extend({
  ...standing,
  ...scores,
  out: z.array(outReason),
  position: z.int().nullable(),
  nthScore: score().nullable(),
  missing: score().nullable(),
  counterfactual: z
    .object({
      part: z.enum(SCORE_PARTS),
      of: z.string(),
      gain: score(),
      score: score(),
      because,
    })
    .nullable(),
});

export const findabilityAnswer = z.object({
  ...standing,
  considered: z.int(),
  ranked: z.int(),
  threshold: score().nullable(),
  hiddenByUnknowns: z.int(),
  questions: z.array(z.object({ of: z.string(), worth: z.int(), first: z.array(shownName) })),
});
