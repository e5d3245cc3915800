import type { SearchBench } from './bench.js';
import { matchContract } from './match-contract.js';

/** What every search engine does, by the port's words. */
export const searchContract = (name: string, makeBench: () => SearchBench): void => {
  describe(`${name}: the search contract`, () => {
    const bench = makeBench();
    afterEach(() => bench.end());

    matchContract(bench);
  });
};
