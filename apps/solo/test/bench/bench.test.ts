import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from '../../src/bench/bench.js';
import { CHROMIUM } from '../../src/bench/browser.js';
import type { Report } from '../../src/bench/report.js';
import { readConfig } from '../../src/process/config.js';
import { quietIo, senseless, SMALL } from './support/small-run.js';

const folder = mkdtempSync(join(tmpdir(), 'rosa-bench-'));

/** Where there is a Chromium. */
const SCREENS = ['redrawn', 'first-page', 'script-first', 'script-pages'];
const screens = existsSync(CHROMIUM) ? SCREENS : [];

/** Every row of the table. */
const KEYS = [
  'import',
  'import-batch',
  'match',
  'start',
  'start-complete',
  'memory',
  'match-http',
  'match-http-first',
  ...screens,
  'searchable-idle',
  'searchable-importing',
];

const config = readConfig({ ROSA_DATA: folder, ROSA_LOG: 'error' });
const stop = new AbortController();
const printed: string[] = [];
const io = (signal = stop.signal) => quietIo(signal, printed);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a small run', () => {
  const out = join(folder, 'figures.json');
  const doc = join(folder, 'benchmark.md');
  let report: Report;

  beforeAll(async () => {
    report = await bench({ ...SMALL, people: [2000], out, doc }, config, io());
  }, 300_000);

  it('has every row', () => {
    expect(report.rows.map(({ key }) => key)).toEqual(KEYS);
  });

  it('has finite, positive figures, floors and ratios', () => {
    expect(report.rows.flatMap(senseless)).toEqual([]);
  });

  it('says the sizes that were left out', () => {
    expect(report.leftOut).toEqual(expect.arrayContaining(['130000 people', '1300000 people']));
    expect(report.leftOut.includes('screens in Chromium')).toBe(screens.length === 0);
  });

  it('prints its table, and writes the same as JSON and as a page', () => {
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(JSON.parse(JSON.stringify(report)));
    const table = printed[0]!.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(2 + report.rows.length);
    for (const line of table) expect(readFileSync(doc, 'utf8')).toContain(line);
  });

  it('leaves no registry behind', () => {
    expect(readdirSync(join(folder, 'bench'))).toEqual([]);
  });
});

it('stops when told to, and leaves no registry behind', async () => {
  const stopped = AbortSignal.abort(new Error('interrotto'));
  await expect(bench({ ...SMALL, people: [500] }, config, io(stopped))).rejects.toThrow(
    'interrotto',
  );
  expect(readdirSync(join(folder, 'bench'))).toEqual([]);
});
