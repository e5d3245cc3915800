/** Items in runs of so many, in their order; the last may be shorter. */
export const slicesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_each, at) =>
    items.slice(at * size, (at + 1) * size),
  );

/** How long one may go on before others have their turn, ms. */
const STRETCH_MS = 4;

/**
 * The items in order. Whoever works them off awaits `pause` (Node's `setImmediate`) every few milliseconds: one thing wanted
 * meanwhile does not wait for hundreds.
 */
export async function* inTurns<T>(
  items: Iterable<T>,
  pause: () => Promise<unknown>,
): AsyncGenerator<T> {
  let since = performance.now();
  for (const item of items) {
    if (performance.now() - since >= STRETCH_MS) {
      await pause();
      since = performance.now();
    }
    yield item;
  }
}
