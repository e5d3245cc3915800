import { projectWorker, systemScope, type Clock, type WorkerDocument } from '@rosa/domain';
import type { RebuildReport } from '@rosa/search';
import { refuse } from '@rosa/service-kit';
import type { IndexDeps } from './index-workers.js';
import { repair, type RepairDeps } from './repair.js';

export interface ReindexProgress {
  readonly done: number;
  readonly total: number;
  /** Documents a second; `null` while it is too early to say. */
  readonly rate: number | null;
  /** Seconds left; `null` while it is too early to say. */
  readonly left: number | null;
}

export interface ReindexOptions {
  readonly onProgress?: (progress: ReindexProgress) => void;
  /** Aborting leaves the index in use as it is. */
  readonly signal?: AbortSignal;
}

export interface ReindexReport extends RebuildReport {
  /** Records that could not be projected: they are not in the index. */
  readonly unreadable: readonly string[];
}

export type ReindexDeps = IndexDeps & RepairDeps & { readonly clock: Clock };

/**
 * Builds a new index of every record and swaps it in; the old one answers until then. What changes meanwhile is written to
 * the one in use, so the new one is compared with the store once more after the swap.
 *
 * @throws RosaError `conflict` for a registry without workers, `unavailable` when the records end short: an empty or a
 * short index never replaces the one in use. Once aborted, the signal's reason.
 */
export const reindex = async (
  deps: ReindexDeps,
  { onProgress = () => undefined, signal }: ReindexOptions = {},
): Promise<ReindexReport> => {
  const before = await tally(deps);
  if (before.live === 0) {
    throw refuse('conflict', 'indexer.empty', {});
  }
  const unreadable: string[] = [];
  const report = progressOf(deps.clock, before.live, onProgress);
  let read = 0;
  const source = async function* (): AsyncIterable<readonly WorkerDocument[]> {
    for await (const batch of deps.records.stream()) {
      signal?.throwIfAborted();
      const documents: WorkerDocument[] = [];
      for (const worker of batch) {
        try {
          documents.push(projectWorker(worker, deps.reference));
        } catch {
          unreadable.push(worker.id);
        }
      }
      yield documents;
      read += batch.length;
      report(read);
    }
    signal?.throwIfAborted();
    const deletedMeanwhile = (await tally(deps)).deleted - before.deleted;
    if (read < before.live - deletedMeanwhile) {
      throw refuse('unavailable', 'indexer.short', { read, total: before.live });
    }
  };
  const expected = async () => (await deps.records.count()) - unreadable.length;
  try {
    const rebuilt = await deps.search.rebuild(systemScope('indexer'), source(), { expected });
    await repair(deps);
    return { ...rebuilt, unreadable };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
};

const tally = async ({ records }: ReindexDeps): Promise<{ live: number; deleted: number }> => {
  const count = { live: 0, deleted: 0 };
  for await (const batch of records.versions()) {
    for (const version of batch) count[version.deleted ? 'deleted' : 'live'] += 1;
  }
  return count;
};

const progressOf = (clock: Clock, total: number, tell: (progress: ReindexProgress) => void) => {
  const start = clock.now().getTime();
  return (done: number): void => {
    const seconds = (clock.now().getTime() - start) / 1_000;
    const rate = seconds > 0 ? Math.round(done / seconds) : null;
    tell({ done, total, rate, left: rate ? Math.max(0, total - done) / rate : null });
  };
};
