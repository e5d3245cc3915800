import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesOnServers } from '@rosa/test-kit/engines';
import { bench } from '../../src/bench/bench.js';
import type { Report } from '../../src/bench/report.js';
import { readConfig } from '../../src/process/config.js';
import { describeCluster } from '../cluster/support/cluster.js';
import { quietIo, senseless, SMALL } from './support/small-run.js';

/** Every row that only the servers have. */
const KEYS = [
  'index-elasticsearch',
  'match-engines',
  'cluster-import',
  'cluster-import-searchable',
  'match-http-engines',
  'cluster-searchable-idle',
  'cluster-searchable-importing',
  'cluster-reindex',
];

describeCluster('a small run beside the servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosa-bench-'));
  const {
    ROSA_TEST_MONGODB: STORE_URL = '',
    ROSA_TEST_REDIS: QUEUE_URL = '',
    ROSA_TEST_ELASTICSEARCH: SEARCH_URL = '',
  } = process.env;
  let report: Report;

  beforeAll(async () => {
    const addresses = { STORE_URL, QUEUE_URL, SEARCH_URL };
    const config = readConfig({ ROSA_DATA: folder, ROSA_LOG: 'error', ...addresses });
    const stop = new AbortController();
    report = await bench({ ...SMALL, people: [2000] }, config, quietIo(stop.signal));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the rows of the cluster, with finite, positive figures, and leaves nothing of it out', () => {
    const rows = report.rows.filter(({ key }) => KEYS.includes(key));
    expect(rows.map(({ key }) => key)).toEqual(KEYS);
    expect(rows.flatMap(senseless)).toEqual([]);
    expect(report.leftOut).not.toContain('engines of the cluster edition');
  });

  it('leaves nothing on the servers', async () => {
    expect(await namesOnServers('rosa-bench-')).toEqual([]);
  });
});
