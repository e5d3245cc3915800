import { matchPlanOf, outOfService, refuse } from '@rosa/domain';
import type {
  Criteria,
  Findability,
  IndexEntry,
  MatchList,
  Scope,
  WorkerDocument,
} from '@rosa/domain';
import { Cursors } from '../cursor.js';
import type {
  IndexVersion,
  OutPage,
  OutQuery,
  PeoplePage,
  PeopleQuery,
  RebuildOptions,
  RebuildReport,
  SearchEngine,
  SearchOptions,
  WriteResult,
} from '../port.js';
import { find } from './find.js';
import { findability } from './findability.js';
import { aliasesOf, dropAll, ensureCurrent, goBack, metaOf } from './generations.js';
import { SHAPE } from './layout.js';
import { rank } from './match.js';
import { outPage } from './out-page.js';
import { RawBulk } from './raw-bulk.js';
import { rebuild, type Rebuilding } from './rebuild.js';
import { asUnavailable, clientOf, ENGINE } from './server.js';
import { settingsOf } from './settings.js';
import { versions } from './versions.js';
import { Writer } from './writer.js';

const HEALTH_TIMEOUT = '2s';

/** Elasticsearch, shared by all processes: see the port for what it guarantees, docs/adr/0019 for how. */
export class ElasticSearch implements SearchEngine {
  readonly engine = ENGINE;
  private rebuilding = false;
  private closed = false;

  private constructor(
    private readonly parts: Rebuilding,
    private readonly cursors: Cursors,
  ) {}

  /** Opens the index the address names, made where there is none; fails as `unavailable` where no server answers. */
  static async open({ url, reference }: SearchOptions): Promise<ElasticSearch> {
    const settings = settingsOf(url, process.env);
    const client = clientOf(settings);
    try {
      const aliases = aliasesOf(settings);
      const found = await ensureCurrent(client, aliases, settings);
      const { cursorKey } = await metaOf(client, found.current!);
      const cursors = new Cursors(Buffer.from(cursorKey, 'base64'));
      const writer = new Writer(client, aliases, reference, found);
      return new ElasticSearch({ client, aliases, settings, reference, writer }, cursors);
    } catch (error) {
      await client.close();
      throw asUnavailable(error);
    }
  }

  indexVersion(): string {
    const { writer, reference } = this.parts;
    const build = writer.generations.current?.slice(this.index.length + 1);
    return `${SHAPE}-${reference.version}-${build}`;
  }

  write(_scope: Scope, entries: readonly IndexEntry[]): Promise<readonly WriteResult[]> {
    return this.served(async () => (entries.length > 0 ? this.parts.writer.write(entries) : []));
  }

  match(_scope: Scope, criteria: Criteria, limit: number): Promise<MatchList> {
    return this.served(async () => {
      const plan = matchPlanOf(criteria, this.parts.reference);
      // Another process may have built anew: the version said beside the list is of now.
      const [list] = await Promise.all([
        rank(this.parts.client, this.index, plan, limit),
        this.parts.writer.look(),
      ]);
      return list;
    });
  }

  findability(_scope: Scope, criteria: Criteria, limit: number): Promise<Findability> {
    return this.served(async () => {
      const plan = matchPlanOf(criteria, this.parts.reference);
      return findability(this.parts.client, this.index, plan, limit);
    });
  }

  out(_scope: Scope, criteria: Criteria, query: OutQuery): Promise<OutPage> {
    return this.served(async () => {
      const plan = matchPlanOf(criteria, this.parts.reference);
      return outPage(this.parts.client, this.index, this.cursors, plan, query);
    });
  }

  find(scope: Scope, query: PeopleQuery): Promise<PeoplePage> {
    return this.served(async () => find(this.parts.client, this.index, this.cursors, scope, query));
  }

  refresh(): Promise<void> {
    return this.served(async () => {
      await this.parts.client.indices.refresh({ index: this.index });
    });
  }

  async *versions(_scope: Scope): AsyncIterable<readonly IndexVersion[]> {
    await this.refresh();
    try {
      yield* versions(this.parts.client, this.index);
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  async rebuild(
    _scope: Scope,
    source: AsyncIterable<readonly WorkerDocument[]>,
    options: RebuildOptions = {},
  ): Promise<RebuildReport> {
    if (this.rebuilding) throw refuse('conflict', 'engine.rebuilding', {});
    this.rebuilding = true;
    try {
      const documents = await this.served(async () => rebuild(this.parts, source, options));
      return { documents, indexVersion: this.indexVersion() };
    } finally {
      this.rebuilding = false;
    }
  }

  goBack(): Promise<string> {
    return this.served(async () => {
      await goBack(this.parts.client, this.parts.aliases);
      await this.parts.writer.look();
      return this.indexVersion();
    });
  }

  /** {@link RawBulk} to the same server. */
  rawBulk(): Promise<RawBulk> {
    const { client, settings, reference } = this.parts;
    return this.served(() => RawBulk.open(client, settings, reference));
  }

  /** Removes every index of the name, for the benchmark. */
  drop(): Promise<void> {
    return this.served(() => dropAll(this.parts.client, this.parts.aliases));
  }

  health(): Promise<void> {
    return this.served(async () => {
      // An index that is not there would be waited for.
      const asked = { index: this.index, timeout: HEALTH_TIMEOUT };
      const { status } = await this.parts.client.cluster.health(asked);
      if (status === 'red') throw outOfService(ENGINE, 'engine.partSilent', {});
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.parts.client.close();
  }

  /** The alias of the index that answers. */
  private get index(): string {
    return this.parts.aliases.current;
  }

  /** What the server fails at is said as `unavailable`, which names it. */
  private async served<T>(act: () => Promise<T>): Promise<T> {
    if (this.closed) throw outOfService(ENGINE, 'engine.closed', {});
    try {
      return await act();
    } catch (error) {
      throw asUnavailable(error);
    }
  }
}

/** Opens the engine at `http(s)://…`. */
export const openSearch = (options: SearchOptions): Promise<ElasticSearch> =>
  ElasticSearch.open(options);
