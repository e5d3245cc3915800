import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { systemScope, type WorkerRecord } from '@rosa/domain';
import { registryBanks } from '@rosa/registry';
import { contentOf } from '@rosa/service-kit';
import { openStoreFloor } from '@rosa/store';
import type { Rosa } from '../process/compose.js';
import { figureOf, type Figure, type Measured } from './figures.js';
import { importFile } from './importing.js';
import { writePeople } from './people-file.js';
import { Refreshes } from './refreshes.js';
import type { Site } from './site.js';

/** From a commit to the search that shows it: idle, and while people are imported. */

const scope = systemScope('bench');
const { workers } = registryBanks;
/** Between two commits of a run beside an import: as an office of several desks writes. */
const PAUSE_MS = 40;
/** Commits made before any is counted. */
const WARM_UP = 100;
/** People taken in meanwhile: as long as a hundred changes take, of which a slowest hundredth can be told. */
const IMPORTED = 60_000;

/** A family name nobody has; all of one length, so that none begins another. */
const newName = (serial: number): string =>
  `Quxz${[...serial.toString().padStart(5, '0')].map((digit) => 'bcdfghklmn'[Number(digit)]).join('')}`;

const isFound = async ({ search }: Rosa, site: Site, text: string, id: string) => {
  const { asOf } = site.world;
  const { ids } = await search.find(scope, { text, sort: 'name', asOf, limit: 1 });
  return ids[0] === id;
};

const rename = async (rosa: Rosa, site: Site, serial: number) => {
  const id = String(site.drawPerson(serial % site.people)['id']);
  const before = await rosa.stores.registry.get(scope, workers, id);
  if (!before) throw new Error('an invented person is missing');
  const familyName = newName(serial);
  const record: WorkerRecord = { ...contentOf(before), familyName };
  return {
    id,
    familyName,
    change: { op: 'put', bank: workers, id, expect: before.rev, record },
  } as const;
};

/** ms. */
interface Sample {
  /** From the instant at which the change is durable, or told to be, until a search shows it, the search included. */
  readonly whole: number;
  /** Of it, the refresh of a server that ended before that search. */
  readonly refresh: number;
}

/** @param refreshes of an engine that is a server: asked without a pause it would have its hands full with the asking */
const commitToSearchable = async (
  rosa: Rosa,
  site: Site,
  serial: number,
  refreshes: Refreshes | undefined,
): Promise<Sample> => {
  const { id, familyName, change } = await rename(rosa, site, serial);
  let seen = refreshes?.ended ?? 0;
  const answered = rosa.stores.registry.commit(scope, [change]);
  // The embedded store commits before it answers: the clock starts there, ahead of whoever waits for the answer.
  const embedded = performance.now();
  await answered;
  const committed = rosa.config.storeUrl.startsWith('sqlite:') ? embedded : performance.now();
  // A look before the relay has had its turn would only hold it up.
  do {
    site.io.signal.throwIfAborted();
    if (refreshes) seen = await refreshes.after(seen);
    else await setImmediate();
  } while (!(await isFound(rosa, site, familyName, id)));
  const whole = performance.now() - committed;
  // One that had begun before the commit counts from there.
  return { whole, refresh: Math.min(whole, refreshes?.msOf(seen) ?? 0) };
};

/** One document a commit, nothing else: what any change costs before anyone can look for it. */
const bareCommits = async (
  rosa: Rosa,
  site: Site,
  { commits, floorPlace }: Asked,
): Promise<Figure> => {
  const floor = await openStoreFloor(floorPlace);
  try {
    const samples: number[] = [];
    for (let serial = 0; serial < commits; serial++) {
      const { id, change } = await rename(rosa, site, serial);
      const document = { id: `${id}-${serial}`, body: JSON.stringify(change.record) };
      const start = performance.now();
      await floor.insert([document]);
      samples.push(performance.now() - start);
    }
    return figureOf(samples);
  } finally {
    await floor.close();
  }
};

