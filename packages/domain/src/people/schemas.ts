import { z } from 'zod';
import {
  LIMITS,
  blank,
  comune,
  countryCode,
  day,
  email,
  id,
  languageCode,
  licenceCode,
  line,
  listBy,
  listOf,
  occupation,
  pastDay,
  pastPartialDay,
  partialDay,
  phone,
  point,
  programmeCode,
  prose,
  sector,
  setOf,
  skillCode,
  termKey,
  weeklyHours,
  written,
} from '../validation/fields.js';
import { withCheck } from '../validation/checks.js';
import { checkAddress, checkSpell, checkStatus, checkWorker } from './checks.js';
import { TERM_VALUES } from './terms.js';
import {
  CEFR,
  COMMUTES,
  EVIDENCES,
  OUTLETS,
  PROGRAMME_KINDS,
  SEXES,
  SOURCES,
  STATES,
} from './worker.js';
import type { WorkerFields } from './worker.js';

/**
 * The schema of a worker, as contract.md writes one: strict, its nullable fields `null` where never asked. Parts that
 * other records share (an interview's answers, a line's experiences) are exported.
 */

export const addressSchema = withCheck(
  z.strictObject({
    comune: blank(comune()),
    address: blank(line()),
    cap: blank(written(/^\d{5}$/, 'capForm')),
    point: blank(point()),
  }),
  checkAddress,
);

export const contactsSchema = z.strictObject({ phone: blank(phone()), email: blank(email()) });

export const programmeSchema = z.strictObject({
  kind: z.enum(PROGRAMME_KINDS),
  projectCode: blank(programmeCode()),
  bodyCode: blank(programmeCode()),
  since: blank(pastPartialDay()),
  weeklyHours: blank(weeklyHours()),
});

export const consentSchema = z.strictObject({
  proposals: z.boolean(),
  on: blank(pastPartialDay()),
});

export const statusSchema = withCheck(
  z.strictObject({ state: z.enum(STATES).default('active'), until: blank(partialDay()) }),
  checkStatus,
);

/** ISCED 2011. */
export const schoolingLevel = () => z.int().min(0).max(8);

export const schoolingSchema = z.strictObject({ level: schoolingLevel(), title: blank(line()) });

export const experienceSchema = withCheck(
  z.strictObject({
    occupation: occupation(),
    sector: blank(sector()),
    employer: blank(line()),
    from: pastPartialDay(),
    to: blank(pastPartialDay()),
    evidence: z.enum(EVIDENCES),
    tasks: blank(prose(LIMITS.tasks)),
  }),
  checkSpell,
);

/** Months of practice in a working life. */
const MONTHS = 840;

export const skillSchema = z.strictObject({
  code: skillCode(),
  months: z.number().min(0).max(MONTHS),
  lastUsed: blank(pastPartialDay()),
  evidence: z.enum(EVIDENCES),
});

export const languageSchema = z.strictObject({ code: languageCode(), level: z.enum(CEFR) });

const sectors = () => blank(setOf(z.enum(TERM_VALUES.sector)));

export const motivationSchema = z.strictObject({
  outlets: blank(setOf(z.enum(OUTLETS))),
  sectorsWanted: sectors(),
  sectorsRefused: sectors(),
  constraints: blank(listOf(line())),
  note: blank(prose()),
});

export const commuteSchema = z.strictObject({
  km: z.literal(COMMUTES),
  source: z.enum(SOURCES),
  on: pastPartialDay(),
  by: blank(line()),
});

export const answerSchema = z.strictObject({
  key: termKey(),
  answer: z.enum(['yes', 'no']),
  source: z.enum(SOURCES),
  on: pastPartialDay(),
  by: blank(line()),
  interviewId: blank(id()),
});

export const availabilitySchema = z.strictObject({
  commute: blank(commuteSchema),
  answers: blank(listOf(answerSchema, LIMITS.answers)),
});

export const sapSchema = z.strictObject({
  /** Two letters and nine digits. */
  identifier: blank(
    z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}\d{9}$/, 'sapForm'),
  ),
  jobCentre: blank(line()),
  occupationalState: blank(line()),
  unemployedSince: blank(pastPartialDay()),
  availabilityDeclaredOn: blank(pastDay()),
  profilingIndex: blank(z.number().min(0).max(1)),
  specialLists: blank(setOf(line())),
  permitToStay: blank(z.strictObject({ kind: line(), until: blank(day()) })),
});

export const experiencesSchema = listOf(experienceSchema);
export const skillsSchema = listBy(skillSchema, 'code');
export const licencesSchema = setOf(licenceCode());
export const languagesSchema = listBy(languageSchema, 'code');

/** A worker as a client writes one. */
export const workerSchema = withCheck(
  z.strictObject({
    fiscalCode: z.string().trim().toUpperCase().max(32, 'fiscalCodeLength'),
    familyName: line(LIMITS.name),
    givenName: line(LIMITS.name),
    sex: z.enum(SEXES),
    birthDate: pastPartialDay(),
    birthPlace: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]\d{3}$/, 'birthPlaceForm'),
    citizenship: countryCode(),
    residence: blank(addressSchema),
    domicile: blank(addressSchema),
    contacts: blank(contactsSchema),
    programme: blank(programmeSchema),
    consent: blank(consentSchema),
    status: statusSchema.default({ state: 'active', until: null }),
    schooling: blank(schoolingSchema),
    careerComplete: z.boolean().default(false),
    experiences: blank(experiencesSchema),
    skills: blank(skillsSchema),
    licences: blank(licencesSchema),
    languages: blank(languagesSchema),
    motivation: blank(motivationSchema),
    availability: availabilitySchema.default({ commute: null, answers: null }),
    sap: blank(sapSchema),
  }),
  checkWorker,
) satisfies z.ZodType<WorkerFields>;
