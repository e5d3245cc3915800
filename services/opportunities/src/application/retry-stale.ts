import { RosaError } from '@rosa/domain';

const ATTEMPTS = 8;

/**
 * Runs an act that reads records and writes them again, anew each time someone else wrote one in between. A revision the
 * caller decided on is read again too, so that a change made over it still fails as `stale`.
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
