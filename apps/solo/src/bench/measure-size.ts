import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../process/config.js';
import type { Io } from '../process/control.js';
import type { Screens } from './browser.js';
import { isCluster, measureCluster } from './cluster.js';
import { measureElasticsearch } from './elasticsearch.js';
import { rowOf, type Figure, type Measured, type Row } from './figures.js';
import { measureImport } from './importing.js';
import { measureEngine } from './match-engine.js';
import { measureHttp } from './match-http.js';
import { measureScreens } from './screens.js';
import { measureSearchable } from './searchable.js';
import { operatorToken, withRosa } from './rosa.js';
import { siteOf, type Site, type SiteRequest } from './site.js';
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

export interface SizeRequest extends SiteRequest {
  /** Commits timed while idle. */
  readonly commits: number;
  /** `undefined` where there are none to look at. */
  readonly screens: Screens | undefined;
}

const bytesUnder = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0)
    : statSync(path).size;

const embeddedAsk = ({ folder }: Site, commits: number) => ({
  commits,
  floorPlace: join(folder, 'commits.db'),
  key: 'searchable',
  what: 'commit to searchable',
  aims: { idle: 5, importing: 150 },
});

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
  let overHttp: Figure | undefined;
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
      const { rows, whole } = await measureHttp(rosa, site, token);
      measured.push(...rows);
      overHttp = whole;
      if (request.screens) {
        io.line('Misuro le pagine in Chromium');
        measured.push(...(await measureScreens(rosa, site, request.screens)));
      }
      io.line('Misuro dal commit alla ricerca');
      measured.push(...(await measureSearchable(rosa, site, embeddedAsk(site, request.commits))));
    });
    if (overHttp && isCluster(config)) {
      io.line('Misuro gli stessi servizi sui server');
      const cluster = { config, commits: request.commits, overHttp };
      measured.push(...(await measureCluster(site, cluster)));
    }
    return { sizes, rows: measured.map((each) => rowOf(site.people, each)) };
  } finally {
    rmSync(site.folder, { recursive: true, force: true });
  }
};
