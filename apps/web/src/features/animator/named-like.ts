import { foldWords } from '@rosa/domain';

/** Those with a word that begins with each of those typed, as the server looks names up. */
export const namedLike = <T extends { readonly name: string }>(
  all: readonly T[],
  text: string,
): readonly T[] => {
  const typed = foldWords(text);
  return all.filter(({ name }) => {
    const words = foldWords(name);
    return typed.every((start) => words.some((word) => word.startsWith(start)));
  });
};
