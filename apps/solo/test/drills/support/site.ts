import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@rosa/domain';
import { createIndexer, type Differences, type Indexer } from '@rosa/indexer';
import { openQueue } from '@rosa/queue';
import { loadReference } from '@rosa/reference';
import { registryBanks } from '@rosa/registry';
import { openSearch, type SearchEngine } from '@rosa/search';
import { recordsOf, systemTimer } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import { EngineReader, type Holding } from '@rosa/test-kit/engine-reader';
import { Cluster, type Copies } from '../../cluster/support/cluster.js';
import { DrillEngines } from './engines.js';
import { Ledger } from './ledger.js';
import type { Office } from './load.js';

/** The four services on servers of their own, two indexers at once, and those who look whether anything was lost. */

const COPIES: Copies = { registry: 1, opportunities: 1, indexer: 2, gateway: 1 };

/** The index has this long to be level with the store; what takes longer is said, what takes this long fails. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 200;

export class Site {
  /** Of the whole run: what was kept in one drill must be there after all that follow. */
  readonly ledger = new Ledger();

  private constructor(
    readonly engines: DrillEngines,
    readonly cluster: Cluster,
    readonly office: Office,
    readonly reader: EngineReader,
    readonly store: Store,
    readonly search: SearchEngine,
    /** The system's own reconcile and reindex, past every wire. */
    readonly indexer: Indexer,
  ) {}

  static async start(): Promise<Site> {
    const engines = await DrillEngines.start();
    const cluster = await Cluster.start({ engines, numbers: COPIES });
    const here = { territory: ['002'] };
    const office = {
      operator: await cluster.as('operator', { ...here, name: 'Op. L. Ricci' }),
      animator: await cluster.as('animator', { ...here, name: 'An. S. Bo' }),
      central: await cluster.as('central', { name: 'Équipe centrale' }),
    };
    const { storeUrl, searchUrl } = {
      storeUrl: engines.urlOf('mongodb'),
      searchUrl: engines.urlOf('elasticsearch'),
    };
    const reference = loadReference();
    const banks = [registryBanks.workers];
    const clock = systemClock;
    const store = await openStore({ url: storeUrl, service: 'registry', banks, clock });
    const search = await openSearch({ url: searchUrl, reference });
    const indexer = createIndexer({
      stores: [],
      records: recordsOf(store, registryBanks.workers),
      queue: await openQueue({ url: 'embedded:' }),
      search,
      reference,
      clock,
      timer: systemTimer,
      onError: (error) => {
        throw error;
      },
    });
    const reader = new EngineReader({ storeUrl, searchUrl });
    return new Site(engines, cluster, office, reader, store, search, indexer);
  }

  /** Milliseconds until the index shows all that the store holds now, or newer, while work goes on. */
  async untilCovered(but: ReadonlySet<string> = new Set()): Promise<number> {
    const began = performance.now();
    const held = await this.reader.people();
    const isBehind = ([id, person]: [string, Holding], entry: Holding | undefined): boolean =>
      !but.has(id) && (entry ? entry.rev < person.rev : !person.deleted);
    return this.until(began, async () => {
      const indexed = await this.reader.indexed();
      return [...held].filter((one) => isBehind(one, indexed.get(one[0]))).map(([id]) => id);
    });
  }

  /** Milliseconds until index and store hold the same people at the same revisions, when nobody writes. */
  async untilLevel(): Promise<number> {
    return this.until(performance.now(), async () =>
      differing(await this.reader.people(), await this.reader.indexed()),
    );
  }

  reconcile(): Promise<Differences> {
    return this.indexer.reconcile();
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
    await this.reader.close();
    await this.search.close();
    await this.store.close();
  }

  private async until(began: number, left: () => Promise<readonly string[]>): Promise<number> {
    for (;;) {
      const ids = await left();
      if (ids.length === 0) return performance.now() - began;
      if (performance.now() - began > PATIENCE_MS)
        throw new Error(`The index does not get level: ${ids.length} differ, as ${ids[0]}`);
      await pause(LOOK_MS);
    }
  }
}

/** Who is not in both at one revision. A tombstone may be missing from an index made after the person was deleted. */
const differing = (
  people: ReadonlyMap<string, Holding>,
  indexed: ReadonlyMap<string, Holding>,
): readonly string[] => [
  ...[...people].flatMap(([id, { rev, deleted }]) => {
    const entry = indexed.get(id);
    const isSame = entry ? entry.rev === rev && entry.deleted === deleted : deleted;
    return isSame ? [] : [id];
  }),
  ...[...indexed.keys()].filter((id) => !people.has(id)),
];
