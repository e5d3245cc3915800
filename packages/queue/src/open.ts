import { invalid, wrong } from '@rosa/domain';
import type { Queue, QueueBoard, QueueOptions } from './port.js';

export { addressOf as redisAddressOf } from './bullmq/address.js';

/**
 * Opens the queue an address names, loading only that engine.
 *
 * @throws RosaError `invalid` for an unknown scheme (naming the valid ones) or a wrong address, `unavailable` for an engine
 * that does not answer or may lose what it holds.
 */
export const openQueue = async (options: QueueOptions): Promise<Queue> => {
  const { url } = options;
  const scheme = url.slice(0, url.indexOf(':') + 1);
  switch (scheme) {
    case 'embedded:': {
      const { EmbeddedQueue } = await import('./embedded/queue.js');
      return new EmbeddedQueue();
    }
    case 'redis:':
    case 'rediss:': {
      const { openBullQueue } = await import('./bullmq/queue.js');
      return openBullQueue(options);
    }
    default:
      throw invalid([wrong('QUEUE_URL', 'queue.unknownAddress', { scheme })]);
  }
};

/**
 * Opens what a board shows of some topics: nothing where the queue is in the process, which keeps no jobs.
 *
 * @throws RosaError as `openQueue` does
 */
export const openQueueBoard = async (
  options: QueueOptions,
  topics: readonly string[],
): Promise<QueueBoard> => {
  if (!/^rediss?:/.test(options.url)) return { queues: [], close: async () => undefined };
  const { openBullBoard } = await import('./bullmq/board.js');
  return openBullBoard(options, topics);
};

/** Removes what a `redis:` address holds; for the benchmark, which borrows a server. @throws RosaError as `openQueue` does */
export const dropQueue = async (url: string): Promise<void> =>
  (await import('./bullmq/drop.js')).dropKeys(url);
