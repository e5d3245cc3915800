import { RosaError, unavailable } from '@rosa/domain';
import type { Queue, QueueOptions } from './port.js';

/**
 * Opens the queue an address names, loading only that engine.
 *
 * @throws RosaError `invalid` for an unknown scheme (naming the valid ones), `unavailable` for an engine this edition
 * does not have.
 */
export const openQueue = async ({ url }: QueueOptions): Promise<Queue> => {
  const scheme = url.slice(0, url.indexOf(':') + 1);
  switch (scheme) {
    case 'embedded:': {
      const { EmbeddedQueue } = await import('./embedded/queue.js');
      return new EmbeddedQueue();
    }
    case 'redis:':
      throw unavailable(
        'Redis',
        'la coda su Redis non è ancora in questa edizione; usa QUEUE_URL=embedded:',
      );
    default: {
      const message = `la coda non conosce "${scheme}"; gli indirizzi validi sono embedded: e redis://…`;
      throw new RosaError('invalid', message, [{ field: 'QUEUE_URL', code: 'scheme', message }]);
    }
  }
};
