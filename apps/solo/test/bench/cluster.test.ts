import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOnServers } from '@rosa/test-kit/engines';
import { measureCluster } from '../../src/bench/cluster.js';
import { rowOf, type Row } from '../../src/bench/figures.js';
import { siteOf } from '../../src/bench/site.js';
import { readConfig } from '../../src/process/config.js';
import { describeCluster } from '../cluster/support/cluster.js';
import { quietIo, senseless, SMALL } from './support/small-run.js';

/** Every row of the same services on the servers. */
const KEYS = [
  'cluster-import',
  'cluster-import-searchable',
  'match-http-engines',
  'cluster-searchable-idle',
  'cluster-searchable-idle-less',
  'cluster-searchable-importing',
  'cluster-searchable-importing-less',
  'cluster-reindex',
];

describeCluster('a small run on the servers', () => {
  const workFolder = mkdtempSync(join(tmpdir(), 'rosa-bench-'));
  const {
    ROSA_TEST_MONGODB: STORE_URL = '',
    ROSA_TEST_REDIS: QUEUE_URL = '',
    ROSA_TEST_ELASTICSEARCH: SEARCH_URL = '',
  } = process.env;
  let rows: readonly Row[];

  beforeAll(async () => {
    const addresses = { STORE_URL, QUEUE_URL, SEARCH_URL };
    const config = readConfig({ ROSA_DATA: workFolder, ROSA_LOG: 'error', ...addresses });
    const people = 1000;
    const request = { ...SMALL, people, seed: 1, workFolder };
    const site = siteOf(request, config, quietIo(new AbortController().signal));
    const overHttp = { p50: 1, p95: 1, p99: 1 };
    const measured = await measureCluster(site, { config, commits: 20, overHttp });
    rows = measured.map((each) => rowOf(people, each));
  }, 300_000);
  afterAll(() => rmSync(workFolder, { recursive: true }));

  it('has every row, with finite, positive figures', () => {
    expect(rows.map(({ key }) => key)).toEqual(KEYS);
    expect(rows.flatMap(senseless)).toEqual([]);
  });

  it('leaves nothing on the servers', async () => {
    expect(await namesOnServers('rosa-bench-')).toEqual([]);
  });
});
