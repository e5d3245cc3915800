import type {
  Criteria,
  DueKey,
  Findability,
  IndexEntry,
  MatchList,
  NeverKey,
  OutReason,
  ProgrammeKind,
  Reference,
  Scope,
  Sex,
  State,
  WorkerDocument,
} from '@rosa/domain';

/**
 * The search engine: ranks, finds and counts people over the whole corpus.
 *
 * Guarantees, held by the contract suite on every engine:
 * - `match` computes the rule of the domain package itself, over everyone: the same people, scores within 1e-6, the same
 *   order and the same counts as the pure rule. It never re-ranks a truncated list.
 * - An older revision never replaces a newer one, in whatever order and however often entries arrive; a tombstone stays
 *   until it is purged by `rebuild`.
 * - An engine that cannot answer fails as `unavailable` and names itself. It never answers an empty list in silence: a list
 *   of which a part did not answer says that it is `partial`, and nothing else is answered in part.
 */

/** `stale`: a newer revision was there already (success). */
export type WriteResult =
  | { readonly id: string; readonly ok: true; readonly outcome: 'written' | 'stale' }
  | { readonly id: string; readonly ok: false; readonly error: string };

/** Target groups and look-ups. All conditions hold; absent ones ask nothing. */
export interface PeopleQuery {
  /** Free text: the last word may be unfinished. */
  readonly text?: string;
  readonly comune?: string;
  readonly province?: string;
  readonly region?: string;
  /** Years completed at `asOf`, both ends included. */
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly sex?: Sex;
  readonly schooling?: number;
  readonly programme?: ProgrammeKind;
  readonly state?: State;
  readonly skill?: string;
  readonly occupation?: string;
  /** ATECO division of an experience. */
  readonly sector?: string;
  readonly never?: readonly NeverKey[];
  /** Why they are to be seen again, at `asOf`. */
  readonly due?: DueKey;
  /** Never one of {@link never}: what they were all asked. */
  readonly asked?: readonly NeverKey[];
  /** A facet counted to its last value, where the largest do not do. */
  readonly whole?: Facet;
  /** The only facets that are counted, all unless said: the others are empty. */
  readonly counts?: readonly Facet[];
  /** `relevance` needs a text; otherwise it is `name`. */
  readonly sort: 'relevance' | 'name' | 'updated';
  /** Epoch day ages are counted at. */
  readonly asOf: number;
  readonly limit: number;
  readonly cursor?: string;
}

export interface Bucket {
  readonly value: string;
  readonly count: number;
}

export const FACETS = [
  'region',
  'province',
  'comune',
  'sex',
  'age',
  'schooling',
  'programme',
  'state',
  'skill',
  'occupation',
  'sector',
  'never',
  'due',
] as const;

export type Facet = (typeof FACETS)[number];

/** The values of the facet `age`: years completed at `asOf`, from `from` up to the next band. */
export const AGE_BANDS = [
  { name: '0-24', from: 0 },
  { name: '25-34', from: 25 },
  { name: '35-44', from: 35 },
  { name: '45-54', from: 45 },
  { name: '55-64', from: 55 },
  { name: '65+', from: 65 },
] as const;

/** Each facet counts the people found if its own condition were not there, the largest 30 values first (`whole`: all). */
export interface PeoplePage {
  readonly ids: readonly string[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly facets: Readonly<Record<Facet, readonly Bucket[]>>;
}

/** Whom to list of those out for a reason. */
export interface OutQuery {
  readonly reason: OutReason;
  readonly limit: number;
  readonly cursor?: string;
}

/** Some of those out for a reason, by lot, then id; `total` is the count `match` gives for it. */
export type OutPage = Pick<PeoplePage, 'ids' | 'total' | 'nextCursor'>;

export interface RebuildOptions {
  /** How many people the registry says it holds, asked when the source has ended. */
  readonly expected?: () => Promise<number>;
}

export interface RebuildReport {
  readonly documents: number;
  readonly indexVersion: string;
}

export interface IndexVersion {
  readonly id: string;
  /** 0 where, after a crash, only a part of the person is there: lower than any record's, so that it is written again. */
  readonly rev: number;
  readonly deleted: boolean;
}

export interface SearchEngine {
  /** `embedded` or `elasticsearch`. */
  readonly engine: string;
  /** Of the index's shape, reference tables and build: changes with every rebuild. */
  indexVersion(): string;
  /** In order; visible to the next call after `refresh`. */
  write(scope: Scope, entries: readonly IndexEntry[]): Promise<readonly WriteResult[]>;
  match(scope: Scope, criteria: Criteria, limit: number): Promise<MatchList>;
  findability(scope: Scope, criteria: Criteria, limit: number): Promise<Findability>;
  /** Who stands behind a count of `match`: everyone the criteria put out for a reason, page by page, whatever the scope reaches. */
  out(scope: Scope, criteria: Criteria, query: OutQuery): Promise<OutPage>;
  /** Only people in the scope's reach, counts and facets included. */
  find(scope: Scope, query: PeopleQuery): Promise<PeoplePage>;
  /** Makes all that was written visible. */
  refresh(): Promise<void>;
  /** Every revision held, tombstones included, in batches: for catch-up and reconcile. */
  versions(scope: Scope): AsyncIterable<readonly IndexVersion[]>;
  /**
   * Builds a new index from the source, verifies its count, swaps it in; the old one answers until then. What is written
   * meanwhile is in both. Purges tombstones. Fails as `conflict`, the old index kept, on a source that is empty where the
   * index is not (unless `expected` is 0), or where people are missing at the end.
   */
  rebuild(
    scope: Scope,
    source: AsyncIterable<readonly WorkerDocument[]>,
    options?: RebuildOptions,
  ): Promise<RebuildReport>;
  /**
   * The index before the last rebuild answers again, and may be left again the same way; answers its version. What was
   * written since is missing in it until revisions are compared. Fails as `conflict` where none is kept: the embedded engine
   * keeps none.
   */
  goBack(scope: Scope): Promise<string>;
  /** Resolves while the engine answers; otherwise fails as `unavailable`. */
  health(): Promise<void>;
  /** Saves what it keeps on disk and stops. */
  close(): Promise<void>;
}

export interface SearchOptions {
  /** `embedded:FOLDER` or `http(s)://…`. */
  readonly url: string;
  /** Reference tables the rule reads: nearness, the provinces of a region. */
  readonly reference: Reference;
  /** Told in words, for the log, what was found damaged and begins empty: catch-up fills it again. */
  readonly notice?: (message: string) => void;
}
