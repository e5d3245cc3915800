import { parseDay } from '@rosa/domain';
import { termsOf } from '../src/features/person/availability.js';

const today = parseDay('2026-11-22')!;

const answer = (key: string, said: 'yes' | 'no', on: string) => ({
  key,
  answer: said,
  source: 'ascertained' as const,
  on,
  by: null,
  interviewId: null,
});

const termsWith = (...answers: ReturnType<typeof answer>[]) =>
  termsOf({ availability: { commute: null, answers } }, today);

describe('the terms of a job, as a person answered them', () => {
  it('stand there whether asked or not: never asked is not no', () => {
    const terms = termsWith(answer('shift:night', 'no', '2026-11-01'));
    const shifts = terms.get('shift')!;
    expect(shifts.map(({ key, state }) => [key, state])).toContainEqual(['shift:early', 'never']);
    expect(shifts.find(({ key }) => key === 'shift:night')).toMatchObject({
      state: 'fresh',
      answer: { answer: 'no' },
    });
  });

  it.each([
    ['yes', '2026-10-01', 'fresh'],
    ['yes', '2026-06-01', 'stale'],
    ['no', '2026-06-01', 'fresh'],
    ['no', '2025-10-01', 'again'],
  ] as const)('say of a %s of %s that it is %s', (said, on, state) => {
    const [permanent] = termsWith(answer('contract:permanent', said, on)).get('contract')!;
    expect(permanent!.state).toBe(state);
  });

  it('go by the latest answer', () => {
    const terms = termsWith(
      answer('contract:permanent', 'yes', '2026-11-01'),
      answer('contract:permanent', 'no', '2026-05-01'),
    );
    expect(terms.get('contract')![0]!.answer!.answer).toBe('yes');
  });

  it('hold tasks only as far as they were asked', () => {
    expect(termsWith().has('task')).toBe(false);
    const terms = termsWith(answer('task:9112', 'yes', '2026-11-01'));
    expect(terms.get('task')!.map(({ key }) => key)).toEqual(['task:9112']);
  });
});
