import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, systemScope, todayOf } from '@rosa/domain';
import { createToken } from '@rosa/gateway';
import { loadReference } from '@rosa/reference';
import { drawRegistry } from '../demo/registry.js';
import { createWorld } from '../demo/world.js';
import { compose, type Rosa } from '../process/compose.js';
import { catchUp } from '../process/catch-up.js';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import { measureElasticsearch } from './elasticsearch.js';
import { rowOf, type Measured, type Row } from './figures.js';
import { measureImport } from './importing.js';
import { measureEngine } from './match-engine.js';
import { measureHttp } from './match-http.js';
import { drawQuestions } from './questions.js';
import { measureSearchable } from './searchable.js';
import type { Site } from './site.js';
import { measureStart } from './starting.js';

/** Bytes on disk of what was measured. */
export interface Sizes {
  readonly people: number;
  readonly file: number;
  readonly store: number;
  readonly index: number;
}

export interface SizeReport {
  readonly sizes: Sizes;
  readonly rows: readonly Row[];
}

export interface SizeRequest {
  readonly people: number;
  readonly questions: number;
  /** Commits timed while idle. */
  readonly commits: number;
  readonly seed: number;
  /** A folder is made in it, and deleted at the end. */
  readonly workFolder: string;
  readonly startCommand: readonly string[];
  readonly starts: number;
  readonly restMs: number;
}

const bytesUnder = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0)
    : statSync(path).size;

const siteOf = (request: SizeRequest, config: Config, io: Io): Site => {
  mkdirSync(request.workFolder, { recursive: true });
  const folder = mkdtempSync(join(request.workFolder, `${request.people}-`));
  const reference = loadReference();
  const world = createWorld(reference, request.seed, todayOf(systemClock));
  return {
    people: request.people,
    folder,
    config: {
      ...config,
      data: folder,
      storeUrl: `sqlite:${folder}`,
      searchUrl: `embedded:${folder}/search`,
    },
    reference,
    world,
    drawPerson: drawRegistry(world, request.people).find(({ type }) => type === 'worker')!.draw,
    questions: drawQuestions(world, request.questions),
    startCommand: request.startCommand,
    starts: request.starts,
    restMs: request.restMs,
    io,
  };
};

/** Composes everything over the site's folder for the length of `act`. */
const withRosa = async <T>(site: Site, act: (rosa: Rosa) => Promise<T>): Promise<T> => {
  const rosa = await compose(site.config);
  try {
    await catchUp(rosa, site.io);
    return await act(rosa);
  } finally {
    await rosa.stop();
  }
};

const operatorToken = async ({ stores, clock, reference, audit }: Rosa): Promise<string> => {
  const context = { store: stores.gateway, clock, catalogue: reference, audit };
  const standing = { role: 'operator', territory: ['063'], name: 'bench' } as const;
  return (await createToken(context, systemScope('bench'), standing)).token;
};

/**
 * Everything at one size, each measurement after the other over the same people: taken in from a file; ranked in the
 * engine; started anew; asked over HTTP; changed while idle and during an import.
 */
export const measureSize = async (
  request: SizeRequest,
  config: Config,
  io: Io,
): Promise<SizeReport> => {
  const site = siteOf(request, config, io);
  const measured: Measured[] = [];
  try {
    const token = await withRosa(site, async (rosa) => {
      measured.push(...(await measureImport(rosa, site)));
      return operatorToken(rosa);
    });
    const at = (name: string) => bytesUnder(join(site.folder, name));
    const sizes = {
      people: site.people,
      file: at('people.ndjson'),
      store: at('registry.db'),
      index: at('search'),
    };
    for (const name of ['people.ndjson', 'floor.db']) rmSync(join(site.folder, name));
    io.line('Misuro il motore contro la scansione semplice');
    measured.push(await measureEngine(site));
    io.line('Misuro le partenze');
    measured.push(...(await measureStart(site, token)));
    await withRosa(site, async (rosa) => {
      // Where the environment names a server for search.
      if (/^https?:/.test(config.searchUrl)) {
        io.line('Misuro Elasticsearch accanto al motore di una macchina');
        measured.push(...(await measureElasticsearch(rosa, site, config.searchUrl)));
      }
      io.line('Misuro /match via HTTP');
      measured.push(await measureHttp(rosa, site, token));
      io.line('Misuro dal commit alla ricerca');
      measured.push(...(await measureSearchable(rosa, site, request.commits)));
    });
    return { sizes, rows: measured.map((each) => rowOf(site.people, each)) };
  } finally {
    rmSync(site.folder, { recursive: true, force: true });
  }
};
