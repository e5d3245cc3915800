import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { matchPlanOf, outOfService, reachOf, refuse, RosaError, unavailable } from '@rosa/domain';
import type {
  Criteria,
  Findability,
  IndexEntry,
  MatchList,
  Reference,
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
import { wordsFor } from './bits.js';
import { consider, everyoneOut, outBy } from './considered.js';
import { find } from './find.js';
import { findability } from './findability.js';
import { currentGeneration, dropOthers, newGeneration, useGeneration } from './generations.js';
import { Holdings } from './holdings.js';
import { rank } from './match.js';
import { outPage } from './out-page.js';
import { compile } from './parts.js';
import { plainScan } from './plain-scan.js';
import { Scorer } from './scorer.js';
import { SnapshotKeeper } from './snapshot-keeper.js';

const ENGINE = 'embedded';
/** Changes with what is kept or how it is computed. */
const SHAPE = '3';

/** The engine in the process: see the port for what it guarantees. */
export class EmbeddedSearch implements SearchEngine {
  readonly engine = ENGINE;
  private readonly cursors = new Cursors();
  private readonly keeper: SnapshotKeeper;
  /** A new build in the making: what is written goes there too. */
  private building: Holdings | null = null;
  private writtenMeanwhile = false;
  private closed = false;

  private constructor(
    private readonly folder: string,
    private readonly reference: Reference,
    private generation: string,
    private holdings: Holdings,
  ) {
    this.keeper = new SnapshotKeeper(() => this.holdings);
  }

  /** Opens the engine over a folder; fails as `unavailable` where the folder cannot be used. */
  static async open(folder: string, options: SearchOptions): Promise<EmbeddedSearch> {
    try {
      await mkdir(folder, { recursive: true });
      const found = await currentGeneration(folder);
      const generation = found ?? (await newGeneration(folder));
      await dropOthers(folder, generation);
      const notice = options.notice ?? (() => {});
      const holdings = await Holdings.open(join(folder, generation), notice);
      if (!found) await useGeneration(folder, generation);
      return new EmbeddedSearch(folder, options.reference, generation, holdings);
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  indexVersion(): string {
    return `${SHAPE}-${this.reference.version}-${this.generation}`;
  }

  async write(_scope: Scope, entries: readonly IndexEntry[]): Promise<readonly WriteResult[]> {
    this.insist();
    const results = this.holdings.write(entries);
    if (this.building) this.writtenMeanwhile = this.building.write(entries).length > 0;
    this.keeper.changed();
    return results;
  }

  async match(_scope: Scope, criteria: Criteria, limit: number): Promise<MatchList> {
    const scorer = this.scorerOf(criteria);
    return rank(this.consider(scorer), scorer, this.holdings.outs, limit);
  }

  /** {@link plainScan} over what this engine holds. */
  plainScan(criteria: Criteria, limit: number): MatchList {
    const { people, compiled } = this.scorerOf(criteria);
    return plainScan(people, compiled, limit);
  }

  async findability(_scope: Scope, criteria: Criteria, limit: number): Promise<Findability> {
    const scorer = this.scorerOf(criteria);
    return findability(this.consider(scorer), scorer, limit);
  }

  async out(_scope: Scope, criteria: Criteria, query: OutQuery): Promise<OutPage> {
    const scorer = this.scorerOf(criteria);
    const { people } = scorer;
    const out = everyoneOut(this.outBy(scorer), query.reason, wordsFor(people.slots));
    return outPage(people, this.cursors, out, query);
  }

  async find(scope: Scope, query: PeopleQuery): Promise<PeoplePage> {
    this.insist();
    const { people, text, slotOfRow } = this.holdings;
    const { reference, cursors } = this;
    const reach = reachOf(scope, 'workers', 'read');
    try {
      return find({ people, text, slotOfRow, reference, cursors }, reach, query);
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /** What is written is visible at once. */
  async refresh(): Promise<void> {
    this.insist();
  }

  async *versions(_scope: Scope): AsyncIterable<readonly IndexVersion[]> {
    this.insist();
    yield* this.holdings.versions();
  }

  async goBack(): Promise<string> {
    throw refuse('conflict', 'engine.keepsNoFormer', { engine: ENGINE });
  }

  async rebuild(
    _scope: Scope,
    source: AsyncIterable<readonly WorkerDocument[]>,
    options: RebuildOptions = {},
  ): Promise<RebuildReport> {
    this.insist();
    if (this.building) throw refuse('conflict', 'engine.rebuilding', {});
    const generation = await newGeneration(this.folder);
    const building = await Holdings.open(join(this.folder, generation), () => {});
    this.building = building;
    this.writtenMeanwhile = false;
    try {
      await fill(building, source);
      const expected = await options.expected?.();
      verify(building, this.holdings, expected, this.writtenMeanwhile);
      await building.save();
      this.insist();
      await useGeneration(this.folder, generation);
    } catch (error) {
      building.text.close();
      await dropOthers(this.folder, this.generation);
      throw error instanceof RosaError ? error : asUnavailable(error);
    } finally {
      this.building = null;
    }
    const old = this.holdings;
    this.holdings = building;
    this.generation = generation;
    old.text.close();
    await dropOthers(this.folder, generation);
    return { documents: building.people.live, indexVersion: this.indexVersion() };
  }

  async health(): Promise<void> {
    this.insist();
    try {
      this.holdings.text.check();
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.keeper.close();
    this.holdings.text.close();
  }

  private scorerOf(criteria: Criteria): Scorer {
    this.insist();
    const plan = matchPlanOf(criteria, this.reference);
    return new Scorer(this.holdings.people, compile(this.holdings.people, plan));
  }

  private consider(scorer: Scorer): ReturnType<typeof consider> {
    return consider(scorer.people, this.outBy(scorer));
  }

  private outBy({ people, compiled }: Scorer): ReturnType<typeof outBy> {
    const { outs, order } = this.holdings;
    return outBy(people, compiled, outs, order);
  }

  private insist(): void {
    if (this.closed) throw outOfService(ENGINE, 'engine.closed', {});
  }
}

const fill = async (
  building: Holdings,
  source: AsyncIterable<readonly WorkerDocument[]>,
): Promise<void> => {
  for await (const documents of source) {
    const failed = building.write(documents).find((result) => !result.ok);
    if (failed) {
      const { id, error } = failed;
      throw outOfService(ENGINE, 'engine.notIndexed', { id, why: error });
    }
  }
};

/** Refuses a build that has lost people on the way, or comes from a source that is empty by mistake. */
const verify = (
  building: Holdings,
  old: Holdings,
  expected: number | undefined,
  isMoving: boolean,
): void => {
  const { live } = building.people;
  if (live === 0 && old.people.live > 0 && expected !== 0) {
    throw refuse('conflict', 'engine.emptySource', {}, [], { held: old.people.live });
  }
  const inText = building.text.count();
  const isShort = expected !== undefined && !isMoving && live !== expected;
  if (inText !== live || isShort) {
    const held = { columns: live, text: inText, expected };
    throw refuse('conflict', 'engine.shortIndex', {}, [], held);
  }
};

const asUnavailable = (error: unknown): RosaError => {
  if (error instanceof RosaError) return error;
  return unavailable(ENGINE, error instanceof Error ? error.message : String(error));
};

/** Opens the engine at `embedded:FOLDER`. */
export const openSearch = (options: SearchOptions): Promise<EmbeddedSearch> =>
  EmbeddedSearch.open(options.url.slice(options.url.indexOf(':') + 1), options);
