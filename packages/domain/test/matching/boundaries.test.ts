import {
  answerValue,
  DAYS_PER_YEAR,
  evaluate,
  freshnessOf,
  isReleased,
  nearnessValue,
  practiceValue,
  recencyOf,
  type AnswerFact,
  type Criteria,
  type Home,
  type WorkerFacts,
} from '../../src/index.js';
import { exampleCriteria, exampleReference, northOf, SANTHIA } from './example.js';

/** The rule at its limits: the last day and metre on each side. */

const { asOf } = exampleCriteria;

const nobody: WorkerFacts = {
  lot: 0,
  consent: null,
  state: 'active',
  until: null,
  home: null,
  commute: null,
  careerComplete: false,
  occupations: [],
  skills: [],
  licences: null,
  languages: null,
  schooling: null,
  answers: [],
};

const outOf = (facts: Partial<WorkerFacts>, criteria: Partial<Criteria> = {}): string[] =>
  evaluate({ ...nobody, ...facts }, { ...exampleCriteria, ...criteria }, exampleReference).out.map(
    ({ reason, of }) => `${reason} ${of}`,
  );

const answered = (daysAgo: number, yes = true): AnswerFact => ({
  key: 'shift:early',
  yes,
  source: 'ascertained',
  on: asOf - daysAgo,
});

describe('recency and freshness', () => {
  it.each([
    [0, 1],
    [3 * DAYS_PER_YEAR, 1],
    [9 * DAYS_PER_YEAR, 0.85],
    [15 * DAYS_PER_YEAR, 0.7],
    [40 * DAYS_PER_YEAR, 0.7],
    [null, 0.7],
  ])('practice last used %p days ago is worth %p', (days, value) => {
    expect(recencyOf(days)).toBeCloseTo(value, 12);
  });

  it.each([
    [0, 1],
    [90, 1],
    [227.5, 0.85],
    [365, 0.7],
    [366, 0.7],
  ])('a yes of %p days ago is worth %p', (days, value) => {
    expect(freshnessOf(days)).toBeCloseTo(value, 12);
  });

  it('fade as soon as the limit is passed', () => {
    expect(recencyOf(3 * DAYS_PER_YEAR + 1)).toBeLessThan(1);
    expect(freshnessOf(91)).toBeLessThan(1);
    expect(freshnessOf(364)).toBeGreaterThan(0.7);
  });
});

describe('answers', () => {
  it('a no counts for 365 days, and is then unknown again', () => {
    expect(answerValue(answered(365, false), asOf, 0.25).potential).toBe(0);
    expect(answerValue(answered(366, false), asOf, 0.25)).toEqual({
      certain: 0,
      expected: 0.25,
      potential: 1,
    });
    expect(outOf({ answers: [answered(365, false)] })).toEqual(['term shift:early']);
    expect(outOf({ answers: [answered(366, false)] })).toEqual([]);
  });

  it('a no to what is not a must lowers the score and puts nobody out', () => {
    const terms = [{ key: 'shift:early', must: false }];
    expect(outOf({ answers: [answered(1, false)] }, { terms })).toEqual([]);
  });

  it('a declared yes is worth 0.8 of an ascertained one', () => {
    const declared = { ...answered(0), source: 'declared' as const };
    expect(answerValue(declared, asOf, 0.25).expected).toBe(0.8);
  });
});

describe('distance', () => {
  it('is worth 1 up to 3 km, 0 at the reach, half in the middle', () => {
    expect(nearnessValue(3, 30, null)).toBe(1);
    expect(nearnessValue(3.001, 30, null)).toBeLessThan(1);
    expect(nearnessValue(16.5, 30, null)).toBeCloseTo(0.5, 12);
    expect(nearnessValue(30, 30, null)).toBe(0);
    expect(nearnessValue(31, 30, null)).toBe(0);
  });

  it('past the commute is worth 0, a metre of tolerance granted', () => {
    const commute = { km: 5, source: 'declared' as const, on: asOf - 1000 };
    expect(nearnessValue(5.0009, 30, commute)).toBeGreaterThan(0.9);
    expect(nearnessValue(5.0011, 30, commute)).toBe(0);
  });

  const homeAt = (km: number, approximate = false): { home: Home } => ({
    home: { comune: null, point: northOf(SANTHIA.point, km), approximate },
  });

  it('puts out past the radius, a metre of tolerance granted, 10 km more where approximate', () => {
    expect(outOf(homeAt(50.0009))).toEqual([]);
    expect(outOf(homeAt(50.0011))).toEqual(['distance radius']);
    expect(outOf(homeAt(60.0009, true))).toEqual([]);
    expect(outOf(homeAt(60.0011, true))).toEqual(['distance radius']);
  });

  it('puts out past a commute ascertained within 365 days, from an exact home only', () => {
    const commute = { km: 10, source: 'ascertained' as const, on: asOf - 365 };
    expect(outOf({ ...homeAt(10.0009), commute })).toEqual([]);
    expect(outOf({ ...homeAt(10.0011), commute })).toEqual(['distance commute']);
    expect(outOf({ ...homeAt(11), commute: { ...commute, on: asOf - 366 } })).toEqual([]);
    expect(outOf({ ...homeAt(11), commute: { ...commute, source: 'declared' } })).toEqual([]);
    expect(outOf({ ...homeAt(11, true), commute })).toEqual([]);
  });
});

