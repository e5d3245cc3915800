import { stateOfOpportunity } from '@rosa/domain';
import { contentOf, onceBank, retryStale } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps, RecordedOutcome } from '../ports.js';
import type { CandidateRecord, GivenRoster, LocatedOpportunity } from '../records.js';
import { candidateUnder, changeOf, findAll, rosterUnder } from './follow-opportunity.js';
import {
  byId,
  followedMark,
  system,
  takesOut,
  undoneMark,
  withdrawalBy,
} from './outcome-effects.js';

const { candidates, rosters, opportunities } = opportunityBanks;

/** Where a person stands or stood. */
interface Seats {
  readonly listed: readonly Stored<CandidateRecord>[];
  /** The rosters of those lists, whoever they hold. */
  readonly given: readonly Stored<GivenRoster>[];
}

const seatsOf = async ({ store }: OpportunityDeps, workerId: string): Promise<Seats> => {
  const listed = await findAll(store, candidates, [{ key: 'workerId', is: workerId }]);
  const lists = [...new Set(listed.map(({ shortlistId }) => shortlistId))];
  if (lists.length === 0) return { listed, given: [] };
  return { listed, given: await findAll(store, rosters, [{ key: 'shortlistId', in: lists }]) };
};

const isConfirmedBy = ({ confirmed }: GivenRoster, outcomeId: string): boolean =>
  confirmed.some((one) => one.outcomeId === outcomeId);

/** The position a hire had taken, given back: everything there is of its opportunity. */
interface Freed extends Seats {
  readonly before: Stored<LocatedOpportunity>;
  readonly after: LocatedOpportunity;
  /** The hire that found no position left and takes this one over. */
  readonly heir: string | undefined;
}

const withFreed = (before: LocatedOpportunity, lineId: string): LocatedOpportunity => {
  const lines = before.lines.map((line) =>
    line.id === lineId ? { ...line, filled: Math.max(0, line.filled - 1) } : line,
  );
  const freed = { ...before, lines };
  return { ...freed, state: stateOfOpportunity(freed) };
};

/** What the hire gives back; `undefined` where it had taken no position. */
const freedBy = async (
  { store }: OpportunityDeps,
  { given }: Seats,
  outcomeId: string,
): Promise<Freed | undefined> => {
  const hire = given
    .flatMap((roster) => roster.confirmed.map((confirmed) => ({ roster, confirmed })))
    .find(({ confirmed }) => confirmed.outcomeId === outcomeId);
  if (!hire?.confirmed.tookPosition) return undefined;
  const { opportunityId, lineId } = hire.roster;
  const before = await store.get(system, opportunities, opportunityId);
  if (!before) return undefined;
  const where = [{ key: 'opportunityId', is: opportunityId }];
  const all = {
    listed: await findAll(store, candidates, where),
    given: await findAll(store, rosters, where),
  };
  const heir = all.given
    .filter((roster) => roster.lineId === lineId)
    .flatMap(({ confirmed }) => confirmed)
    .find(({ tookPosition }) => tookPosition === false)?.outcomeId;
  const content = contentOf(before);
  return { ...all, before, heir, after: heir ? content : withFreed(content, lineId) };
};

/** Another outcome that keeps the person out of lists, and what holds the commit to its not being undone meanwhile. */
interface Holding {
  readonly outcome: RecordedOutcome;
  readonly check: readonly Change[];
}

/** What else, of the outcomes that left a trace where the person stood, takes them out today. */
const holdingOf = async (
  deps: OpportunityDeps,
  { listed, given }: Seats,
  { id, workerId }: RecordedOutcome,
): Promise<Holding | undefined> => {
  const onRosters = given.flatMap(({ withdrawn, confirmed }) => [...withdrawn, ...confirmed]);
  const traces = [
    ...listed.flatMap(({ withdrawn }) => withdrawn ?? []),
    ...onRosters.filter((one) => one.workerId === workerId),
  ];
  const others = new Set(traces.flatMap(({ outcomeId }) => outcomeId ?? []));
  others.delete(id);
  if (others.size === 0) return undefined;
  const marks = await deps.store.getMany(system, onceBank, [...others].map(followedMark));
  const live = await deps.outcomes.read([...others]);
  const outcome = live.find((one) => takesOut(deps, one));
  if (!outcome) return undefined;
  const check = marks
    .filter(({ resourceId }) => resourceId === outcome.id)
    .map((mark): Change => ({ op: 'check', bank: onceBank, id: mark.id, expect: mark.rev }));
  return { outcome, check };
};

