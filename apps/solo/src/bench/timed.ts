import { performance } from 'node:perf_hooks';

/** What an act comes to, and how long it takes, ms. */
export const timed = async <T>(
  act: () => T | Promise<T>,
): Promise<{ readonly ms: number; readonly of: T }> => {
  const start = performance.now();
  const of = await act();
  return { ms: performance.now() - start, of };
};
