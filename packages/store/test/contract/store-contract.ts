import type { Engine } from '../support/engines.js';
import type { Bench } from './banks.js';
import { Clock, open } from './banks.js';
import { changingBanks } from './changing-banks.js';
import { commits } from './commits.js';
import { crashes } from './crashes.js';
import { hostile } from './hostile.js';
import { outboxes } from './outboxes.js';
import { pages } from './pages.js';
import { races } from './races.js';
import { reaches } from './reaches.js';
import { records } from './records.js';

/** The guarantees of the store port, for one engine; each test has a new, empty store. */
export const storeContract = (engine: Engine): void => {
  describe('store contract', () => {
    let bench: Bench | undefined;

    beforeEach(async () => {
      const url = engine.newUrl();
      const clock = new Clock();
      const settled = () => engine.settle(url);
      bench = { url, clock, settled, store: await open(url, undefined, clock) };
    });

    afterEach(async () => {
      if (bench === undefined) return;
      await bench.store.close();
      await engine.discard(bench.url);
    });

    const current = (): Bench => {
      if (bench === undefined) throw new Error('No test is running');
      return bench;
    };

    const parts = [
      commits,
      records,
      reaches,
      pages,
      outboxes,
      races,
      hostile,
      changingBanks,
      crashes,
    ];
    for (const part of parts) part(current);
  });
};
