import { systemScope } from '@rosa/domain';
import { arbitraryCriteria, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import type { SearchEngine } from '../src/index.js';
import type { SearchBench } from './contract/bench.js';
import { expectRule } from './contract/compare.js';
import { documentOf, samplePeople } from './contract/registry.js';
import { EmbeddedBench } from './embedded-bench.js';
import { describeOnElasticsearch, ElasticBench } from './support/elasticsearch.js';

/**
 * The same people and criteria on both engines and by the pure rule. `ROSA_TEST_PARITY_PEOPLE=130000` does so over a whole
 * registry: some minutes.
 */
const PEOPLE = Number(process.env['ROSA_TEST_PARITY_PEOPLE'] ?? 5000);
const CRITERIA = 200;
const LIMIT = 20;
const BATCH = 1000;
const scope = systemScope('parity');
jest.setTimeout(Math.max(180_000, PEOPLE * 20));

describe(`parity over ${PEOPLE} people and ${CRITERIA} criteria`, () => {
  let people: readonly ReturnType<typeof documentOf>[];
  const criteria = fc.sample(arbitraryCriteria, { seed: 62, numRuns: CRITERIA });

  beforeAll(() => {
    people = samplePeople(PEOPLE, 61).map(({ id, worker }) => documentOf(id, worker));
  });

  const filled = async (bench: SearchBench): Promise<SearchEngine> => {
    const engine = await bench.openEmpty();
    for (let at = 0; at < people.length; at += BATCH) {
      await engine.write(scope, people.slice(at, at + BATCH));
    }
    await engine.refresh();
    return engine;
  };

  const expectTheRule = async (bench: SearchBench): Promise<void> => {
    try {
      const engine = await filled(bench);
      for (const one of criteria) {
        const list = await engine.match(scope, one, LIMIT);
        expectRule(list, people, one, LIMIT, smallReference);
      }
    } finally {
      await bench.end();
    }
  };

  it('the embedded engine lists and counts as the pure rule does', async () => {
    await expectTheRule(new EmbeddedBench());
  });

  describeOnElasticsearch('with a server', () => {
    it('Elasticsearch lists and counts as the pure rule does', async () => {
      await expectTheRule(new ElasticBench());
    });
  });
});
