import { formatDay, systemScope, todayOf } from '@rosa/domain';
import { lineKeyOf, opportunityBanks, readLineSeat } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { standingOn } from '../records.js';
import { findAll } from './follow-opportunity.js';

/**
 * For how many lines a person stands in a live list, and on a live roster, in any territory: a line counts once, however
 * many times its list was drawn.
 */
export interface Elsewhere {
  readonly shortlists: number;
  readonly rosters: number;
}

/** {@link Elsewhere} of a person; for a list of a line, that line apart. */
export type CountElsewhere = (workerId: string, here?: string) => Elsewhere;

const { candidates, rosters } = opportunityBanks;
const system = systemScope('elsewhere');

type Deps = Pick<OpportunityDeps, 'store' | 'clock'>;

/** The lines each person stands for. */
class Lines {
  private readonly byWorker = new Map<string, Set<string>>();

  add(workerId: string, line: string): void {
    const lines = this.byWorker.get(workerId);
    if (lines) lines.add(line);
    else this.byWorker.set(workerId, new Set([line]));
  }

  count(workerId: string, here: string | undefined): number {
    const lines = this.byWorker.get(workerId);
    if (!lines) return 0;
    return here !== undefined && lines.has(here) ? lines.size - 1 : lines.size;
  }
}

const listedFor = async (
  { store }: Deps,
  ids: readonly string[],
  today: string,
): Promise<Lines> => {
  const seats = await store.tally(system, candidates, 'lineSeat', [
    { key: 'workerId', in: ids },
    { key: 'liveUntil', from: today },
  ]);
  const lines = new Lines();
  for (const { line, workerId } of [...seats.keys()].map(readLineSeat)) lines.add(workerId, line);
  return lines;
};

const proposedFor = async (
  { store }: Deps,
  ids: readonly string[],
  today: string,
): Promise<Lines> => {
  const live = await findAll(store, rosters, [
    { key: 'live', in: ids },
    { key: 'expiresOn', from: today },
  ]);
  const lines = new Lines();
  for (const roster of live) {
    for (const workerId of standingOn(roster)) lines.add(workerId, lineKeyOf(roster));
  }
  return lines;
};

/** Counts for each of these people; asked with the system's eyes, because a proposal elsewhere counts wherever it is. */
export const countElsewhere = async (
  deps: Deps,
  ids: readonly string[],
): Promise<CountElsewhere> => {
  const today = formatDay(todayOf(deps.clock));
  const [listed, proposed] = await Promise.all([
    listedFor(deps, ids, today),
    proposedFor(deps, ids, today),
  ]);
  return (workerId, here) => ({
    shortlists: listed.count(workerId, here),
    rosters: proposed.count(workerId, here),
  });
};
