import { packsOf, takenOf, type Queue } from '@rosa/queue';
import type { SearchEngine } from '@rosa/search';
import { WORKERS_TOPIC } from '@rosa/service-kit';
import type { RecordSource } from '../ports.js';
import { compare } from './compare.js';

export interface RepairDeps {
  readonly records: RecordSource;
  readonly search: SearchEngine;
  readonly queue: Queue;
}

/** What was compared and what was put right. */
export interface Differences {
  /** Live records, live index entries. */
  readonly store: number;
  readonly index: number;
  /** In the store and not in the index; in the index at an older revision. */
  readonly missing: number;
  readonly stale: number;
  /** In the index and unknown to the store, or at a revision the store never gave: only a new index puts these right. */
  readonly extra: number;
  readonly repaired: number;
}

/** Told after each batch. */
export type RepairProgress = (done: {
  readonly checked: number;
  readonly differing: number;
  readonly repaired: number;
}) => void;

/** Has every record indexed again that is missing from the index or older there than in the store. */
export const repair = async (
  { records, search, queue }: RepairDeps,
  onProgress: RepairProgress = () => undefined,
): Promise<Differences> => {
  const comparison = await compare(records, search);
  const sum = { store: 0, checked: 0, missing: 0, stale: 0, ahead: 0, repaired: 0 };
  for await (const batch of comparison.batches()) {
    sum.checked += batch.checked;
    sum.store += batch.live;
    sum.missing += batch.missing.length;
    sum.stale += batch.stale.length;
    sum.ahead += batch.ahead;
    const packs = packsOf(WORKERS_TOPIC, [...batch.missing, ...batch.stale]);
    if (packs.length > 0) {
      for (const delivery of await queue.publish(packs)) sum.repaired += takenOf(delivery);
    }
    const { checked, missing, stale, repaired } = sum;
    onProgress({ checked, differing: missing + stale, repaired });
  }
  await queue.drain();
  const { store, missing, stale, ahead, repaired } = sum;
  return {
    store,
    index: comparison.index,
    missing,
    stale,
    extra: ahead + comparison.extra(),
    repaired,
  };
};
