import {
  fields,
  NEVER_KEYS,
  PROGRAMME_KINDS,
  SEXES,
  STATES,
  withCheck,
  type Check,
  workerSchema,
} from '@rosa/domain';
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

const province = () =>
  withCheck(fields.written(/^\d{3}$/, 'provinceForm'), (value, { reference }, report) => {
    if (!reference.province(value)) report.error('unknownProvince', { value });
  });

const region = () =>
  withCheck(fields.written(/^\d{2}$/, 'regionForm'), (value, { reference }, report) => {
    if (!reference.region(value)) report.error('unknownRegion', { value });
  });

const age = () => z.int().min(0).max(120).nullish();

/** Whom a search asks for: absent and `null` ask nothing. */
const asked = {
  text: z.string().trim().min(1).max(200).nullish(),
  comune: fields.comune().nullish(),
  province: province().nullish(),
  region: region().nullish(),
  ageFrom: age(),
  ageTo: age(),
  sex: z.enum(SEXES).nullish(),
  schooling: z.int().min(0).max(8).nullish(),
  programme: z.enum(PROGRAMME_KINDS).nullish(),
  state: z.enum(STATES).nullish(),
  skill: fields.skillCode().nullish(),
  occupation: fields.occupation().nullish(),
  never: fields.setOf(z.enum(NEVER_KEYS)).nullish(),
};

const checkAges: Check<{ ageFrom?: number | null; ageTo?: number | null }> = (
  { ageFrom, ageTo },
  _at,
  report,
) => {
  if (ageFrom != null && ageTo != null && ageTo < ageFrom)
    report.error('min', { limit: ageFrom }, ['ageTo']);
};

/** A target group, whole. */
export const groupSearch = withCheck(z.strictObject(asked), checkAges);

/** Target groups and look-ups, page by page. */
export const searchBody = withCheck(
  z.strictObject({
    ...asked,
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
