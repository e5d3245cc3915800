import { invalid, wrong, type Criteria, type MatchList, type WorkerDocument } from '@rosa/domain';
import type { SearchEngine, SearchOptions } from './port.js';

type Load = () => Promise<{ openSearch(options: SearchOptions): Promise<SearchEngine> }>;

const elasticsearch: Load = () => import('./elasticsearch/engine.js');

/** The engines, by the scheme of their address; only the one chosen is loaded. */
const ADAPTERS: Readonly<Record<string, Load>> = {
  embedded: () => import('./embedded/engine.js'),
  http: elasticsearch,
  https: elasticsearch,
};

/** Opens the search engine its address names. Fails as `invalid` on an address no engine has. */
export const openSearch = async (options: SearchOptions): Promise<SearchEngine> => {
  const scheme = options.url.split(':', 1)[0] ?? '';
  const load = Object.hasOwn(ADAPTERS, scheme) ? ADAPTERS[scheme] : undefined;
  if (!load || options.url.length === scheme.length + 1) {
    throw invalid([wrong('SEARCH_URL', 'search.unknownAddress', { scheme })]);
  }
  return (await load()).openSearch(options);
};

/** The embedded engine, and the floor it is measured against. */
export interface SearchWithFloor {
  readonly engine: SearchEngine;
  /** The list by a plain scan of the same arrays with the same formula: nothing skipped, nothing kept between questions. */
  plainScan(criteria: Criteria, limit: number): MatchList;
}

/** Opens `embedded:FOLDER` for the benchmark. */
export const openSearchWithFloor = async (options: SearchOptions): Promise<SearchWithFloor> => {
  const { openSearch: open } = await import('./embedded/engine.js');
  const engine = await open(options);
  return { engine, plainScan: (criteria, limit) => engine.plainScan(criteria, limit) };
};

/** Elasticsearch, the floor its writing is measured against, and an end without a trace. */
export interface SearchWithRawBulk {
  readonly engine: SearchEngine;
  readonly floor: {
    /** Answers what sends these documents in a bare `_bulk` request. */
    prepare(documents: readonly WorkerDocument[]): () => Promise<void>;
  };
  /** Removes what was written, and closes. */
  drop(): Promise<void>;
}

/** Opens `http(s)://…/NAME` for the benchmark, under a name of its own. */
export const openSearchWithRawBulk = async (options: SearchOptions): Promise<SearchWithRawBulk> => {
  const { openSearch: open } = await import('./elasticsearch/engine.js');
  const engine = await open(options);
  const floor = await engine.rawBulk();
  const drop = async (): Promise<void> => {
    await floor.close();
    await engine.drop();
    await engine.close();
  };
  return { engine, floor, drop };
};
