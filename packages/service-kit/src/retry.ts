import { RosaError } from '@rosa/domain';

const ATTEMPTS = 8;

/** Runs an act that reads and then writes, anew each time it lost a race to someone else, as `lost` recognises. */
export const retryRaced = async <T>(
  act: () => Promise<T>,
  lost: (error: RosaError) => boolean,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const raced = error instanceof RosaError && lost(error);
      if (!raced || attempt === ATTEMPTS) throw error;
    }
  }
};

/**
 * {@link retryRaced} for acts that add to a record whatever it holds; a change decided on what was seen asks for
 * `If-Match` instead.
 */
export const retryStale = <T>(act: () => Promise<T>): Promise<T> =>
  retryRaced(act, ({ kind }) => kind === 'stale');
