import { formatDay, systemScope, todayOf } from '@rosa/domain';
import { WhileUnchanged } from '@rosa/service-kit';
import type { Condition } from '@rosa/store';
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

/** The lines a person stands for. */
interface Lines {
  readonly listed: Set<string>;
  readonly proposed: Set<string>;
}

type LinesByWorker = ReadonlyMap<string, Lines>;

const addListed = async ({ store }: Deps, lines: LinesByWorker, today: string): Promise<void> => {
  const seats = await store.tally(system, candidates, 'lineSeat', [
    { key: 'workerId', in: [...lines.keys()] },
    { key: 'liveUntil', from: today },
  ]);
  for (const { line, workerId } of [...seats.keys()].map(readLineSeat)) {
    lines.get(workerId)?.listed.add(line);
  }
};

const addProposed = async ({ store }: Deps, lines: LinesByWorker, today: string): Promise<void> => {
  const where: Condition[] = [
    { key: 'live', in: [...lines.keys()] },
    { key: 'expiresOn', from: today },
  ];
  // Of most lists no one stands on a roster: that is asked first, for it costs a tenth of a page.
  const proposed = await store.tally(system, rosters, 'opportunityId', where);
  if (proposed.size === 0) return;
  for (const roster of await findAll(store, rosters, where)) {
    for (const id of standingOn(roster)) lines.get(id)?.proposed.add(lineKeyOf(roster));
  }
};

const linesOf = async (
  deps: Deps,
  ids: readonly string[],
  today: string,
): Promise<LinesByWorker> => {
  const lines = new Map(
    ids.map((id) => [id, { listed: new Set<string>(), proposed: new Set<string>() }]),
  );
  await Promise.all([addListed(deps, lines, today), addProposed(deps, lines, today)]);
  return lines;
};

/** What holds of a day: the next one is read anew. */
interface Lately {
  readonly day: string;
  readonly lines: WhileUnchanged<Lines>;
}

const lately = new WeakMap<OpportunityDeps['store'], Lately>();

const latelyOn = ({ store }: Deps, day: string): Lately => {
  const known = lately.get(store);
  if (known?.day === day) return known;
  const anew = { day, lines: new WhileUnchanged<Lines>(store, 'findings') };
  lately.set(store, anew);
  return anew;
};

const countBut = (lines: ReadonlySet<string> | undefined, here: string | undefined): number => {
  if (!lines) return 0;
  return here !== undefined && lines.has(here) ? lines.size - 1 : lines.size;
};

/** Counts for each of these people; asked with the system's eyes, because a proposal elsewhere counts wherever it is. */
export const countElsewhere = async (
  deps: Deps,
  ids: readonly string[],
): Promise<CountElsewhere> => {
  const today = formatDay(todayOf(deps.clock));
  const lines = await latelyOn(deps, today).lines.get(ids, (some) => linesOf(deps, some, today));
  return (workerId, here) => ({
    shortlists: countBut(lines.get(workerId)?.listed, here),
    rosters: countBut(lines.get(workerId)?.proposed, here),
  });
};
