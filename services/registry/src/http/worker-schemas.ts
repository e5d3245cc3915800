import {
  checkAges,
  FACETS_ASKED,
  PROGRAMME_KINDS,
  SEXES,
  STATES,
  withCheck,
  workerSchema,
} from '@rosa/domain';
import { FACETS } from '@rosa/search';
import { limitField, pageOf } from '@rosa/service-kit';
import { z } from 'zod';

/** What the routes of the worker bank take and answer. */

const meta = {
  id: z.uuidv7(),
  rev: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
};

/** A record as it is answered. */
export const workerAnswer = z.object({ ...workerSchema.shape, ...meta, lot: z.int() });

const warning = z.object({ field: z.string(), code: z.string(), message: z.string() });

/** A record just written, with what is odd about it. */
export const writtenWorker = workerAnswer.extend({ warnings: z.array(warning) });

export const newWorkerBody = workerSchema.extend({ id: z.uuidv7().optional() });

export const workerPatchBody = workerSchema.partial();

export const workerItem = z
  .object({
    ...meta,
    familyName: z.string(),
    givenName: z.string(),
    sex: z.enum(SEXES),
    birthDate: z.string(),
    comune: z.string().nullable(),
    programme: z.enum(PROGRAMME_KINDS).nullable(),
    status: z.object({ state: z.enum(STATES), until: z.string().nullable() }),
  })
  .omit({ createdAt: true });

/** Whom a search asks for: absent and `null` ask nothing. */
const asked = { text: z.string().trim().min(1).max(200).nullish(), ...FACETS_ASKED };

/** A target group, whole. */
export const groupSearch = withCheck(z.strictObject(asked), checkAges);

/** Target groups and look-ups, page by page. */
export const searchBody = withCheck(
  z.strictObject({
    ...asked,
    whole: z
      .enum(FACETS)
      .nullish()
      .describe('Il conteggio da dare fino all’ultimo valore, non solo i 30 più grandi'),
    sort: z.enum(['relevance', 'name', 'updated']).nullish(),
    limit: limitField.unwrap().optional(),
    cursor: z.string().min(1).max(500).nullish(),
  }),
  checkAges,
);

/** `null` asks as little as nothing said. */
export const withoutNulls = (said: object): object =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));

const buckets = z.array(z.object({ value: z.string(), count: z.int() }));

export const searchAnswer = pageOf(workerItem).extend({ facets: z.record(z.string(), buckets) });

export const suggestBody = z.strictObject({
  text: z.string().trim().min(1).max(200),
  limit: z.int().min(1).max(50).default(10),
});
