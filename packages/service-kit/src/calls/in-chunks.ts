import { slicesOf } from '@rosa/domain';

/** As many ids as one internal call takes. */
const MOST = 500;

/** Asks for any number of ids, some hundreds a call, one call after the other; the answers in the order of the ids. */
export const inChunks = async <T>(
  ids: readonly string[],
  ask: (some: string[]) => Promise<readonly T[]>,
): Promise<T[]> => {
  const answers: T[] = [];
  for (const some of slicesOf(ids, MOST)) answers.push(...(await ask([...some])));
  return answers;
};
