import * as fc from 'fast-check';
import { CEFR, requirementName, type Criteria, type Requirement } from '@rosa/domain';
import { arbitraryPoint, LATEST_FACT, TERM_KEYS_TRIED } from './arbitraries.js';
import { LANGUAGE_CODES, LICENCE_CODES, OCCUPATION_CODES, SKILL_CODES } from './small-reference.js';

/** Random criteria over {@link smallReference}, judged on a day not before {@link LATEST_FACT}. */

const rarely = fc.oneof(
  { arbitrary: fc.constant(false), weight: 4 },
  { arbitrary: fc.constant(true), weight: 1 },
);

const asked = { importance: fc.constantFrom(1, 2, 3), must: rarely };

const months = fc.oneof(fc.constantFrom(1, 12, 24), fc.integer({ min: 1, max: 600 }));

const practised = { ...asked, months, atLeast: months };

export const arbitraryRequirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({
    kind: fc.constant('occupation'),
    code: fc.constantFrom(...OCCUPATION_CODES),
    ...practised,
  }),
  fc.record({ kind: fc.constant('skill'), code: fc.constantFrom(...SKILL_CODES), ...practised }),
  fc.record({ kind: fc.constant('licence'), code: fc.constantFrom(...LICENCE_CODES), ...asked }),
  fc.record({
    kind: fc.constant('language'),
    code: fc.constantFrom(...LANGUAGE_CODES),
    level: fc.constantFrom(...CEFR),
    ...asked,
  }),
  fc.record({ kind: fc.constant('schooling'), level: fc.integer({ min: 0, max: 8 }), ...asked }),
);

const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 100 }).map((n) => n / 10),
);

const weights = fc
  .record({ experience: weight, availability: weight, distance: weight })
  .filter(({ experience, availability, distance }) => experience + availability + distance > 0);

export const arbitraryCriteria: fc.Arbitrary<Criteria> = fc.record({
  asOf: fc
    .oneof(fc.constant(0), fc.integer({ min: 0, max: 500 }))
    .map((days) => LATEST_FACT + days),
  requirements: fc.uniqueArray(arbitraryRequirement, { selector: requirementName, maxLength: 4 }),
  terms: fc.uniqueArray(
    fc.record({ key: fc.constantFrom<string>(...TERM_KEYS_TRIED), must: rarely }),
    { selector: (term) => term.key, maxLength: 4 },
  ),
  place: fc.option(
    arbitraryPoint.map((point) => ({ comune: null, point })),
    { nil: null, freq: 4 },
  ),
  reachKm: fc.integer({ min: 5, max: 120 }),
  radiusKm: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 500 })),
  weights,
  unknown: fc.oneof(
    fc.constant(0.25),
    fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  ),
  rankBy: fc.constantFrom('expected', 'expected', 'certain', 'potential'),
});
