import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { systemScope } from '@rosa/domain';
import { registryTransfers } from '@rosa/registry';
import type { Config } from '../process/config.js';
import { compose, type Rosa } from '../process/compose.js';
import { borrowServers } from './borrowed-servers.js';
import { figureOf, once, type Figure, type Measured } from './figures.js';
import { BATCH, rawInserts, toSearchable } from './importing.js';
import { LIMIT } from './match-engine.js';
import { measureHttp } from './match-http.js';
import { writePeople } from './people-file.js';
import { operatorToken, withRosa } from './rosa.js';
import { measureSearchable } from './searchable.js';
import type { Site } from './site.js';
import { timed } from './timed.js';

/** The same services in this process on MongoDB, Redis and Elasticsearch, where the environment names all three. */

const scope = systemScope('bench');

export const isCluster = ({ storeUrl, queueUrl, searchUrl }: Config): boolean =>
  storeUrl.startsWith('mongodb:') && /^rediss?:/.test(queueUrl) && /^https?:/.test(searchUrl);

/** Takes a file in as the registry's own process does, on a machine that indexes nothing; indexes once the file is in. */
const takeIn = async (site: Site) => {
  const file = join(site.folder, 'people.ndjson');
  await writePeople(site, file, 0, site.people);
  const rosa = await compose(site.config);
  try {
    const { stores, reference, clock, opportunities } = rosa;
    const questions = { set: opportunities.questionSet };
    const transfers = registryTransfers({ store: stores.registry, reference, clock, questions });
    const measured = await toSearchable({ ...rosa, transfers }, site, file);
    return { measured, floor: await rawInserts(rosa, site, rosa.config.storeUrl) };
  } finally {
    await rosa.stop();
    rmSync(file);
  }
};

const measureImport = async (site: Site): Promise<Measured[]> => {
  const { measured, floor } = await takeIn(site);
  const shared = {
    unit: 'rows/s',
    floor: once(floor.whole),
    against: `raw bulkWrite into MongoDB, ${BATCH} at a time`,
    samples: 1,
  } as const;
  return [
    {
      ...shared,
      key: 'cluster-import',
      what: 'import into MongoDB, from file to stored',
      measured: once(measured.whole),
      aims: [{ of: 'ratio', at: 'p50', limit: 0.6 }],
      note: 'judged, with its outbox; the registry alone at work, as on a machine of its own',
    },
    {
      ...shared,
      key: 'cluster-import-searchable',
      what: 'import into the cluster, from file to searchable',
      measured: once(measured.searchable),
      aims: [],
      note: 'indexed in Elasticsearch once the file is in: what the row above takes is counted with it',
    },
  ];
};

/** Asks the questions in turn until told that there is enough; ms of each. @throws where one fails */
const askUntil = async (
  rosa: Rosa,
  { questions, io }: Site,
  isEnough: (asked: number) => boolean,
): Promise<number[]> => {
  const samples: number[] = [];
  for (let at = 0; !isEnough(at); at++) {
    io.signal.throwIfAborted();
    const { criteria } = questions[at % questions.length]!;
    samples.push((await timed(() => rosa.search.match(scope, criteria, LIMIT))).ms);
  }
  return samples;
};

const measureReindex = async (rosa: Rosa, site: Site): Promise<Measured> => {
  const idle = await askUntil(rosa, site, (asked) => asked === site.questions.length);
  const start = performance.now();
  let seconds = 0;
  const rebuilt = rosa.indexer
    .reindex({
      signal: site.io.signal,
      onProgress: (progress) => site.io.progress('Indice nuovo', progress),
    })
    .finally(() => (seconds = (performance.now() - start) / 1000));
  const [during, { documents }] = await Promise.all([
    askUntil(rosa, site, (asked) => seconds > 0 && asked > 0),
    rebuilt,
  ]);
  return {
    key: 'cluster-reindex',
    what: '/match on Elasticsearch during a reindex',
    unit: 'ms',
    measured: figureOf(during),
    floor: figureOf(idle),
    against: 'the same questions before it',
    samples: during.length,
    aims: [],
    note: `${documents} documents in ${seconds.toFixed(1)} s; ${during.length} searches meanwhile, failed 0`,
  };
};

const measureBoth = async (rosa: Rosa, site: Site, embedded: Figure): Promise<Measured> => {
  const { whole } = await measureHttp(rosa, site, await operatorToken(rosa));
  return {
    key: 'match-http-engines',
    what: '/match over HTTP, whole, on one machine',
    unit: 'ms',
    measured: embedded,
    floor: whole,
    against: 'the same on MongoDB and Elasticsearch',
    samples: site.questions.length,
    aims: [],
  };
};

interface Asked {
  /** What the environment says. */
  readonly config: Config;
  /** While idle. */
  readonly commits: number;
  /** Whole answers of `/match` over HTTP on one machine, ms. */
  readonly overHttp: Figure;
}

/** Databases, keys and index have names of their own, and are gone at the end. @throws where a server does not answer */
export const measureCluster = async (
  site: Site,
  { config, commits, overHttp }: Asked,
): Promise<Measured[]> => {
  const servers = borrowServers({ ...config, data: site.folder });
  const there: Site = { ...site, config: servers.config };
  try {
    const imported = await measureImport(there);
    return await withRosa(there, async (rosa) => [
      ...imported,
      await measureBoth(rosa, there, overHttp),
      ...(await measureSearchable(rosa, there, {
        commits,
        floorPlace: servers.config.storeUrl,
        key: 'cluster-searchable',
        what: 'commit to searchable on the cluster',
        aims: { idle: 50, importing: 250 },
      })),
      await measureReindex(rosa, there),
    ]);
  } finally {
    await servers.giveBack(site.reference);
  }
};