interface Undoing {
  readonly outcome: RecordedOutcome;
  readonly seats: Seats;
  readonly freed: Freed | undefined;
  readonly holding: RecordedOutcome | undefined;
}

const undoneCandidate = (
  deps: OpportunityDeps,
  { outcome, seats, freed, holding }: Undoing,
  record: CandidateRecord,
): CandidateRecord => {
  const isFreed = freed?.before.id === record.opportunityId;
  const followed = isFreed ? candidateUnder(freed.after, record) : record;
  if (record.withdrawn?.outcomeId !== outcome.id) return followed;
  if (!holding) return { ...followed, withdrawn: null };
  const here = seats.given.some(
    (roster) => roster.lineId === record.lineId && isConfirmedBy(roster, holding.id),
  );
  return { ...followed, withdrawn: withdrawalBy(deps, holding, here) };
};

const undoneRoster = (
  deps: OpportunityDeps,
  { outcome, freed, holding }: Undoing,
  record: GivenRoster,
): GivenRoster => {
  const isFreed = freed?.before.id === record.opportunityId;
  const followed = isFreed ? rosterUnder(freed.after, record) : record;
  const isOther = (one: { readonly outcomeId?: string | undefined }) =>
    one.outcomeId !== outcome.id;
  const confirmed = record.confirmed
    .filter(isOther)
    .map((one) => (freed?.heir === one.outcomeId ? { ...one, tookPosition: true } : one));
  const withdrawn = record.withdrawn.filter(isOther);
  const stood = [...record.confirmed, ...record.withdrawn].every(isOther);
  const { workerId } = outcome;
  const isGone = [...confirmed, ...withdrawn].some((one) => one.workerId === workerId);
  if (stood || !holding || isGone) return { ...followed, confirmed, withdrawn };
  const still = { ...withdrawalBy(deps, holding, false), workerId };
  return { ...followed, confirmed, withdrawn: [...withdrawn, still] };
};

const changesFor = async (
  deps: OpportunityDeps,
  outcome: RecordedOutcome,
): Promise<readonly Change[]> => {
  const seats = await seatsOf(deps, outcome.workerId);
  const freed = await freedBy(deps, seats, outcome.id);
  const holding = await holdingOf(deps, seats, outcome);
  const undoing = { outcome, seats, freed, holding: holding?.outcome };
  return [
    ...(holding?.check ?? []),
    ...(freed ? changeOf(opportunities, freed.before, freed.after) : []),
    ...byId(seats.listed, freed?.listed ?? []).flatMap((before) =>
      changeOf(candidates, before, undoneCandidate(deps, undoing, contentOf(before))),
    ),
    ...byId(seats.given, freed?.given ?? []).flatMap((before) =>
      changeOf(rosters, before, undoneRoster(deps, undoing, contentOf(before))),
    ),
  ];
};

/**
 * Undoes what an outcome that was taken back had done: its hire is confirmed no more and its position is free again, or
 * goes to a hire that had found none left; the person stands again wherever it had taken them out, unless another outcome
 * does so, which is then said there. What the person's own record says against them is read at each look, as ever.
 *
 * Done once, in one commit; an outcome not followed yet never will be.
 */
export const undoOutcome = (deps: OpportunityDeps, outcome: RecordedOutcome): Promise<void> =>
  retryStale(async () => {
    const { store } = deps;
    const [followed, undone] = [followedMark(outcome.id), undoneMark(outcome.id)];
    if (await store.get(system, onceBank, undone)) return;
    const rev = (await store.get(system, onceBank, followed))?.rev ?? 0;
    const changes = await changesFor(deps, outcome);
    const record = { ownerId: system.actor, resourceId: outcome.id };
    await store.commit(system, [
      { op: 'put', bank: onceBank, id: followed, expect: rev, record },
      { op: 'put', bank: onceBank, id: undone, expect: 0, record },
      ...changes,
    ]);
  });
