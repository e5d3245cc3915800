import {
  checkAnswers,
  convocationCount,
  groupCompleteness,
  parseCandidateNote,
  parseCompany,
  parseConvocation,
  parseNewWorker,
  parseOpportunity,
  parseOutcome,
  parseQuestionSet,
  sapOf,
  stateOfOpportunity,
  unilavOf,
} from '../../src/index.js';
import type { Hire } from '../../src/index.js';
import { at, changed, refusals, specimen } from '../people/specimen.js';
import { EXAMPLES } from './records.js';

const record = (bank: string): object => EXAMPLES[bank]!.record;
const worker = () => ({
  ...parseNewWorker(specimen(), at).worker,
  id: '019aaaaa-0000-7000-8000-000000000006',
  rev: 1,
  lot: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-02-01T00:00:00.000Z',
});

describe('an opportunity', () => {
  const opportunity = (filled: readonly [number, number], state = 'open') =>
    parseOpportunity(
      filled.reduce<object>(
        (whole, positions, index) => changed(whole, `lines.${index}.filled`, positions),
        { ...record('opportunity'), state },
      ),
      at,
    );

  it.each([
    [[3, 0], 'open', 'open'],
    [[3, 1], 'open', 'filled'],
    [[2, 1], 'filled', 'open'],
    [[3, 1], 'withdrawn', 'withdrawn'],
  ] as const)('with %j filled and %s is %s', (filled, state, then) => {
    expect(stateOfOpportunity(opportunity(filled, state))).toBe(then);
  });

  it('says which skills a group still lacks, and who alone holds one', () => {
    const group = { members: 3, skills: ['a', 'b', 'c'] };
    const skill = (code: string, months = 12) => ({ code, months });
    expect(
      groupCompleteness(group, [
        { id: '1', skills: [skill('a'), skill('b', 0)] },
        { id: '2', skills: null },
      ]),
    ).toEqual({
      complete: false,
      membersMissing: 1,
      missing: ['b', 'c'],
      covered: [{ code: 'a', by: ['1'] }],
    });
  });
});

it('a convocation says "412 of 600"', () => {
  const convocation = parseConvocation(record('convocation'), at);
  expect(convocationCount(convocation)).toEqual({ came: 1, invited: 1, untold: 0 });
});

describe('answers to a question set', () => {
  const set = parseQuestionSet(record('questionSet'), at);
  it.each([
    ['hires_foreseen', 'forse', []],
    ['hires_foreseen', 'mah', ['answered.answers[0].answer format']],
    [
      'turnover',
      'x',
      ['answered.answers[0].question questionUnknown', 'answered.answers neededFor'],
    ],
  ])('%s as %s: %j', (question, answer, wrong) => {
    const check = () =>
      checkAnswers(set, { version: 3, answers: [{ question, answer }] }, 'answered.');
    if (wrong.length === 0) expect(check).not.toThrow();
    else expect(refusals(check)).toEqual(wrong);
  });
});

describe('a note on a candidate', () => {
  it.each([
    [{ call: 'no_reply' }, []],
    [{ verdict: 'unsuitable', reason: 'non guida' }, []],
    [{ call: 'contacted', verdict: 'suitable', reason: 'esperta' }, []],
    [{}, ['call required']],
    [{ call: 'declined' }, ['reason reasonNeeded']],
    [{ verdict: 'suitable' }, ['reason reasonNeeded']],
    [{ call: 'no_reply', reason: 'distance' }, ['reason reasonNotAllowed']],
  ])('%j: %j', (note, wrong) => {
    if (wrong.length === 0) expect(parseCandidateNote(note, at)).toMatchObject(note);
    else expect(refusals(() => parseCandidateNote(note, at))).toEqual(wrong);
  });
});

it('a worker fills the SAP, and a hire the UniLav', () => {
  expect(sapOf(worker())).toMatchObject({
    section1: { fiscalCode: 'RSSMRA70A01F839U', email: 'mario.rossi@example.org' },
    section4: [{ occupation: '9613', employer: 'Comune di Napoli' }],
    section5: { licences: ['B', 'C'] },
  });
  const hire = parseOutcome(record('outcome'), at) as Hire;
  expect(unilavOf(worker(), parseCompany(record('company'), at), hire)).toMatchObject({
    employer: { vatNumber: '00743110157' },
    worker: { domicile: { comune: '063049' } },
    start: { on: '2026-11-16', weeklyHours: 20, hours: null, workplace: '001125' },
  });
});
