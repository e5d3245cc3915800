import { formatDay, reachOf, reaches, todayOf, type Scope } from '@rosa/domain';
import type { Condition, Stored } from '@rosa/store';
import { lineKeyOf, opportunityBanks, readWork, type CallWork } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { CallStage, CandidateRecord } from '../records.js';
import { shownName, type ShownName } from './show-person.js';

/**
 * What a laboratory's telephone work waits for: calls never made, calls to make again, people who said yes and whom no
 * roster has taken. Counted are the people whom the caller may call: the others have laboratories of their own.
 */

const { candidates, opportunities, rosters } = opportunityBanks;

/** A frozen list with what is left to do in it. */
export interface WaitingList {
  readonly shortlistId: string;
  readonly opportunityId: string;
  readonly lineId: string;
  /** The opportunity's title. */
  readonly title: string;
  /** The line, by its own title or its occupation (ISCO-08); both are `null` while its code is still to come. */
  readonly line: { readonly title: string | null; readonly occupation: string | null };
  readonly comune: string;
  readonly drawnAt: string;
  /** People of the list never called. */
  readonly uncalled: number;
  /** People to call again. */
  readonly again: number;
  /** People who have confirmed. */
  readonly confirmed: number;
  /** Rosters given from it. */
  readonly rosters: number;
  /** Nobody has been called yet; people have confirmed and no roster was given; `null` where calls are under way. */
  readonly waitsFor: 'calls' | 'roster' | null;
}

type Counts = Readonly<Record<CallStage, number>> &
  Pick<CallWork, 'shortlistId' | 'opportunityId' | 'lineId' | 'drawnAt'>;

/** Lists of opportunities whose last day has not gone by. */
const stillOpen = ({ clock }: Pick<OpportunityDeps, 'clock'>): Condition => ({
  key: 'openUntil',
  from: formatDay(todayOf(clock)),
});

/** May the caller call people of this home? Whose home was not kept counts: the list itself says who they are. */
const callable = (scope: Scope) => {
  const reach = reachOf(scope, 'workers', 'read');
  return (home: string | null | undefined): boolean =>
    home === undefined || reaches(reach, { territory: home ?? '' });
};

const NONE = { uncalled: 0, again: 0, confirmed: 0, heard: 0 };

const countsByList = async (
  deps: OpportunityDeps,
  scope: Scope,
): Promise<ReadonlyMap<string, Counts>> => {
  const tallied = await deps.store.tally(scope, candidates, 'work', [stillOpen(deps)]);
  const mayCall = callable(scope);
  const lists = new Map<string, Counts>();
  for (const [key, n] of tallied) {
    const { stage, home, ...list } = readWork(key);
    const before = lists.get(list.shortlistId) ?? { ...NONE, ...list };
    const counted = mayCall(home) ? n : 0;
    lists.set(list.shortlistId, { ...before, [stage]: before[stage] + counted });
  }
  return lists;
};

/** Of several lists of one line, only the latest waits for its first calls: drawing again replaced the others. */
const withoutReplaced = (lists: readonly Counts[]): readonly Counts[] => {
  const latest = new Map<string, string>();
  for (const list of lists) {
    const line = lineKeyOf(list);
    if ((latest.get(line) ?? '') < list.drawnAt) latest.set(line, list.drawnAt);
  }
  return lists.map((list) =>
    latest.get(lineKeyOf(list)) === list.drawnAt ? list : { ...list, uncalled: 0 },
  );
};

const waitsFor = (list: Counts, given: number): WaitingList['waitsFor'] => {
  if (list.confirmed > 0 && given === 0) return 'roster';
  const called = list.again + list.confirmed + list.heard > 0;
  return list.uncalled > 0 && !called ? 'calls' : null;
};

