import { systemScope } from '@rosa/domain';
import type { SearchEngine } from '@rosa/search';
import type { Version } from '@rosa/store';
import type { RecordSource } from '../ports.js';
import { RevisionTable } from './revision-table.js';

/** How the entry of one id differs from its record. */
type Difference = 'none' | 'missing' | 'stale' | 'ahead';

/** A batch of the store's revisions, compared. */
export interface Compared {
  readonly checked: number;
  /** Live records among them. */
  readonly live: number;
  /** In the store and not in the index. */
  readonly missing: readonly string[];
  /** In the index at an older revision. */
  readonly stale: readonly string[];
  /** In the index at a revision the store never gave, which no write can replace. */
  readonly ahead: number;
}

export interface Comparison {
  /** Live entries of the index when it was read. */
  readonly index: number;
  /** The store's revisions, batch by batch. */
  batches(): AsyncIterable<Compared>;
  /** Live entries of which the store knows nothing; only after the last batch. */
  extra(): number;
}

/**
 * Compares what the index holds with what the store holds, by id and revision. The index is read first and kept as a
 * compact table (its ids come in no order); the store is then streamed past it, so it is never the older of the two and
 * nothing written meanwhile looks extra.
 */
export const compare = async (records: RecordSource, search: SearchEngine): Promise<Comparison> => {
  const table = new RevisionTable();
  for await (const batch of search.versions(systemScope('indexer'))) {
    for (const version of batch) table.add(version);
  }
  return {
    index: table.live,
    async *batches() {
      for await (const batch of records.versions()) yield compareBatch(table, batch);
    },
    extra: () => table.unseen(),
  };
};

const compareBatch = (table: RevisionTable, batch: readonly Version[]): Compared => {
  const of = (wanted: Difference): string[] =>
    batch.filter((_, at) => differences[at] === wanted).map(({ id }) => id);
  const differences = batch.map((version) => differenceOf(table, version));
  return {
    checked: batch.length,
    live: batch.filter(({ deleted }) => !deleted).length,
    missing: of('missing'),
    stale: of('stale'),
    ahead: of('ahead').length,
  };
};

const differenceOf = (table: RevisionTable, { id, rev, deleted }: Version): Difference => {
  const entry = table.see(id);
  // A tombstone may have been purged from the index; two tombstones say the same.
  if (!entry) return deleted ? 'none' : 'missing';
  if (entry.deleted && deleted) return 'none';
  if (entry.rev === rev && entry.deleted === deleted) return 'none';
  return entry.rev < rev ? 'stale' : 'ahead';
};
