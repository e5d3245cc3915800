import { formatDay, systemScope, todayOf } from '@rosa/domain';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { standingOn } from '../records.js';

/** In how many live lists and rosters a person stands, in any territory. */
export interface Elsewhere {
  readonly shortlists: number;
  readonly rosters: number;
}

const { candidates, rosters } = opportunityBanks;
const system = systemScope('elsewhere');
/** Rosters read at a time. */
const BATCH = 500;

type Deps = Pick<OpportunityDeps, 'store' | 'clock'>;

/** A roster names several people, so that a tally by person is made here. */
const tallyRosters = async (
  { store }: Deps,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page = await store.find(system, rosters, {
      where: [
        { key: 'live', in: ids },
        { key: 'expiresOn', from: today },
      ],
      limit: BATCH,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const id of page.items.flatMap(standingOn)) counts.set(id, (counts.get(id) ?? 0) + 1);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return counts;
};

/** Counts for each of these people; asked with the system's eyes, because a proposal elsewhere counts wherever it is. */
export const countElsewhere = async (
  deps: Deps,
  ids: readonly string[],
): Promise<(id: string) => Elsewhere> => {
  const today = formatDay(todayOf(deps.clock));
  const inLists = await deps.store.tally(system, candidates, 'workerId', [
    { key: 'workerId', in: ids },
    { key: 'liveUntil', from: today },
  ]);
  const inRosters = await tallyRosters(deps, ids, today);
  return (id) => ({ shortlists: inLists.get(id) ?? 0, rosters: inRosters.get(id) ?? 0 });
};
