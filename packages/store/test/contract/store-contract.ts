import type { Bench } from './banks.js';
import { Clock, open } from './banks.js';
import { commits } from './commits.js';
import { crashes } from './crashes.js';
import { outboxes } from './outboxes.js';
import { pages } from './pages.js';
import { reaches } from './reaches.js';
import { records } from './records.js';

/**
 * The guarantees of the store port, for one engine. `newUrl` gives the address of a new, empty store each time; `discard`
 * clears what it left.
 */
export const storeContract = (
  engine: string,
  newUrl: () => string,
  discard: (url: string) => void,
): void => {
  describe(`store contract: ${engine}`, () => {
    let bench: Bench | undefined;

    beforeEach(async () => {
      const url = newUrl();
      const clock = new Clock();
      bench = { url, clock, store: await open(url, undefined, clock) };
    });

    afterEach(async () => {
      if (bench === undefined) return;
      await bench.store.close();
      discard(bench.url);
    });

    const current = (): Bench => {
      if (bench === undefined) throw new Error('No test is running');
      return bench;
    };

    for (const part of [commits, records, reaches, pages, outboxes, crashes]) part(current);
  });
};
