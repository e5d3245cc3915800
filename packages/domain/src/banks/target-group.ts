import { z } from 'zod';
import { PROGRAMME_KINDS, SEXES, STATES } from '../people/worker.js';
import { DUE_KEYS } from '../projection/due.js';
import { NEVER_KEYS } from '../projection/worker-document.js';
import { withCheck, type Check } from '../validation/checks.js';
import {
  comune,
  division,
  line,
  occupation,
  setOf,
  skillCode,
  written,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';

const province = () =>
  withCheck(written(/^\d{3}$/, 'provinceForm'), (value, { reference }, report) => {
    if (!reference.province(value)) report.error('unknownProvince', { value });
  });

const region = () =>
  withCheck(written(/^\d{2}$/, 'regionForm'), (value, { reference }, report) => {
    if (!reference.region(value)) report.error('unknownRegion', { value });
  });

const age = () => z.int().min(0).max(120).nullish();

/** Whom a search asks for, apart from words that may be someone's name: absent and `null` ask nothing. */
export const FACETS_ASKED = {
  comune: comune().nullish(),
  province: province().nullish(),
  region: region().nullish(),
  /** Years completed, both ends included. */
  ageFrom: age(),
  ageTo: age(),
  sex: z.enum(SEXES).nullish(),
  schooling: z.int().min(0).max(8).nullish(),
  programme: z.enum(PROGRAMME_KINDS).nullish(),
  state: z.enum(STATES).nullish(),
  skill: skillCode().nullish(),
  occupation: occupation().nullish(),
  sector: division().nullish(),
  never: setOf(z.enum(NEVER_KEYS)).nullish(),
  /** The other way round: what they were all asked. */
  asked: setOf(z.enum(NEVER_KEYS)).nullish(),
  /** Why they are to be seen again. */
  due: z.enum(DUE_KEYS).nullish(),
};

/** The younger end of a search comes before the older one. */
export const checkAges: Check<{ ageFrom?: number | null; ageTo?: number | null }> = (
  { ageFrom, ageTo },
  _at,
  report,
) => {
  if (ageFrom != null && ageTo != null && ageTo < ageFrom)
    report.error('min', { limit: ageFrom }, ['ageTo']);
};

/**
 * A target group of the second flow (gruppo): whom to look for, under a name. It holds the question and nobody's name;
 * whom it finds is asked anew each time.
 */
export const targetGroupSchema = z.strictObject({
  name: line(120),
  /** Of the desk it is kept at: whoever works in this comune's territory finds it. */
  comune: comune(),
  search: withCheck(z.strictObject(FACETS_ASKED), checkAges),
});

export type TargetGroup = z.output<typeof targetGroupSchema>;

export const parseTargetGroup = parserOf(targetGroupSchema);
