import * as fc from 'fast-check';
import { mergeImported, parseImportedWorker, parseNewWorker } from '../../src/index.js';
import type { WorkerFields } from '../../src/index.js';
import { at, changed, refusals, specimen } from './specimen.js';

const held = (): WorkerFields => parseNewWorker(specimen(), at).worker;
const imported = (row: object, current = held()): WorkerFields =>
  parseImportedWorker(row, current, at).worker;

const answer = (source: 'ascertained' | 'declared', on: string, said: 'yes' | 'no') => ({
  key: 'contract:permanent',
  answer: said,
  source,
  on,
});

const answersAfter = (incoming: object) =>
  imported({ availability: { answers: [incoming] } }).availability.answers!.map(
    (given) => `${given.source} ${given.on} ${given.answer}`,
  );

const HELD = 'ascertained 2026-09-10 yes';

describe('a second row for one person', () => {
  it('leaves what it does not say', () => {
    expect(imported({ fiscalCode: 'RSSMRA70A01F839U' })).toEqual(held());
    const row = { contacts: { phone: '081 111111', email: null }, consent: null, skills: null };
    expect(imported(row)).toEqual({
      ...held(),
      contacts: { phone: '081 111111', email: 'mario.rossi@example.org' },
    });
  });

  it('changes nothing when it is the same row again', () => {
    expect(imported(specimen())).toEqual(held());
  });

  it.each([
    ['a later ascertained answer', answer('ascertained', '2026-10-01', 'no'), true],
    ['an older answer, which is not the latest', answer('declared', '2026-01-01', 'no'), true],
    ['no later declared answer', answer('declared', '2026-10-01', 'no'), false],
    ['no declared answer of the same day', answer('declared', '2026-09-10', 'no'), false],
  ])('takes in %s', (_, incoming, taken) => {
    const added = `${incoming.source} ${incoming.on} ${incoming.answer}`;
    expect(answersAfter(incoming)).toEqual(taken ? [HELD, added] : [HELD]);
  });

  it('keeps an ascertained commute from a declared or an older one', () => {
    const commute = (source: string, on: string) =>
      imported({ availability: { commute: { km: 5, source, on } } }).availability.commute?.km;
    expect(commute('declared', '2026-10-01')).toBe(30);
    expect(commute('ascertained', '2026-01-01')).toBe(30);
    expect(commute('ascertained', '2026-10-01')).toBe(5);
  });

  it.each([
    ['declared', '2026-10-01', 60],
    ['observed', '2026-01-01', 60],
    ['observed', null, 60],
    ['observed', '2026-10-01', 0],
    ['certified', null, 0],
  ])('a skill %s, used %s, leaves %d months', (evidence, lastUsed, months) => {
    const code = 'technical.office_cleaning';
    const skills = [{ code, months: 0, lastUsed, evidence }];
    expect(imported({ skills }).skills).toMatchObject([{ code, months }]);
  });

  it('adds skills and experiences it does not know, and updates declared ones', () => {
    const pruning = { code: 'technical.pruning', months: 3, lastUsed: null, evidence: 'declared' };
    const once = imported({ skills: [pruning] });
    expect(once.skills).toHaveLength(2);
    expect(imported({ skills: [{ ...pruning, months: 1 }] }, once).skills?.[1]?.months).toBe(1);
  });

  it('knows an experience again by occupation, start and employer, however written', () => {
    const row = (evidence: string) => ({
      experiences: [
        {
          occupation: '9613',
          employer: 'COMUNE DI NAPOLI',
          from: '1998-05-04',
          to: '2020',
          evidence,
        },
      ],
    });
    expect(imported(row('observed')).experiences).toEqual(held().experiences);
    expect(imported(row('certified')).experiences).toMatchObject([{ to: '2020' }]);
  });

  it('heeds an undated refusal, not an undated yes', () => {
    expect(imported({ consent: { proposals: false } }).consent?.proposals).toBe(false);
    const refusing = imported({ consent: { proposals: false, on: '2026-06-01' } });
    expect(imported({ consent: { proposals: true } }, refusing).consent?.proposals).toBe(false);
  });

  it('takes "asked, none" where nothing was asked before', () => {
    const blank = parseNewWorker(changed(specimen(), 'skills', null), at).worker;
    expect(imported({ skills: [] }, blank).skills).toEqual([]);
    expect(imported({ skills: [] }).skills).toEqual(held().skills);
  });

  it('is refused by field, as any other', () => {
    expect(refusals(() => imported({ consent: { proposals: true, on: '2026-02-30' } }))).toEqual([
      'consent.on noSuchDay',
    ]);
  });

  it('merged twice is merged once', () => {
    const day = fc.constantFrom('2025', '2026-03', '2026-09-10', '2026-10-01');
    const row = fc.record({
      skills: fc.array(
        fc.record({
          code: fc.constantFrom('technical.office_cleaning', 'technical.pruning'),
          months: fc.nat(90),
          lastUsed: fc.option(day),
          evidence: fc.constantFrom('certified', 'observed', 'declared'),
        }),
        { maxLength: 3 },
      ),
      availability: fc.record({
        commute: fc.constant(null),
        answers: fc.array(
          fc.record({
            key: fc.constantFrom('contract:permanent', 'shift:night'),
            answer: fc.constantFrom('yes', 'no'),
            source: fc.constantFrom('ascertained', 'declared'),
            on: day,
            by: fc.constant(null),
            interviewId: fc.constant(null),
          }),
          { maxLength: 5 },
        ),
      }),
    }) as fc.Arbitrary<Partial<WorkerFields>>;
    fc.assert(
      fc.property(row, (incoming) => {
        const once = mergeImported(held(), incoming);
        expect(mergeImported(once, incoming)).toEqual(once);
      }),
    );
  });
});
