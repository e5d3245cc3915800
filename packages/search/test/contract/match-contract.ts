import { findabilityOf, SAME_SCORE, systemScope } from '@rosa/domain';
import { arbitraryCriteria, arbitraryPeople, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import type { SearchBench } from './bench.js';
import { expectRule } from './compare.js';
import { documentOf, samplePeople } from './registry.js';

const scope = systemScope('contract');
const RUNS = { numRuns: 25 };
const manyCriteria = fc.array(arbitraryCriteria, { minLength: 1, maxLength: 8 });
const limits = fc.constantFrom(1, 3, 10, 50);

/** The rule: every engine ranks, counts and finds hidden people as the pure rule does. */
export const matchContract = (bench: SearchBench): void => {
  it('ranks, counts and picks whom to interview as the pure rule does', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPeople(300), manyCriteria, limits, async (all, asked, limit) => {
        const engine = await bench.openEmpty();
        const documents = all.map(({ id, worker }) => documentOf(id, worker));
        await engine.write(scope, documents);
        await engine.refresh();
        for (const criteria of asked) {
          const list = await engine.match(scope, criteria, limit);
          expectRule(list, documents, criteria, limit, smallReference);
        }
      }),
      RUNS,
    );
  });

  it('does so among thousands', async () => {
    const engine = await bench.openEmpty();
    const documents = samplePeople(3000, 11).map(({ id, worker }) => documentOf(id, worker));
    await engine.write(scope, documents);
    await engine.refresh();
    for (const criteria of fc.sample(arbitraryCriteria, { seed: 12, numRuns: 25 })) {
      const list = await engine.match(scope, criteria, 20);
      expectRule(list, documents, criteria, 20, smallReference);
    }
  });

  it('finds who is hidden by unknowns, and the questions worth most, as the pure rule does', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPeople(300), manyCriteria, limits, async (all, asked, limit) => {
        const engine = await bench.openEmpty();
        const documents = all.map(({ id, worker }) => documentOf(id, worker));
        await engine.write(scope, documents);
        await engine.refresh();
        for (const criteria of asked) {
          const found = await engine.findability(scope, criteria, limit);
          const rule = findabilityOf(documents, criteria, limit, smallReference);
          expect({ ...found, threshold: null }).toEqual({ ...rule, threshold: null });
          const difference = (found.threshold ?? -1) - (rule.threshold ?? -1);
          expect(Math.abs(difference)).toBeLessThan(SAME_SCORE);
        }
      }),
      RUNS,
    );
  });
};
