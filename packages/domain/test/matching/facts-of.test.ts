import { blankWorker, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import {
  daysIn,
  factsOf,
  formatDay,
  parseDay,
  type Address,
  type Answer,
  type Experience,
  type OccupationFact,
} from '../../src/index.js';

const day = (text: string): number => parseDay(text)!;

const spell = (from: string, to: string | null, more: Partial<Experience> = {}): Experience => ({
  occupation: '9112',
  from,
  to,
  evidence: 'declared',
  sector: null,
  employer: null,
  tasks: null,
  ...more,
});

const careerOf = (...experiences: Experience[]): OccupationFact =>
  factsOf(blankWorker({ experiences }), smallReference).occupations[0]!;

describe('experiences in one code', () => {
  it('count overlapping days once', () => {
    const fact = careerOf(
      spell('2020-01-01', '2020-01-11'),
      spell('2020-01-06', '2020-01-16'),
      spell('2020-01-02', '2020-01-03'),
      spell('2020-02-01', '2020-02-02'),
    );
    expect(fact).toMatchObject({ closedDays: 16, openFrom: null, lastEnd: day('2020-02-02') });
  });

  it('run to asOf while one is open, closed days before it apart', () => {
    const fact = careerOf(
      spell('2020-01-01', '2020-01-11'),
      spell('2020-01-06', null),
      spell('2020-03-01', null),
    );
    expect(fact).toMatchObject({ closedDays: 5, openFrom: day('2020-01-06'), lastEnd: null });
    expect(daysIn(fact, day('2020-01-16'))).toBe(15);
  });

  it('count partial days from their first, so that two equal ones are 0', () => {
    expect(careerOf(spell('1994', '1994'))).toMatchObject({
      closedDays: 0,
      lastEnd: day('1994-01-01'),
    });
    expect(careerOf(spell('1994-02', '1994-03')).closedDays).toBe(28);
  });

  it('have the strongest evidence among them', () => {
    const observed = spell('2020-01-01', '2020-01-02', { evidence: 'observed' });
    expect(careerOf(spell('2019', '2020'), observed).evidence).toBe('observed');
  });

  it('cover the days a calendar would tick off', () => {
    const spells = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 60 }),
        days: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 6 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(spells, (list) => {
        const start = day('2020-01-01');
        const asOf = start + 100;
        const fact = careerOf(
          ...list.map(({ from, days }) =>
            spell(formatDay(start + from), days === null ? null : formatDay(start + from + days)),
          ),
        );
        const ticked = new Set(
          list.flatMap(({ from, days }) =>
            Array.from({ length: days ?? 100 - from }, (_, i) => start + from + i),
          ),
        );
        expect(daysIn(fact, asOf)).toBe(ticked.size);
      }),
    );
  });
});

describe('answers', () => {
  const answer = (on: string, said: Answer['answer']): Answer => ({
    key: 'shift:early',
    answer: said,
    source: 'declared',
    on,
    by: null,
    interviewId: null,
  });
  const latest = (...answers: Answer[]) =>
    factsOf(blankWorker({ availability: { commute: null, answers } }), smallReference).answers;

  it('are the latest to each key, whatever their order', () => {
    expect(latest(answer('2026-05-01', 'yes'), answer('2026-04-01', 'no'))).toEqual([
      { key: 'shift:early', yes: true, source: 'declared', on: day('2026-05-01') },
    ]);
  });

  it('of one day are the one later in the list', () => {
    expect(latest(answer('2026-05-01', 'yes'), answer('2026-05-01', 'no'))[0]?.yes).toBe(false);
    expect(latest(answer('2026-05-01', 'no'), answer('2026-05-01', 'yes'))[0]?.yes).toBe(true);
  });
});

describe('home', () => {
  const point = { lat: 45.4, lon: 8.2 };
  const at = (comune: string | null, where: Address['point'] = null): Address => ({
    comune,
    point: where,
    address: null,
    cap: null,
  });
  const home = (domicile: Address | null, residence: Address | null) =>
    factsOf(blankWorker({ domicile, residence }), smallReference).home;

  it('is the domicile if its point or comune is known', () => {
    expect(home(at(null, point), at('002042'))).toEqual({
      comune: null,
      point,
      approximate: false,
    });
    expect(home(at('002158'), at('002042', point))).toEqual({
      comune: '002158',
      point: smallReference.comune('002158')!.point,
      approximate: true,
    });
  });

  it('is else the residence, else unknown', () => {
    expect(home(at(null), at('002042'))?.comune).toBe('002042');
    expect(home(null, at('002042', point))).toEqual({
      comune: '002042',
      point,
      approximate: false,
    });
    expect(home(at(null), null)).toBeNull();
  });

  it('in a comune that was merged is in the one of today', () => {
    expect(home(at('002999'), null)).toEqual(home(at('002042'), null));
  });
});

it('null stays unknown, an empty list stays empty', () => {
  expect(factsOf(blankWorker(), smallReference)).toMatchObject({
    consent: null,
    licences: null,
    languages: null,
    schooling: null,
    occupations: [],
    skills: [],
    answers: [],
  });
  const asked = blankWorker({ licences: [], languages: [], schooling: { level: 0, title: null } });
  expect(factsOf(asked, smallReference)).toMatchObject({
    licences: [],
    languages: [],
    schooling: 0,
  });
});
