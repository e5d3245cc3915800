import { RosaError } from '@rosa/domain';

const ATTEMPTS = 8;

/**
 * Runs an act that reads a record and writes it again, anew each time someone else wrote it in between. For acts that add
 * to a record whatever it holds; a change decided on what was seen asks for `If-Match` instead.
 */
export const retryStale = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const stale = error instanceof RosaError && error.kind === 'stale';
      if (!stale || attempt === ATTEMPTS) throw error;
    }
  }
};
