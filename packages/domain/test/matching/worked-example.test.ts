import {
  factsOf,
  rankAll,
  type Answer,
  type Experience,
  type WorkerRecord,
} from '../../src/index.js';
import { blankWorker } from '@rosa/test-kit';
import { exampleCriteria, exampleReference, northOf, SANTHIA, day } from './example.js';
import { formatDay } from '../../src/index.js';

/** The worked example of matching.md, figure by figure. */

const TERMS = ['contract:permanent', 'hours:part_time', 'shift:early'];

const yeses = (keys: readonly string[], source: Answer['source'], daysAgo: number): Answer[] =>
  keys.map((key) => ({
    key,
    answer: 'yes',
    source,
    on: formatDay(day('2026-11-22') - daysAgo),
    by: null,
    interviewId: null,
  }));

const spell = (
  occupation: string,
  from: string,
  to: string | null,
  evidence: Experience['evidence'],
): Experience => ({ occupation, from, to, evidence, sector: null, employer: null, tasks: null });

const at = (km: number): WorkerRecord['residence'] => ({
  comune: null,
  address: null,
  cap: null,
  point: northOf(SANTHIA.point, km),
});

const people: Readonly<Record<string, WorkerRecord>> = {
  Fatima: blankWorker({
    experiences: [spell('9112', '2023-05-01', '2026-05-01', 'observed')],
    licences: ['B'],
    residence: at(7.4),
    availability: { commute: null, answers: yeses(TERMS, 'ascertained', 20) },
  }),
  Anna: blankWorker({
    experiences: [spell('9112', '1998-05-01', null, 'certified')],
    careerComplete: true,
    licences: [],
    residence: at(1),
    availability: { commute: null, answers: yeses(TERMS, 'ascertained', 400) },
  }),
  Dario: blankWorker({
    experiences: [spell('9613', '2005-01-01', null, 'certified')],
    careerComplete: true,
    licences: ['B'],
    residence: at(2.9),
    availability: { commute: null, answers: yeses(TERMS, 'ascertained', 20) },
  }),
  Elena: blankWorker({
    experiences: [spell('9111', '2015-01-01', null, 'declared')],
    careerComplete: true,
    licences: ['B'],
    residence: at(18),
    availability: { commute: null, answers: yeses(TERMS.slice(0, 2), 'ascertained', 20) },
  }),
  Carla: blankWorker({
    experiences: [spell('9112', '2008-11-01', '2013-11-01', 'declared')],
    residence: at(8),
    availability: { commute: null, answers: yeses(TERMS, 'declared', 900) },
  }),
  Bruno: blankWorker({ residence: at(2) }),
};

const drawn = (limit: number) =>
  rankAll(
    Object.entries(people).map(([id, worker]) => ({
      id,
      facts: factsOf(worker, exampleReference),
    })),
    exampleCriteria,
    limit,
    exampleReference,
  );

describe('the worked example of matching.md', () => {
  it('gives the order and the three scores of the table', () => {
    const table = drawn(10).people.map(({ id, certain, expected, potential }) => [
      id,
      certain.toFixed(3),
      expected.toFixed(3),
      potential.toFixed(3),
    ]);
    expect(table).toEqual([
      ['Fatima', '0.945', '0.945', '0.967'],
      ['Anna', '0.790', '0.790', '0.790'],
      ['Dario', '0.775', '0.775', '0.775'],
      ['Elena', '0.678', '0.695', '0.745'],
      ['Carla', '0.561', '0.599', '0.875'],
      ['Bruno', '0.200', '0.400', '1.000'],
    ]);
  });

  it('puts Bruno first among those to interview', () => {
    expect(drawn(3).toInterview.map(({ id }) => id)).toEqual(['Bruno']);
  });

  it('counts everyone, those with unknowns and those never asked for consent', () => {
    expect(drawn(3)).toMatchObject({
      considered: 6,
      ranked: 6,
      outTotal: 0,
      withUnknowns: 4,
      consentNeverAsked: 6,
    });
  });
});
