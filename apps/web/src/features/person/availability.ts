import {
  freshnessOf,
  HOLDS_FOR_DAYS,
  latestAnswers,
  parsePartialDay,
  TERM_VALUES,
  type Answer,
} from '@rosa/domain';
import type { WorkerAnswer } from '@rosa/registry';

export type TermGroup = keyof typeof TERM_VALUES | 'task';

/** How a term stands: what was said last, and whether it still counts in full. */
export interface TermStanding {
  readonly key: string;
  readonly answer: Answer | null;
  /** `fresh` counts in full; `stale` less; `again` no more, and is to be asked again. */
  readonly state: 'never' | 'fresh' | 'stale' | 'again';
}

const stateOf = ({ answer, on }: Answer, today: number): TermStanding['state'] => {
  const days = today - (parsePartialDay(on) ?? today);
  if (answer === 'no') return days > HOLDS_FOR_DAYS ? 'again' : 'fresh';
  return freshnessOf(days) < 1 ? 'stale' : 'fresh';
};

/** Every term of the catalogue with its latest answer, the never asked among them; the tasks only as answered. */
export const termsOf = (
  worker: Pick<WorkerAnswer, 'availability'>,
  today: number,
): ReadonlyMap<TermGroup, readonly TermStanding[]> => {
  const answers = latestAnswers(worker as never);
  const standing = (key: string): TermStanding => {
    const answer = answers.find((each) => each.key === key) ?? null;
    return { key, answer, state: answer ? stateOf(answer, today) : 'never' };
  };
  const groups = Object.entries(TERM_VALUES).map(
    ([group, values]) =>
      [group as TermGroup, values.map((value) => standing(`${group}:${value}`))] as const,
  );
  const tasks = answers
    .filter(({ key }) => key.startsWith('task:'))
    .map(({ key }) => standing(key));
  return new Map([...groups, ...(tasks.length > 0 ? [['task', tasks] as const] : [])]);
};
