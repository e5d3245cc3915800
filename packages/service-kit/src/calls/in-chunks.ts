/** As many ids as one internal call takes. */
const MOST = 500;

/** Asks for any number of ids, some hundreds a call, one call after the other; the answers in the order of the ids. */
export const inChunks = async <T>(
  ids: readonly string[],
  ask: (some: string[]) => Promise<readonly T[]>,
): Promise<T[]> => {
  const answers: T[] = [];
  for (let at = 0; at < ids.length; at += MOST)
    answers.push(...(await ask(ids.slice(at, at + MOST))));
  return answers;
};
