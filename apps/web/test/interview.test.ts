import { newDraft } from '../src/features/interview/draft.js';
import { readInterview, requestOf, saysNothing } from '../src/features/interview/interview.js';

const draft = newDraft('2026-11-22');

describe('an interview under way', () => {
  it('says nothing of what was not asked', () => {
    expect(requestOf(draft)).toEqual({ kind: 'first', on: '2026-11-22' });
    expect(saysNothing(draft)).toBe(true);
  });

  it('says no as well as yes, and of a skill that it is not there', () => {
    const said = {
      ...draft,
      proposals: false,
      careerComplete: false,
      answers: { 'shift:night': 'no' as const },
      skills: [{ code: 'pulizia-uffici', months: 0 }],
    };
    expect(requestOf(said)).toMatchObject({
      consent: { proposals: false },
      careerComplete: false,
      answers: [{ key: 'shift:night', answer: 'no' }],
      skills: [{ code: 'pulizia-uffici', months: 0, evidence: 'declared' }],
    });
    expect(readInterview(requestOf(said)).ok).toBe(true);
  });

  it('takes a year alone, and names a day that is none', () => {
    const job = { occupation: '9112', employer: '', from: '1994', to: '' };
    expect(readInterview(requestOf({ ...draft, experiences: [job] })).ok).toBe(true);
    const wrong = readInterview(requestOf({ ...draft, experiences: [{ ...job, from: 'ieri' }] }));
    expect(wrong).toMatchObject({ ok: false, errors: [{ field: 'experiences[0].from' }] });
  });
});
