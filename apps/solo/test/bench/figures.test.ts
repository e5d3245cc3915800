import type { MatchList, Ranked } from '@rosa/domain';
import { figureOf, once, percentile, rowOf, type Measured } from '../../src/bench/figures.js';
import { growthOf } from '../../src/bench/report.js';
import { sameAnswer } from '../../src/bench/match-engine.js';

const hundred = Array.from({ length: 100 }, (_each, at) => 100 - at);

describe('percentiles', () => {
  it('are samples, by nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('look at the slow end of a rate', () => {
    expect(figureOf(hundred, 'rows/s')).toEqual({ p50: 50, p95: 5, p99: 1 });
    expect(figureOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
  });

  it('are refused of nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('no samples');
  });
});

const measured: Measured = {
  key: 'k',
  what: 'w',
  unit: 'ms',
  measured: { p50: 1, p95: 3, p99: 4 },
  floor: { p50: 2, p95: 3, p99: 4 },
  against: 'f',
  samples: 2,
  aims: [
    { of: 'ratio', at: 'p50', limit: 0.5 },
    { of: 'ratio', at: 'p99', limit: 1 },
  ],
};

describe('aims', () => {
  it('are met at their limit, and all of them', () => {
    expect(rowOf(1, measured).met).toBe(true);
    expect(rowOf(1, { ...measured, measured: { p50: 1, p95: 3, p99: 4.1 } }).met).toBe(false);
  });

  it('may look at the slowest of twenty', () => {
    const aims = [{ of: 'measured', at: 'p95', limit: 3 }] as const;
    expect(rowOf(1, { ...measured, aims }).met).toBe(true);
    expect(rowOf(1, { ...measured, aims: [{ ...aims[0], limit: 2.9 }] }).met).toBe(false);
  });

  it('want a rate no lower', () => {
    const rate: Measured = {
      ...measured,
      unit: 'rows/s',
      measured: once(35),
      floor: once(100),
      aims: [{ of: 'ratio', at: 'p50', limit: 0.35 }],
    };
    expect(rowOf(1, rate).met).toBe(true);
    expect(rowOf(1, { ...rate, measured: once(34) }).met).toBe(false);
  });

  it('are neither met nor missed where there are none', () => {
    expect(rowOf(1, { ...measured, aims: [] }).met).toBeNull();
  });
});

describe('growth', () => {
  const small = rowOf(10, measured);
  const large = rowOf(100, { ...measured, measured: { p50: 3, p95: 6, p99: 4 } });

  it('is from the smallest size to the largest, row by row', () => {
    expect(growthOf([small, large])).toEqual([
      { key: 'k', from: 10, to: 100, p50: 3, p95: 2, p99: 1 },
    ]);
  });

  it('has no tail of what was measured once', () => {
    const single = rowOf(100, { ...measured, measured: once(3) });
    expect(growthOf([small, single])).toMatchObject([{ p50: 3, p95: null, p99: null }]);
  });

  it('is not said of one size', () => {
    expect(growthOf([small])).toEqual([]);
  });
});

describe('equal answers', () => {
  const person = (id: string, score: number): Ranked => ({
    id,
    score,
    certain: score,
    expected: score,
    potential: score,
  });
  const list = (people: readonly Ranked[], ranked = 2): MatchList => ({
    considered: 3,
    ranked,
    outTotal: 3 - ranked,
    out: { notReleased: 1, requirement: 0, term: 0, distance: 0 },
    withUnknowns: 0,
    consentNeverAsked: 0,
    people,
    toInterview: [],
  });
  const usual = list([person('a', 0.5), person('b', 0.5)]);

  it('may have people of one score in either order', () => {
    expect(sameAnswer(usual, list([person('b', 0.5), person('a', 0.5)]))).toBe(true);
  });

  it('have the same scores, length and counts', () => {
    expect(sameAnswer(usual, list([person('a', 0.5), person('b', 0.4)]))).toBe(false);
    expect(sameAnswer(usual, list([person('a', 0.5)]))).toBe(false);
    expect(sameAnswer(usual, list(usual.people, 3))).toBe(false);
  });
});
