import { blankWorker } from '@rosa/test-kit';
import { explain, why, type Criteria, type WorkerRecord } from '../../src/index.js';
import { exampleCriteria, exampleReference, northOf, SANTHIA } from './example.js';

/** An operator reads these words beside each person: the facts behind the score, in their language. */

const elena: WorkerRecord = blankWorker({
  experiences: [
    {
      occupation: '9111',
      from: '2015-01-01',
      to: null,
      evidence: 'certified',
      employer: 'Pulizie Aurora',
      sector: null,
      tasks: null,
    },
  ],
  careerComplete: true,
  licences: ['B'],
  residence: {
    comune: SANTHIA.code,
    address: 'Via Roma 1',
    cap: null,
    point: northOf(SANTHIA.point, 18),
  },
  availability: {
    commute: { km: 30, source: 'ascertained', on: '2026-09-10', by: 'Piera Bo' },
    answers: [
      {
        key: 'contract:permanent',
        answer: 'yes',
        source: 'ascertained',
        on: '2026-11-02',
        by: 'Piera Bo',
        interviewId: null,
      },
      {
        key: 'hours:part_time',
        answer: 'no',
        source: 'declared',
        on: '2025-01-15',
        by: 'Piera Bo',
        interviewId: null,
      },
    ],
  },
});

const reading = (worker: WorkerRecord, lang: 'it' | 'en' = 'it', masked = false) =>
  explain(worker, exampleCriteria, exampleReference, { lang, masked });

const texts = (...args: Parameters<typeof reading>): string[] =>
  reading(...args).contributions.map(({ because }) => because.text);

describe('the reasons', () => {
  it('name the experience, the answers with who took them, and the distance', () => {
    expect(texts(elena)).toEqual([
      '9111 (vicina a 9112): 142 mesi (4343 giorni) su 12 chiesti, presso Pulizie Aurora, certificata, dal 1 gennaio 2015 e tuttora',
      'B: c’è',
      'contratto a tempo indeterminato: sì, accertato il 2 novembre 2026 da Piera Bo',
      'tempo parziale: il no del 15 gennaio 2025, raccolto da Piera Bo, ha più di un anno, da chiedere di nuovo',
      'turno di primo mattino: mai chiesto',
      'Abita a 18 km dal posto di lavoro, a Santhià (residenza, punto 45.52983, 8.17012)',
    ]);
  });

  it('speak English too', () => {
    expect(texts(elena, 'en')[2]).toBe(
      'permanent contract: yes, ascertained on 2 November 2026 by Piera Bo',
    );
  });

  it('masked, name no employer, operator or point, in words or values', () => {
    const masked = JSON.stringify(reading(elena, 'it', true).contributions);
    expect(masked).not.toMatch(/Aurora|Piera|45\.5|Via Roma/);
    expect(masked).toContain('9111');
  });

  it('say what is past the commute and from which point it was measured', () => {
    const commute = { km: 5 as const, source: 'declared' as const, on: '2026-09-10', by: null };
    const worker = { ...elena, availability: { commute, answers: null } };
    expect(texts(worker).at(-1)).toBe(
      'Abita a 18 km dal posto di lavoro, a Santhià (residenza, punto 45.52983, 8.17012), oltre i 5 km che può fare (dichiarato il 10 settembre 2026)',
    );
  });

  it('say nothing is known where nothing is', () => {
    expect(texts(blankWorker())).toEqual([
      '9112: non risulta, ma la carriera non è completa',
      'B: mai chiesta',
      'contratto a tempo indeterminato: mai chiesto',
      'tempo parziale: mai chiesto',
      'turno di primo mattino: mai chiesto',
      'Non si sa dove abita',
    ]);
    expect(reading(blankWorker()).contributions.map(({ value }) => value)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });
});

it('what is to ascertain is worth what its best answer adds to expected, most first', () => {
  expect(reading(elena).toAscertain).toEqual([
    { of: 'hours:part_time', points: expect.closeTo(0.05, 12) },
    { of: 'shift:early', points: expect.closeTo(0.05, 12) },
  ]);
});

describe('why she is not here', () => {
  const ask = (worker: WorkerRecord, nthScore: number | null, criteria: Partial<Criteria> = {}) =>
    why(worker, { ...exampleCriteria, ...criteria }, exampleReference, { lang: 'it', nthScore });

  it('names the one fact that suffices at the least gain', () => {
    const { score } = reading(elena);
    const found = ask(elena, score + 0.04);
    expect(found.missing).toBeCloseTo(0.04, 12);
    expect(found.counterfactual).toMatchObject({ part: 'availability', of: 'hours:part_time' });
    expect(found.counterfactual?.gain).toBeCloseTo(0.05, 12);
    expect(ask(elena, score + 0.1).counterfactual?.of).toBe('home');
  });

  it('names a known fact as readily as an unknown one', () => {
    const noLicence = { ...elena, licences: [] };
    const { score } = reading(noLicence);
    expect(ask(noLicence, score + 0.14).counterfactual?.of).toBe('licence:B');
  });

  it('names none where none suffices alone, where the score suffices, or where the list is short', () => {
    expect(ask(elena, 1).counterfactual).toBeNull();
    expect(ask(elena, 0.1)).toMatchObject({ missing: 0, counterfactual: null });
    expect(ask(elena, null)).toMatchObject({ missing: null, counterfactual: null });
  });

  it('names each fact that puts her out', () => {
    const worker = {
      ...elena,
      consent: { proposals: false, on: '2026-05-01' },
      status: { state: 'paused' as const, until: '2026-12-31' },
    };
    const found = ask(worker, 0.9, {
      radiusKm: 10,
      requirements: [
        { kind: 'occupation', code: '9112', importance: 1, months: 12, atLeast: 200, must: true },
      ],
    });
    expect(found.out.map(({ because }) => because.text)).toEqual([
      'Ha rifiutato di essere proposta alle imprese (il 1 maggio 2026)',
      'È sospesa fino al 31 dicembre 2026 compreso',
      '9112: 142 mesi, ne servono almeno 200',
      'Abita a 18 km dal posto di lavoro, oltre i 10 km considerati',
    ]);
    expect(found).toMatchObject({ missing: null, counterfactual: null });
  });
});
