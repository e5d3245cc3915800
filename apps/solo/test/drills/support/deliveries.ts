import { projectWorker, systemScope, type IndexEntry } from '@rosa/domain';
import { loadReference } from '@rosa/reference';
import { registryBanks } from '@rosa/registry';
import { openQueue } from '@rosa/queue';
import { WORKERS_TOPIC } from '@rosa/service-kit';
import type { Draw } from '../../../src/demo/random.js';
import type { Site } from './site.js';

const TIMES = 3;
const AT_ONCE = 50;
const scope = systemScope('drill');

const shuffled = <T>(items: readonly T[], draw: Draw): T[] =>
  items
    .map((item) => [draw.unit(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

/** Everyone's former revisions as the indexer would have written them at the time, oldest anywhere. */
const formerEntries = async ({ store }: Site, ids: readonly string[]): Promise<IndexEntry[]> => {
  const reference = loadReference();
  const formers = await Promise.all(
    ids.map((id) => store.history(scope, registryBanks.workers, id)),
  );
  return formers.flat().map(({ record }) => projectWorker(record, reference));
};

/**
 * Delivers every id again and again in no order; then, when Elasticsearch remembers no deletion any more, writes what
 * indexers that slept would: the former revisions of people changed and deleted since.
 */
export const deliverAmiss = async (site: Site, draw: Draw): Promise<void> => {
  await site.reader.forgetDeletes('1ms');
  const ids = [...site.ledger.people.keys()];
  const queue = await openQueue({ url: site.engines.urlOf('redis') });
  try {
    const jobs = Array.from({ length: TIMES }, () => ids).flat();
    const late = shuffled(jobs, draw).map((id) => ({ topic: WORKERS_TOPIC, id }));
    for (let at = 0; at < late.length; at += AT_ONCE)
      await queue.publish(late.slice(at, at + AT_ONCE));
  } finally {
    await queue.close();
  }
  await site.untilCovered();
  const entries = shuffled(await formerEntries(site, ids), draw);
  const written = await site.search.write(scope, entries);
  const replaced = written.filter((result) => !result.ok || result.outcome !== 'stale');
  if (written.length === 0 || replaced.length > 0)
    throw new Error(`${replaced.length} of ${written.length} former revisions were not refused`);
};
