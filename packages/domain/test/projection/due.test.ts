import {
  DUE_KEYS,
  dueOf,
  factsOf,
  HOLDS_FOR_DAYS,
  isToAskAgain,
  parseDay,
  type WorkerRecord,
} from '@rosa/domain';
import { blankWorker, smallReference } from '@rosa/test-kit';

const ON = parseDay('2026-11-22')!;

const factsWith = (fields: Partial<WorkerRecord>) => factsOf(blankWorker(fields), smallReference);

const answered = (on: string, source: 'ascertained' | 'declared' = 'ascertained') =>
  ({ key: 'shift:early', answer: 'no', source, on, by: null, interviewId: null }) as const;

const dueWith = (...answers: readonly ReturnType<typeof answered>[]) =>
  dueOf(factsWith({ availability: { commute: null, answers } }), ON);

const placedTo = (until: string | null, state: 'placed' | 'paused' = 'placed') =>
  dueOf(factsWith({ status: { state, until } }), ON);

describe('why someone is to be seen again', () => {
  it.each([
    ['2025-11-21', ['stale']],
    ['2025-11-22', ['ageing']],
    ['2025-12-21', ['ageing']],
    ['2025-12-22', []],
    ['2026-11-22', []],
  ])('of an answer ascertained on %s says %j', (on, due) => {
    expect(dueWith(answered(on))).toEqual(due);
  });

  it('calls an answer stale from the day on which a no is to be asked again', () => {
    for (let age = HOLDS_FOR_DAYS - 2; age < HOLDS_FOR_DAYS + 3; age += 1) {
      const facts = factsWith({
        availability: { commute: null, answers: [answered('2025-01-10')] },
      });
      const asOf = parseDay('2025-01-10')! + age;
      const again = isToAskAgain(facts.answers[0]!, asOf);
      expect([age, dueOf(facts, asOf).includes('stale')]).toEqual([age, again]);
    }
  });

  it('looks at the oldest of the latest answers, the commute among them, and at none declared', () => {
    expect(dueWith(answered('2024-01-01'), answered('2026-11-01'))).toEqual([]);
    expect(dueWith(answered('2024-01-01', 'declared'))).toEqual([]);
    const commute = {
      km: 20,
      source: 'ascertained',
      on: '2024-01-01',
      by: null,
      interviewId: null,
    };
    const availability = { commute, answers: [answered('2026-11-01')] };
    expect(dueOf(factsWith({ availability } as Partial<WorkerRecord>), ON)).toEqual(['stale']);
    expect(dueOf(factsWith({}), ON)).toEqual([]);
  });

  it.each([
    ['2026-11-21', []],
    ['2026-11-22', ['contract_ends']],
    ['2027-01-20', ['contract_ends']],
    ['2027-01-21', []],
    [null, []],
  ])('of a contract that ends on %s says %j', (until, due) => {
    expect(placedTo(until)).toEqual(due);
  });

  it('sees no contract in a pause', () => {
    expect(placedTo('2026-12-01', 'paused')).toEqual([]);
  });

  it('says several things of one person, each once', () => {
    const facts = factsWith({
      availability: { commute: null, answers: [answered('2024-01-01')] },
      status: { state: 'placed', until: '2026-12-01' },
    });
    expect(dueOf(facts, ON)).toEqual(DUE_KEYS.filter((key) => key !== 'ageing'));
  });
});
