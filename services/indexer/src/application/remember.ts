import type { Clock } from '@rosa/domain';

/** Answers asked for again within so many ms with the same answer, so that many lists at once ask once; failures are not kept. */
export const remember = <T>(
  clock: Clock,
  ms: number,
  ask: () => Promise<T>,
): (() => Promise<T>) => {
  let kept: { readonly answer: Promise<T>; readonly until: number } | undefined;
  return () => {
    const now = clock.now().getTime();
    if (kept && now < kept.until) return kept.answer;
    const answer = ask();
    kept = { answer, until: now + ms };
    answer.catch(() => (kept = undefined));
    return answer;
  };
};
