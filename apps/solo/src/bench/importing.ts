import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { systemScope } from '@rosa/domain';
import { registryBanks, runImport } from '@rosa/registry';
import { openStoreFloor } from '@rosa/store';
import type { Rosa } from '../process/compose.js';
import { meter } from '../process/progress.js';
import { figureOf, once, type Measured } from './figures.js';
import { writePeople } from './people-file.js';
import type { Site } from './site.js';

/** Import, from file to searchable, against raw prepared inserts of the same documents. */

/** As an import takes them where it is told nothing else. */
export const BATCH = 1000;
const scope = systemScope('bench');

interface Rates {
  /** Rows a second, from the first byte read to the last row durable. */
  readonly whole: number;
  /** Rows a second of each full batch. */
  readonly batches: readonly number[];
}

/** Follows a run of batches: the time of each is that since the one before. */
const batchRates = () => {
  const rates: number[] = [];
  const start = performance.now();
  let last = start;
  let read = 0;
  return {
    rates,
    seconds: () => (performance.now() - start) / 1000,
    /** `done` rows so far. */
    ended: (done: number): void => {
      const now = performance.now();
      if (done - read === BATCH) rates.push((BATCH / (now - last)) * 1000);
      [last, read] = [now, done];
    },
  };
};

/** Takes a file in as the command does. @throws where a row is refused: the figures would not be of what they say */
export const importFile = async (
  { transfers }: Pick<Rosa, 'transfers'>,
  site: Site,
  file: string,
  onBatch: (read: number) => void = () => {},
): Promise<void> => {
  const report = await runImport({
    files: [file],
    transfers,
    scope,
    batchSize: BATCH,
    signal: site.io.signal,
    onProgress: (progress) => {
      onBatch(progress.read);
      site.io.progress('Importazione', progress);
    },
  });
  site.io.signal.throwIfAborted();
  if (report.refused > 0)
    throw new Error(`${report.refused} invented rows refused: ${file}.errors.csv`);
};

const insistSearchable = async (rosa: Rosa, site: Site): Promise<void> => {
  const asOf = site.world.asOf;
  const { total } = await rosa.search.find(scope, { sort: 'name', asOf, limit: 1 });
  if (total !== site.people) throw new Error(`${total} of ${site.people} people are searchable`);
};

/** Takes the file in and waits until everyone in it is found. */
export const toSearchable = async (
  rosa: Rosa,
  site: Site,
  file: string,
): Promise<Rates & { /** Rows a second until all are found. */ readonly searchable: number }> => {
  const batches = batchRates();
  await importFile(rosa, site, file, batches.ended);
  const whole = site.people / batches.seconds();
  await rosa.indexer.drain();
  const searchable = site.people / batches.seconds();
  await insistSearchable(rosa, site);
  return { whole, searchable, batches: batches.rates };
};

/** The documents as the store holds them, in the order of the file: ids are not in order, here as there. */
const documentsOf = async (rosa: Rosa, site: Site, from: number) => {
  const count = Math.min(BATCH, site.people - from);
  const ids = Array.from({ length: count }, (_each, at) =>
    String(site.drawPerson(from + at)['id']),
  );
  const records = await rosa.stores.registry.getMany(scope, registryBanks.workers, ids);
  return records.map((record) => ({ id: record.id, body: JSON.stringify(record) }));
};

/** @param place of a floor, as `openStoreFloor` takes it */
export const rawInserts = async (rosa: Rosa, site: Site, place: string): Promise<Rates> => {
  const floor = await openStoreFloor(place);
  const batches: number[] = [];
  const progress = meter(() => Date.now(), site.people);
  let ms = 0;
  try {
    for (let from = 0; from < site.people; from += BATCH) {
      site.io.signal.throwIfAborted();
      const documents = await documentsOf(rosa, site, from);
      const start = performance.now();
      await floor.insert(documents);
      const took = performance.now() - start;
      ms += took;
      if (documents.length === BATCH) batches.push((BATCH / took) * 1000);
      site.io.progress('Inserimenti nudi', progress(from + documents.length));
    }
    return { whole: (site.people / ms) * 1000, batches };
  } finally {
    await floor.close();
  }
};

/** Writes the file of invented people, takes it in, and inserts the same documents raw. */
export const measureImport = async (rosa: Rosa, site: Site): Promise<Measured[]> => {
  const file = join(site.folder, 'people.ndjson');
  await writePeople(site, file, 0, site.people);
  const measured = await toSearchable(rosa, site, file);
  const floor = await rawInserts(rosa, site, join(site.folder, 'floor.db'));
  const shared = { unit: 'rows/s', against: `raw prepared inserts, ${BATCH} a commit` } as const;
  return [
    {
      ...shared,
      key: 'import',
      what: 'import, from file to searchable',
      measured: once(measured.searchable),
      floor: once(floor.whole),
      samples: 1,
      aims: [{ of: 'ratio', at: 'p50', limit: 0.35 }],
    },
    {
      ...shared,
      key: 'import-batch',
      what: `import, each batch of ${BATCH}`,
      measured: figureOf(measured.batches, 'rows/s'),
      floor: figureOf(floor.batches, 'rows/s'),
      samples: measured.batches.length,
      aims: [],
    },
  ];
};