describe('release', () => {
  const released = (facts: Partial<WorkerFacts>) => isReleased({ ...nobody, ...facts }, asOf);

  it('comes the day after a pause or placement ends, never without a day', () => {
    for (const state of ['paused', 'placed'] as const) {
      expect(released({ state, until: asOf })).toBe(false);
      expect(released({ state, until: asOf - 1 })).toBe(true);
      expect(released({ state, until: null })).toBe(false);
    }
  });

  it('never comes for who left or refused; who was never asked is ranked', () => {
    expect(released({ state: 'left', until: asOf - 1 })).toBe(false);
    expect(released({ consent: false })).toBe(false);
    expect(released({ consent: null })).toBe(true);
  });
});

describe('a must', () => {
  const cleaner = (code: string, closedDays: number, careerComplete = true) => ({
    careerComplete,
    occupations: [
      { code, closedDays, openFrom: null, lastEnd: asOf, evidence: 'declared' as const },
    ],
  });
  const asks = {
    requirements: [
      {
        kind: 'occupation' as const,
        code: '9112',
        importance: 1 as const,
        months: 12,
        atLeast: 16,
        must: true,
      },
    ],
  };

  // Sixteen months are 487 days exactly.
  it('asks its months of the code or of one near it, each by its own', () => {
    expect(outOf(cleaner('9112', 487), asks)).toEqual([]);
    expect(outOf(cleaner('9112', 486), asks)).toEqual(['requirement occupation:9112']);
    expect(outOf(cleaner('9613', 487), asks)).toEqual([]);
    const both = [...cleaner('9112', 300).occupations, ...cleaner('9613', 300).occupations];
    expect(outOf({ careerComplete: true, occupations: both }, asks)).toHaveLength(1);
  });

  it('puts nobody out whose career is not complete, and everyone whose complete one is empty', () => {
    expect(outOf(cleaner('9112', 0, false), asks)).toEqual([]);
    expect(outOf({ careerComplete: true }, asks)).toEqual(['requirement occupation:9112']);
  });

  it('asks months of a skill, whatever its evidence and recency', () => {
    const skill = { code: 'sweeping', lastUsed: null, evidence: 'declared' as const };
    const asked = {
      requirements: [{ ...asks.requirements[0]!, kind: 'skill' as const, code: 'sweeping' }],
    };
    expect(outOf({ skills: [{ ...skill, months: 16 }] }, asked)).toEqual([]);
    expect(outOf({ skills: [{ ...skill, months: 15 }] }, asked)).toHaveLength(1);
    expect(outOf({ skills: [{ ...skill, months: 0 }] }, asked)).toHaveLength(1);
    expect(outOf({ skills: [] }, asked)).toEqual([]);
  });

  it('asks a licence only of who was asked for theirs', () => {
    const licence = {
      requirements: [{ kind: 'licence' as const, code: 'B', importance: 1 as const, must: true }],
    };
    expect(outOf({ licences: null }, licence)).toEqual([]);
    expect(outOf({ licences: [] }, licence)).toEqual(['requirement licence:B']);
    expect(outOf({ licences: ['B'] }, licence)).toEqual([]);
  });
});

describe('weights', () => {
  const scoreOf = (criteria: Partial<Criteria>) =>
    evaluate(nobody, { ...exampleCriteria, ...criteria }, exampleReference).scores;

  it('that are all 0 over what is asked become equal shares', () => {
    const weights = { experience: 0, availability: 0, distance: 1 };
    const { certain, expected, potential } = scoreOf({ weights, place: null });
    expect(certain).toBe(0);
    expect(expected).toBeCloseTo(0.25, 12);
    expect(potential).toBeCloseTo(1, 12);
  });

  it('of nothing asked give 0', () => {
    expect(scoreOf({ requirements: [], terms: [], place: null }).potential).toBe(0);
  });
});

it('practice is months over months asked, never above 1, by evidence and recency', () => {
  const practice = { days: 487, evidence: 'observed' as const, daysSince: 0 };
  expect(practiceValue(practice, 32)).toBeCloseTo(0.475, 12);
  expect(practiceValue(practice, 8)).toBe(0.95);
});
