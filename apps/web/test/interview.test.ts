import type { QuestionSet } from '@rosa/domain';
import { newDraft } from '../src/features/interview/draft.js';
import { readInterview, requestOf, saysNothing } from '../src/features/interview/interview.js';
import { questionnaireOf, wrongAnswers } from '../src/features/interview/questionnaire.js';

const draft = newDraft('2026-11-22');

describe('an interview under way', () => {
  it('says nothing of what was not asked', () => {
    expect(requestOf(draft, undefined)).toEqual({ kind: 'first', on: '2026-11-22' });
    expect(saysNothing(requestOf(draft, undefined))).toBe(true);
  });

  it('says no as well as yes, and of a skill that it is not there', () => {
    const said = {
      ...draft,
      proposals: false,
      careerComplete: false,
      answers: { 'shift:night': 'no' as const },
      skills: [{ code: 'pulizia-uffici', months: 0 }],
    };
    expect(requestOf(said, undefined)).toMatchObject({
      consent: { proposals: false },
      careerComplete: false,
      answers: [{ key: 'shift:night', answer: 'no' }],
      skills: [{ code: 'pulizia-uffici', months: 0, evidence: 'declared' }],
    });
    expect(readInterview(requestOf(said, undefined)).ok).toBe(true);
  });

  it('takes a year alone, and names a day that is none', () => {
    const job = { occupation: '9112', employer: '', from: '1994', to: '' };
    expect(readInterview(requestOf({ ...draft, experiences: [job] }, undefined)).ok).toBe(true);
    const yesterday = { ...draft, experiences: [{ ...job, from: 'ieri' }] };
    const wrong = readInterview(requestOf(yesterday, undefined));
    expect(wrong).toMatchObject({ ok: false, errors: [{ field: 'experiences[0].from' }] });
  });
});

describe('its questionnaire', () => {
  const question = (code: string, kind: 'text' | 'number' | 'yes_no', required = false) => ({
    code,
    kind,
    text: { it: `${code}?`, en: null },
    options: null,
    required,
  });
  const version = (n: number, validFrom: string): QuestionSet => ({
    track: 'questionnaire',
    version: n,
    title: 'Questionario',
    validFrom,
    questions: [question('car', 'yes_no', true), question('months', 'number')],
  });
  const first = version(1, '2026-01-01');
  const versions = [version(3, '2027-01-01'), version(2, '2026-06-01'), first];

  it('is the one in force on its day, or the one it was begun with', () => {
    expect(questionnaireOf(versions, draft)?.version).toBe(2);
    expect(questionnaireOf(versions, { ...draft, version: 1 })?.version).toBe(1);
    expect(questionnaireOf(versions, { ...draft, on: '2025-12-31' })).toBeUndefined();
  });

  it('is sent where anything of it was asked, each answer in its own form', () => {
    const asked = { ...draft, questionnaire: { car: 'no', months: '3,5' } };
    expect(requestOf(asked, first)).toMatchObject({
      questionnaire: {
        version: 1,
        answers: [
          { question: 'car', answer: false },
          { question: 'months', answer: 3.5 },
        ],
      },
    });
    expect(requestOf({ ...draft, questionnaire: { car: '' } }, first)).not.toHaveProperty(
      'questionnaire',
    );
    expect(wrongAnswers(asked, first)).toEqual([]);
  });

  it('says which answer is missing and which is of another kind; nothing where it was not begun', () => {
    const wrong = wrongAnswers({ ...draft, questionnaire: { months: 'tanti' } }, first);
    expect(wrong.map((each) => [each.question.code, each.isMissing])).toEqual([
      ['months', false],
      ['car', true],
    ]);
    expect(wrongAnswers(draft, first)).toEqual([]);
  });
});
