/** Items in runs of so many, in their order; the last may be shorter. */
export const slicesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_each, at) =>
    items.slice(at * size, (at + 1) * size),
  );
