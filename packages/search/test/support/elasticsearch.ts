import { randomUUID } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { smallReference } from '@rosa/test-kit';
import { SHAPE } from '../../src/elasticsearch/layout.js';
import { openSearch, type SearchEngine } from '../../src/index.js';
import type { SearchBench } from '../contract/bench.js';

/** The Elasticsearch the tests may use; absent, its tests are skipped aloud (and with ROSA_FORBID_SKIP=1 they fail). */
const url = process.env['ROSA_TEST_ELASTICSEARCH'];

/** Elasticsearch over names of its own, each deleted at the end. */
export class ElasticBench implements SearchBench {
  /** Straight to the server, to look at it and to do it harm. */
  readonly client: Client;
  private readonly server = url ?? 'http://127.0.0.1:9200';
  private readonly names: string[] = [];
  private readonly engines: SearchEngine[] = [];

  constructor() {
    this.client = new Client({ node: this.server });
  }

  get name(): string {
    return this.names.at(-1)!;
  }

  /** The address of the last `openEmpty`. */
  get url(): string {
    return `${this.server}/${this.name}`;
  }

  /** The alias by which the engine reads. */
  get alias(): string {
    return `${this.name}-people-${SHAPE}`;
  }

  newName(): void {
    this.names.push(`test-${randomUUID()}`);
  }

  async openEmpty(): Promise<SearchEngine> {
    await this.end();
    this.newName();
    return this.openAgain();
  }

  async openAgain(): Promise<SearchEngine> {
    const engine = await openSearch({ url: this.url, reference: smallReference });
    this.engines.push(engine);
    return engine;
  }

  /** The indexes there are under the last name. */
  async indexes(): Promise<readonly string[]> {
    return Object.keys(await this.client.indices.get({ index: `${this.name}*` })).sort();
  }

  async end(): Promise<void> {
    for (const engine of this.engines.splice(0)) await engine.close();
    for (const name of this.names.splice(0)) {
      const found = Object.keys(await this.client.indices.get({ index: `${name}*` }));
      if (found.length > 0) await this.client.indices.delete({ index: found });
    }
  }
}

/** Runs the suite where a server is named; elsewhere says aloud that it did not. */
export const describeOnElasticsearch = (name: string, suite: () => void): void => {
  if (url) describe(name, suite);
  else if (process.env['ROSA_FORBID_SKIP'] === '1') {
    it(`${name}: needs ROSA_TEST_ELASTICSEARCH (npm run engines)`, () => {
      throw new Error('ROSA_TEST_ELASTICSEARCH is not set, and no test may be skipped');
    });
  } else {
    describe.skip(name, suite);
    process.stderr.write(
      `${name}: skipped, start the engines with npm run engines and set ROSA_TEST_ELASTICSEARCH\n`,
    );
  }
};
