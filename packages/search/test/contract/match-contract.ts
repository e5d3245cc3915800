import {
  everyoneOut,
  findabilityOf,
  OUT_REASONS,
  SAME_SCORE,
  systemScope,
  type Criteria,
  type OutReason,
} from '@rosa/domain';
import { arbitraryCriteria, arbitraryPeople, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import type { SearchEngine } from '../../src/index.js';
import type { SearchBench } from './bench.js';
import { expectRule } from './compare.js';
import { documentOf, samplePeople } from './registry.js';

const scope = systemScope('contract');
const RUNS = { numRuns: 25 };
const manyCriteria = fc.array(arbitraryCriteria, { minLength: 1, maxLength: 8 });
const limits = fc.constantFrom(1, 3, 10, 50);

const everyPageOut = async (engine: SearchEngine, criteria: Criteria, reason: OutReason) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const asked = { reason, limit: 17, ...(cursor ? { cursor } : {}) };
    const page = await engine.out(scope, criteria, asked);
    ids.push(...page.ids);
    if (page.nextCursor === null) return { ids, total: page.total };
    cursor = page.nextCursor;
  }
};

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

  it('lists those behind each count of who is out, page by page, as the pure rule does', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPeople(100), manyCriteria, async (all, asked) => {
        const engine = await bench.openEmpty();
        const documents = all.map(({ id, worker }) => documentOf(id, worker));
        await engine.write(scope, documents);
        await engine.refresh();
        for (const criteria of asked.slice(0, 3)) {
          const { out } = await engine.match(scope, criteria, 1);
          for (const reason of OUT_REASONS) {
            const listed = await everyPageOut(engine, criteria, reason);
            const rule = everyoneOut(documents, criteria, reason, smallReference);
            expect(listed).toEqual({ ids: rule, total: out[reason] });
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('turns no page of one reason with the cursor of another', async () => {
    const engine = await bench.openEmpty();
    const documents = samplePeople(60, 5).map(({ id, worker }) => documentOf(id, worker));
    await engine.write(scope, documents);
    await engine.refresh();
    const [criteria] = fc.sample(arbitraryCriteria, { seed: 5, numRuns: 1 }) as [Criteria];
    const page = await engine.out(scope, criteria, { reason: 'notReleased', limit: 1 });
    expect(page).toMatchObject({ nextCursor: expect.any(String) });
    const other = { reason: 'distance', limit: 1, cursor: page.nextCursor! } as const;
    await expect(engine.out(scope, criteria, other)).rejects.toMatchObject({ kind: 'invalid' });
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
