import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from '../../src/bench/bench.js';
import type { Row } from '../../src/bench/figures.js';
import type { Report } from '../../src/bench/report.js';
import { readConfig } from '../../src/process/config.js';
import type { Io } from '../../src/process/control.js';
import { RUN_SOURCE } from '@rosa/test-kit/processes';

const PROGRAM = join(__dirname, 'start.worker.ts');

/** Every row of the table. */
const KEYS = [
  'import',
  'import-batch',
  'match',
  'start',
  'start-complete',
  'memory',
  'match-http',
  'searchable-idle',
  'searchable-importing',
];

const folder = mkdtempSync(join(tmpdir(), 'rosa-bench-'));
const config = readConfig({ ROSA_DATA: folder, ROSA_LOG: 'error' });
const stop = new AbortController();
const printed: string[] = [];
const io = (signal = stop.signal): Io => ({
  input: process.stdin,
  signal,
  progress: () => {},
  line: () => {},
  data: async (text) => void printed.push(text),
});
const request = {
  questions: 20,
  startCommand: [process.execPath, '--conditions=source', RUN_SOURCE, PROGRAM],
  starts: 1,
  restMs: 1,
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a small run', () => {
  const out = join(folder, 'figures.json');
  const doc = join(folder, 'benchmark.md');
  let report: Report;

  beforeAll(async () => {
    report = await bench({ ...request, people: [2000], out, doc }, config, io());
  }, 300_000);

  it('has every row', () => {
    expect(report.rows.map(({ key }) => key)).toEqual(KEYS);
  });

  it('has finite, positive figures, floors and ratios', () => {
    const numbers = ({ measured, floor, ratio }: Row) =>
      [measured, floor, ratio].flatMap(({ p50, p99 }) => (p99 === null ? [p50] : [p50, p99]));
    const wrong = report.rows.flatMap((row) =>
      numbers(row).filter((each) => !Number.isFinite(each) || each <= 0),
    );
    expect(wrong).toEqual([]);
  });

  it('says the sizes that were left out', () => {
    expect(report.leftOut).toEqual(expect.arrayContaining(['130000 people', '1300000 people']));
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
  await expect(bench({ ...request, people: [500] }, config, io(stopped))).rejects.toThrow(
    'interrotto',
  );
  expect(readdirSync(join(folder, 'bench'))).toEqual([]);
});
