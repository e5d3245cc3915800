import { once } from 'node:events';
import type { Call } from './route.js';

/** Writes a response as fast as its reader takes it; a reader who leaves ends it. */
export const writeAll = async (
  response: Call['response'],
  chunks: AsyncIterable<string | Buffer>,
): Promise<void> => {
  for await (const chunk of chunks) {
    if (response.destroyed) return;
    if (!response.write(chunk)) {
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
  }
  response.end();
};