const idleSamples = async (
  rosa: Rosa,
  site: Site,
  count: number,
  refreshes: Refreshes | undefined,
): Promise<Sample[]> => {
  const samples: Sample[] = [];
  for (let serial = 0; serial < count; serial++) {
    samples.push(await commitToSearchable(rosa, site, serial, refreshes));
    await setImmediate();
  }
  return samples;
};

/** Takes in people beyond the registry's own and commits meanwhile, until they are in. */
const busySamples = async (
  rosa: Rosa,
  site: Site,
  from: number,
  refreshes: Refreshes | undefined,
): Promise<Sample[]> => {
  const file = join(site.folder, 'more.ndjson');
  await writePeople(site, file, site.people, site.people + Math.min(IMPORTED, site.people));
  const samples: Sample[] = [];
  const ended = new AbortController();
  const imported = importFile(rosa, site, file).finally(() => ended.abort());
  for (let serial = from; !ended.signal.aborted; serial++) {
    samples.push(await commitToSearchable(rosa, site, serial, refreshes));
    await setTimeout(PAUSE_MS);
  }
  await imported;
  return samples;
};

/** What is measured, and what is aimed at there. */
interface Asked {
  /** While idle. */
  readonly commits: number;
  /** Of the bare commits, as `openStoreFloor` takes it. */
  readonly floorPlace: string;
  /** Begins the rows' keys. */
  readonly key: string;
  /** Begins their words. */
  readonly what: string;
  /** p99, ms. */
  readonly aims: { readonly idle: number; readonly importing: number };
}

interface Taken {
  readonly samples: readonly Sample[];
  /** Ends the row's key. */
  readonly key: string;
  /** Ends its words. */
  readonly when: string;
  /** Of p99, ms. */
  readonly aim: number;
}

const WHOLE = 'looked for when a refresh has ended, the look included';
const LESS =
  'each less the refresh that showed it: every batch is refreshed as it is written, so this takes the place of the interval between two';

/** One row of what was taken on one machine; of a server a second, which has the aim, without its refresh. */
const rowsOf = (
  { key, what }: Asked,
  { samples, key: end, when, aim }: Taken,
  floor: Figure,
  isServer: boolean,
): Measured[] => {
  const aims = [{ of: 'measured', at: 'p99', limit: aim }] as const;
  const shared = {
    unit: 'ms',
    floor,
    against: 'bare commit of the same document',
    samples: samples.length,
  } as const;
  const whole = {
    ...shared,
    key: `${key}-${end}`,
    what: `${what}, ${when}`,
    measured: figureOf(samples.map((sample) => sample.whole)),
  };
  if (!isServer) return [{ ...whole, aims }];
  const less = {
    ...shared,
    key: `${key}-${end}-less`,
    what: `${what}, ${when}, less the refresh`,
    measured: figureOf(samples.map((sample) => sample.whole - sample.refresh)),
  };
  return [
    { ...whole, aims: [], note: WHOLE },
    { ...less, aims, note: LESS },
  ];
};

export const measureSearchable = async (
  rosa: Rosa,
  site: Site,
  asked: Asked,
): Promise<Measured[]> => {
  const { commits, aims } = asked;
  const floor = await bareCommits(rosa, site, asked);
  const refreshes = rosa.search.engine === 'embedded' ? undefined : new Refreshes(rosa.search);
  // The first commits and searches of a process are compiled while they run: an idle office is long past them.
  await idleSamples(rosa, site, WARM_UP, refreshes);
  const idle = await idleSamples(rosa, site, commits, refreshes);
  const busy = await busySamples(rosa, site, commits, refreshes);
  await rosa.indexer.drain();
  const isServer = refreshes !== undefined;
  return [
    { samples: idle, key: 'idle', when: 'idle', aim: aims.idle },
    { samples: busy, key: 'importing', when: 'during an import', aim: aims.importing },
  ].flatMap((taken) => rowsOf(asked, taken, floor, isServer));
};