/** The lists that wait for something, the latest first; at most `limit` of `total`. */
export const waitingLists = async (
  deps: OpportunityDeps,
  scope: Scope,
  limit: number,
): Promise<{ readonly items: readonly WaitingList[]; readonly total: number }> => {
  const counted = withoutReplaced([...(await countsByList(deps, scope)).values()]);
  const ids = counted.map(({ shortlistId }) => shortlistId);
  const inThese = [{ key: 'shortlistId', in: ids }];
  const given = await deps.store.tally(scope, rosters, 'shortlistId', inThese);
  const givenOf = (id: string) => given.get(id) ?? 0;
  const waiting = counted
    .map((list) => ({ list, for: waitsFor(list, givenOf(list.shortlistId)) }))
    .filter((each) => each.list.uncalled + each.list.again > 0 || each.for !== null)
    .toSorted((a, b) => (a.list.drawnAt < b.list.drawnAt ? 1 : -1));
  const shown = waiting.slice(0, limit);
  const named = [...new Set(shown.map(({ list }) => list.opportunityId))];
  const held = await deps.store.getMany(scope, opportunities, named);
  const byId = new Map(held.map((opportunity) => [opportunity.id, opportunity]));
  const items = shown.flatMap(({ list, for: what }): readonly WaitingList[] => {
    const { heard: _heard, ...counts } = list;
    const opportunity = byId.get(list.opportunityId);
    if (!opportunity) return [];
    const { title, comune, lines } = opportunity;
    const asked = lines.find(({ id }) => id === list.lineId);
    const line = { title: asked?.title ?? null, occupation: asked?.occupation ?? null };
    const rostersGiven = givenOf(list.shortlistId);
    return [{ ...counts, title, comune, line, rosters: rostersGiven, waitsFor: what }];
  });
  return { items, total: waiting.length };
};

/** Someone to call again, and why. */
export interface Recall extends ShownName {
  readonly shortlistId: string;
  readonly outcome: 'no_reply' | 'call_back';
  /** Instant of the last call. */
  readonly at: string;
  /** The day agreed for the next; `null` where none was. */
  readonly callBackOn: string | null;
  /** Calls made so far. */
  readonly calls: number;
}

/** Candidates to call again are read so many at once; a laboratory rarely has so many open. */
const MOST_READ = 500;

const recallOf = (candidate: Stored<CandidateRecord>, name: ShownName): Recall => {
  const { shortlistId, calls } = candidate;
  const last = calls.at(-1)!;
  const { at, outcome, callBackOn = null } = last;
  return {
    ...name,
    shortlistId,
    at,
    callBackOn,
    outcome: outcome as Recall['outcome'],
    calls: calls.length,
  };
};

/**
 * The people to call again, whoever has waited longest first, those with a day agreed as of that day; at most `limit` of
 * `total`. That these people were looked
 * at is kept.
 */
export const waitingRecalls = async (
  deps: OpportunityDeps,
  scope: Scope,
  limit: number,
): Promise<{ readonly items: readonly Recall[]; readonly total: number }> => {
  const lists = await countsByList(deps, scope);
  const total = [...lists.values()].reduce((sum, { again }) => sum + again, 0);
  const found = await deps.store.find(scope, candidates, {
    where: [{ key: 'recallSince', from: '' }, stillOpen(deps)],
    orderBy: 'recallSince',
    limit: MOST_READ,
  });
  const mayCall = callable(scope);
  const due = found.items.filter(({ home }) => mayCall(home)).slice(0, limit);
  const people = await deps.registry.people(
    scope,
    due.map(({ workerId }) => workerId),
  );
  const names = new Map(people.map((person) => [person.worker.id, shownName(person)]));
  const items = due.flatMap((candidate) => {
    const name = names.get(candidate.workerId);
    return name ? [recallOf(candidate, name)] : [];
  });
  const subjects = items.map(({ workerId }) => workerId);
  await deps.audit.record({ scope, action: 'candidates.recall', subjects, detail: { total } });
  return { items, total };
};
