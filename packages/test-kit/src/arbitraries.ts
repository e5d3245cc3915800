import * as fc from 'fast-check';
import {
  CEFR,
  COMMUTES,
  EVIDENCES,
  formatDay,
  parseDay,
  parsePartialDay,
  SEXES,
  SOURCES,
  STATES,
  type Address,
  type Answer,
  type Availability,
  type Day,
  type Experience,
  type SkillEntry,
  type Status,
  type WorkerRecord,
} from '@rosa/domain';
import { blankWorker } from './blank-worker.js';
import {
  COMUNE_CODES,
  LANGUAGE_CODES,
  LICENCE_CODES,
  OCCUPATION_CODES,
  SKILL_CODES,
} from './small-reference.js';

/**
 * Random people over {@link smallReference}, made to hit what is awkward: blanks everywhere, partial days, open and
 * overlapping spells, stale noes, pauses with and without an end, consent refused or never asked, homes known only by
 * their comune, commutes.
 */

/** No fact about anyone is dated after this day; `until` alone may be. */
export const LATEST_FACT: Day = parseDay('2026-11-22')!;

/** Keys people are asked and jobs ask for. */
export const TERM_KEYS_TRIED = [
  'contract:permanent',
  'hours:part_time',
  'shift:early',
  'sector:environment',
  'task:9112',
] as const;

/** A point within some 80 km of Santhià. */
export const arbitraryPoint = fc.record({
  lat: fc.integer({ min: 44_800_00, max: 45_900_00 }).map((n) => n / 100_000),
  lon: fc.integer({ min: 7_600_00, max: 8_900_00 }).map((n) => n / 100_000),
});

const blank = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null, freq });

/** Days ago, the limits of the rule and their neighbours among them. */
const age = fc.oneof(
  fc.constantFrom(0, 1, 89, 90, 91, 364, 365, 366),
  fc.integer({ min: 0, max: 1200 }),
);

const recentDay = age.map((days) => formatDay(LATEST_FACT - days));

/** Kept as people say it: whole, by the month, or by the year. */
const asSaid = (day: Day, precision: number): string => formatDay(day).slice(0, precision);

const precision = fc.constantFrom(10, 10, 7, 4);

const pastDay = fc.integer({ min: LATEST_FACT - 14_000, max: LATEST_FACT });

const partialDay = fc.tuple(pastDay, precision).map(([day, length]) => asSaid(day, length));

const address: fc.Arbitrary<Address> = fc.record({
  comune: blank(fc.constantFrom(...COMUNE_CODES), 3),
  address: fc.constant(null),
  cap: fc.constant(null),
  point: blank(arbitraryPoint, 1),
});

const evidence = fc.constantFrom(...EVIDENCES);
const source = fc.constantFrom(...SOURCES);

/** An end said less finely than the start may count from before it: then it is said in full. */
const endOf = (from: string, end: Day, length: number): string => {
  const said = asSaid(end, length);
  return (parsePartialDay(said) ?? 0) < (parsePartialDay(from) ?? 0) ? formatDay(end) : said;
};

export const arbitraryExperience: fc.Arbitrary<Experience> = fc
  .record({
    occupation: fc.constantFrom(...OCCUPATION_CODES),
    start: partialDay,
    months: fc.oneof(
      fc.constantFrom(0, 30, 365, 366),
      fc.integer({ min: 1, max: 7000 }),
      fc.constant(null),
    ),
    length: precision,
    employer: blank(fc.constantFrom('Comune di Santhià', 'Pulizie Aurora')),
    evidence,
  })
  .map(({ occupation, start, months: days, length, employer, evidence: strength }) => {
    const from = parsePartialDay(start)!;
    const end = days === null ? null : Math.min(from + days, LATEST_FACT);
    const to = end === null ? null : endOf(start, end, length);
    const entry = { occupation, employer, from: start, to, evidence: strength };
    // Of two occupations in three the sector was told, at one depth or another.
    const sector = [null, '81', '81.21'][OCCUPATION_CODES.indexOf(occupation) % 3]!;
    return { ...entry, sector, tasks: null };
  });

export const arbitrarySkill: fc.Arbitrary<SkillEntry> = fc.record({
  code: fc.constantFrom(...SKILL_CODES),
  months: fc.oneof(fc.constantFrom(0, 1, 12), fc.integer({ min: 0, max: 300 })),
  lastUsed: blank(partialDay, 3),
  evidence,
});

export const arbitraryAnswer: fc.Arbitrary<Answer> = fc.record({
  key: fc.constantFrom(...TERM_KEYS_TRIED),
  answer: fc.constantFrom('yes', 'yes', 'no'),
  source,
  on: recentDay,
  by: blank(fc.constant('Piera Operatrice')),
  interviewId: fc.constant(null),
});

const status: fc.Arbitrary<Status> = fc.oneof(
  { arbitrary: fc.constant<Status>({ state: 'active', until: null }), weight: 4 },
  {
    arbitrary: fc.record({
      state: fc.constantFrom(...STATES),
      until: blank(fc.integer({ min: -30, max: 400 }).map((days) => formatDay(LATEST_FACT + days))),
    }),
    weight: 2,
  },
);

const availability: fc.Arbitrary<Availability> = fc.record({
  commute: blank(
    fc.record({
      km: fc.constantFrom(...COMMUTES),
      source,
      on: recentDay,
      by: blank(fc.constant('Piera Operatrice')),
    }),
  ),
  answers: blank(fc.array(arbitraryAnswer, { maxLength: 8 }), 4),
});

const consent = fc.record({
  proposals: fc.constantFrom(true, true, false, null),
  on: fc.constant(null),
});

/** Lots mostly apart, sometimes equal, so that the order falls to the id. */
const lot = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 48 - 1 }));

export const arbitraryWorker: fc.Arbitrary<WorkerRecord> = fc
  .record({
    sex: fc.constantFrom(...SEXES),
    birthDate: fc.constantFrom('1950-02-28', '1970-01-01', '2005-12-31'),
    citizenship: fc.constantFrom('IT', 'MA', 'RO'),
    residence: blank(address, 3),
    domicile: blank(address, 1),
    consent: blank(consent, 3),
    status,
    schooling: blank(
      fc.record({ level: blank(fc.integer({ min: 0, max: 8 }), 5), title: fc.constant(null) }),
    ),
    careerComplete: fc.boolean(),
    experiences: blank(fc.array(arbitraryExperience, { maxLength: 5 }), 4),
    skills: blank(fc.uniqueArray(arbitrarySkill, { selector: (s) => s.code, maxLength: 4 }), 3),
    licences: blank(fc.uniqueArray(fc.constantFrom<string>(...LICENCE_CODES))),
    languages: blank(
      fc.uniqueArray(
        fc.record({
          code: fc.constantFrom<string>(...LANGUAGE_CODES),
          level: fc.constantFrom(...CEFR),
        }),
        { selector: (language) => language.code, maxLength: 3 },
      ),
    ),
    availability,
    lot,
  })
  .map(blankWorker);

/** Up to `maxLength` people with an id each; some 300 make a registry, one makes a shrunk counterexample. */
export const arbitraryPeople = (
  maxLength: number,
): fc.Arbitrary<readonly { readonly id: string; readonly worker: WorkerRecord }[]> =>
  fc.array(arbitraryWorker, { minLength: 1, maxLength }).map((workers) =>
    workers.map((worker, i) => ({
      id: `01900000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
      worker,
    })),
  );
