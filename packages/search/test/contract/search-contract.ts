import type { SearchBench } from './bench.js';
import { findContract } from './find-contract.js';
import { matchContract } from './match-contract.js';
import { textContract } from './text-contract.js';
import { writeContract } from './write-contract.js';

/** Properties run many registries one after the other. */
const TIME_LIMIT_MS = 120_000;

/** What every search engine does, by the port's words. */
export const searchContract = (name: string, makeBench: () => SearchBench): void => {
  describe(`${name}: the search contract`, () => {
    jest.setTimeout(TIME_LIMIT_MS);
    const bench = makeBench();
    afterEach(() => bench.end());

    describe('ranking', () => matchContract(bench));
    describe('looking up', () => findContract(bench));
    describe('free text', () => textContract(bench));
    describe('writing', () => writeContract(bench));
  });
};
