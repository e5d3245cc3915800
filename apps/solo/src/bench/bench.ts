import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { findScreens, type Screens } from './browser.js';
import { isCluster } from './cluster.js';
import { documentOf } from './document.js';
import { commitOf, loadNow, machineOf } from './machine.js';
import { measureSize, type SizeReport } from './measure-size.js';
import { contextOf, growthOf, tableOf, type Report } from './report.js';

export interface BenchRequest {
  /** Sizes of the registry, smallest first. */
  readonly people: readonly number[];
  readonly questions: number;
  /** Where the JSON goes; `bench/<instant>.json` in the data folder where absent. */
  readonly out?: string;
  /** Where the page of the documentation goes. */
  readonly doc?: string;
  /** What starts a server. */
  readonly startCommand: readonly string[];
  /** How many times a server is started; 3 where absent. */
  readonly starts?: number;
  /** How long a server is left alone before its memory is read, ms; 15 s where absent. */
  readonly restMs?: number;
}

const SEED = 1;
const STARTS = 3;
const REST_MS = 15_000;
export const USUAL = 130_000;
export const LARGE = 1_300_000;

const leftOutOf = (
  sizes: readonly number[],
  config: Config,
  screens: Screens | undefined,
): string[] => [
  ...[USUAL, LARGE].filter((size) => !sizes.includes(size)).map((size) => `${size} people`),
  ...(isCluster(config) ? [] : ['engines of the cluster edition']),
  ...(screens ? [] : ['screens in Chromium']),
  'cold disk caches',
  'several askers at once',
];

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Measures each size, prints the table, writes it as JSON and, where asked, as a page. @throws when told to stop */
export const bench = async (request: BenchRequest, config: Config, io: Io): Promise<Report> => {
  const at = new Date().toISOString();
  const begun = performance.now();
  const before = loadNow();
  const screens = await findScreens();
  const found: SizeReport[] = [];
  for (const people of request.people) {
    io.line(`Registro di ${people} persone`);
    const size = {
      people,
      questions: request.questions,
      commits: request.questions,
      seed: SEED,
      workFolder: join(config.data, 'bench'),
      startCommand: request.startCommand,
      starts: request.starts ?? STARTS,
      restMs: request.restMs ?? REST_MS,
      screens,
    };
    found.push(await measureSize(size, config, io));
  }
  const rows = found.flatMap((size) => size.rows);
  const report: Report = {
    version: 1,
    at,
    commit: await commitOf(),
    machine: machineOf(),
    load: { before, after: loadNow() },
    seed: SEED,
    questions: request.questions,
    seconds: (performance.now() - begun) / 1000,
    sizes: found.map(({ sizes }) => sizes),
    rows,
    growth: growthOf(rows),
    leftOut: leftOutOf(request.people, config, screens),
  };
  const out = request.out ?? join(config.data, 'bench', `${at.replaceAll(':', '-')}.json`);
  write(out, `${JSON.stringify(report, null, 2)}\n`);
  if (request.doc) write(request.doc, documentOf(report));
  await io.data(`${[tableOf(report), '', ...contextOf(report)].join('\n')}\n`);
  io.line(`Scritto in ${out}`);
  return report;
};
