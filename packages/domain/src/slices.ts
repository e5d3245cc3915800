/** Items in runs of so many, in their order; the last may be shorter. */
export const slicesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_each, at) =>
    items.slice(at * size, (at + 1) * size),
  );

/** Records read, projected or written out at a stretch: some milliseconds. */
const STRETCH = 32;

/**
 * The items in order. Between stretches of a few it awaits `pause` (Node's `setImmediate`): whoever wants one thing done
 * meanwhile does not wait for hundreds.
 */
export async function* inTurns<T>(
  items: Iterable<T>,
  pause: () => Promise<unknown>,
): AsyncGenerator<T> {
  let given = 0;
  for (const item of items) {
    if (given > 0 && given % STRETCH === 0) await pause();
    given += 1;
    yield item;
  }
}
