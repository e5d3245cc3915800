import type { Client, estypes } from '@elastic/elasticsearch';
import { outOfService } from '@rosa/domain';
import type { IndexVersion } from '../port.js';
import { ENGINE } from './server.js';

/** Who is held at which revision, from one view of the index, whatever is written meanwhile. */

const BATCH = 5000;
const KEEP_ALIVE = '2m';

const fieldOf = <T>({ fields }: estypes.SearchHit, name: string): T =>
  (fields as Record<string, T[]>)[name]![0]!;

const versionOf = (hit: estypes.SearchHit): IndexVersion => ({
  id: hit._id!,
  rev: fieldOf<number>(hit, 'rev'),
  deleted: fieldOf<boolean>(hit, 'deleted'),
});

/** Revisions of a part would make the rest look missing. */
const insistWhole = ({ successful, total }: estypes.ShardStatistics, isLate: boolean): void => {
  if (isLate || successful < total) {
    throw outOfService(ENGINE, 'engine.noVersions', {});
  }
};

/** Every revision held, tombstones included. */
export async function* versions(
  client: Client,
  index: string,
): AsyncIterable<readonly IndexVersion[]> {
  const opened = await client.openPointInTime({ index, keep_alive: KEEP_ALIVE });
  let pit = opened.id;
  try {
    insistWhole(opened._shards, false);
    let after: estypes.SortResults | undefined;
    for (;;) {
      const answer = await client.search({
        pit: { id: pit, keep_alive: KEEP_ALIVE },
        size: BATCH,
        sort: ['_shard_doc'],
        _source: false,
        docvalue_fields: ['rev', 'deleted'],
        track_total_hits: false,
        allow_partial_search_results: false,
        ...(after ? { search_after: after } : {}),
      });
      insistWhole(answer._shards, answer.timed_out);
      pit = answer.pit_id ?? pit;
      const { hits } = answer.hits;
      if (hits.length > 0) yield hits.map(versionOf);
      if (hits.length < BATCH) return;
      after = hits.at(-1)!.sort!;
    }
  } finally {
    await client.closePointInTime({ id: pit }, { ignore: [404] });
  }
}
