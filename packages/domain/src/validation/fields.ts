import { z } from 'zod';
import { isId } from '../ids.js';
import { COUNTRIES, LANGUAGES } from '../people/iso.js';
import { isTermKey } from '../people/terms.js';
import { parseDay, parsePartialDay } from '../time/day.js';
import { withCheck } from './checks.js';
import type { Checking, Finding, Report } from './checks.js';

/** The kinds of field records are made of: bounded, strict, their codes checked. */

const LINE = /^[^\p{Cc}\p{Cs}]*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;

/** Bounds shared by the banks, in characters and entries. */
export const LIMITS = { name: 120, line: 250, tasks: 2000, note: 4000, list: 200, answers: 500 };

/** One line of text, trimmed, in Unicode's composed form; never empty: what is not known is `null`. */
export const line = (max = LIMITS.line) =>
  z.string().trim().normalize().min(1).max(max).regex(LINE);

/** Text of one form: where it has another, `how` tells in its words how it is written. */
export const written = (form: RegExp, how: Finding) => z.string().trim().regex(form, how);

/** Text of several lines. */
export const prose = (max = LIMITS.note) =>
  z.string().trim().normalize().min(1).max(max).regex(LINES);

/** `null` and absent are both "never asked". */
export const blank = <S extends z.ZodType>(schema: S) => schema.nullable().default(null as never);

export const listOf = <S extends z.ZodType>(schema: S, max = LIMITS.list) =>
  z.array(schema).max(max);

/** A closed list of values, each said once. */
export const setOf = <S extends z.ZodType>(schema: S, max = LIMITS.list, min = 0) =>
  withCheck(listOf(schema, max).min(min), (items, _at, report) =>
    repeated(items as readonly unknown[], report, (item) => item),
  );

/** Entries told apart by a key, as skills by their code. */
export const listBy = <S extends z.ZodType>(
  schema: S,
  key: keyof z.output<S> & string,
  max = LIMITS.list,
  min = 0,
) =>
  withCheck(listOf(schema, max).min(min), (items, _at, report) =>
    repeated(
      items as readonly unknown[],
      report,
      (item) => (item as Record<string, unknown> | undefined)?.[key],
      key,
    ),
  );

const repeated = (
  items: readonly unknown[],
  report: Report,
  keyOf: (item: unknown) => unknown,
  at?: string,
): void => {
  const seen = new Set<unknown>();
  items.forEach((item, index) => {
    const key = keyOf(item);
    if (key === undefined || key === null) return;
    if (seen.has(key)) report.error('repeated', { value: String(key) }, at ? [index, at] : [index]);
    seen.add(key);
  });
};

/** No record speaks of a day before this one: an earlier year is a slip of the pen. */
const EARLIEST = parseDay('1900-01-01')!;

const dayField = (
  form: ReturnType<typeof written>,
  read: (text: string) => number | undefined,
  past: boolean,
) =>
  withCheck(form, (text, { today }: Checking, report: Report) => {
    const day = read(text);
    if (day === undefined) report.error('noSuchDay', { value: text });
    else if (day < EARLIEST) report.error('tooLongAgo', { value: text });
    else if (past && day > today) report.error('future', { value: text });
  });

const fullDay = () => written(/^\d{4}-\d{2}-\d{2}$/, 'dayForm');
const anyDay = () => written(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'partialDayForm');

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = () => dayField(fullDay(), parseDay, false);
/** A day on which something happened: never in the future. */
export const pastDay = () => dayField(fullDay(), parseDay, true);
/** A day as people remember it: `YYYY`, `YYYY-MM` or whole, kept as said. */
export const partialDay = () => dayField(anyDay(), parsePartialDay, false);
export const pastPartialDay = () => dayField(anyDay(), parsePartialDay, true);

/** An instant, ISO 8601 in UTC. */
export const instant = () => z.iso.datetime('instantForm');

const coded = (
  form: ReturnType<typeof written>,
  code: Finding,
  known: (text: string, at: Checking) => boolean,
) =>
  withCheck(form, (text, at: Checking, report: Report) => {
    if (!known(text, at)) report.error(code, { value: text });
  });

/** A comune by its ISTAT code; one that was merged or renumbered is refused with the name of today's. */
export const comune = () =>
  withCheck(written(/^\d{6}$/, 'comuneForm'), (code, { reference }, report) => {
    if (reference.comune(code)) return;
    const successor = reference.successor(code);
    const today = successor === undefined ? undefined : reference.comune(successor);
    if (today) report.error('comuneMerged', { value: code, name: today.name, code: today.code });
    else report.error('unknownComune', { value: code });
  });

/** ISCO-08, four digits. */
export const occupation = () =>
  coded(
    written(/^\d{4}$/, 'occupationForm'),
    'unknownOccupation',
    (code, at) => at.reference.occupation(code) !== undefined,
  );

/** ATECO 2025, from the division down: a section's letter is too wide. */
export const sector = () =>
  coded(
    written(/^\d{2}(?:\.\d{1,2}(?:\.\d{1,2})?)?$/, 'sectorForm'),
    'unknownSector',
    (code, at) => at.reference.sector(code) !== undefined,
  );

/** An ATECO division, two digits: what figures and searches tell sectors apart by. */
export const division = () =>
  coded(
    written(/^\d{2}$/, 'sectorForm'),
    'unknownSector',
    (code, at) => at.reference.sector(code) !== undefined,
  );

export const skillCode = () =>
  coded(
    written(/^[\w.:/-]{1,120}$/, 'codeForm'),
    'unknownSkill',
    (code, at) => at.reference.skill(code) !== undefined,
  );

export const licenceCode = () =>
  coded(
    written(/^\w{1,40}$/, 'codeForm'),
    'unknownLicence',
    (code, at) => at.reference.licence(code) !== undefined,
  );

/** ISO 639-1, lower case. */
export const languageCode = () =>
  coded(written(/^[a-z]{2}$/, 'languageForm'), 'unknownLanguage', (code) => LANGUAGES.has(code));

/** ISO 3166-1 alpha-2, upper case. */
export const countryCode = () =>
  coded(written(/^[A-Z]{2}$/, 'countryForm'), 'unknownCountry', (code) => COUNTRIES.has(code));

/** A key of the list in `terms.ts`, or `task:` and an occupation. */
export const termKey = () =>
  coded(written(/^[a-z]+:\w+$/, 'termForm'), 'unknownTerm', (key, at) =>
    isTermKey(key, (code) => at.reference.occupation(code) !== undefined),
  );

/** A UUIDv7. */
export const id = () =>
  withCheck(z.string().trim().toLowerCase(), (text, _at, report) => {
    if (!isId(text)) report.error('badId');
  });

/** A code given by the programme, as `NA-0042` or `c_f839`. */
export const programmeCode = () => written(/^[\w./-]{1,40}$/, 'codeForm');

export const point = () =>
  z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });

export const phone = () => written(/^\+?\d[\d ()./-]{4,24}$/, 'phoneForm');
export const email = () => written(z.regexes.email, 'emailForm').max(254);
export const webAddress = () => z.url({ protocol: /^https?$/, error: 'webForm' }).max(500);

/** Hours a week. */
export const weeklyHours = () => z.number().positive().max(60);
export const count = (max = 1_000_000) => z.int().min(0).max(max);
