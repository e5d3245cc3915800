import { isDeepStrictEqual } from 'node:util';
import { RosaError, stateOfOpportunity } from '@rosa/domain';
import { contentOf, onceBank, retryStale } from '@rosa/service-kit';
import type { Change, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps, RecordedOutcome } from '../ports.js';
import type { CandidateRecord, GivenRoster, LocatedOpportunity } from '../records.js';
import { candidateUnder, changeOf, findAll, rosterUnder } from './follow-opportunity.js';
import { byId, followedMark, system, takesOut, withdrawalBy } from './outcome-effects.js';
import { undoOutcome } from './undo-outcome.js';

/**
 * What an outcome recorded in the registry does here: a hire fills its line and takes the person out of every other live
 * list and roster, an exit takes them out of all. Each outcome acts once, however often and however many at once it is
 * delivered: its mark is written in the same commit. One that was taken back is undone, once too.
 */

const { candidates, rosters, opportunities } = opportunityBanks;

/** A hire on a roster of ours: the roster, and the opportunity whose line it fills. */
interface Hire {
  readonly roster: Stored<GivenRoster>;
  readonly before: Stored<LocatedOpportunity>;
  /** The opportunity with the position filled. */
  readonly after: LocatedOpportunity;
  /** Was there a position left to fill? */
  readonly tookPosition: boolean;
}

/** A position more, never beyond those there are: a hire past the last one is kept on the roster alone. */
const withFilled = (before: LocatedOpportunity, lineId: string): LocatedOpportunity => {
  const lines = before.lines.map((line) =>
    line.id === lineId ? { ...line, filled: Math.min(line.positions, line.filled + 1) } : line,
  );
  const filled = { ...before, lines };
  return { ...filled, state: stateOfOpportunity(filled) };
};

const hireOf = async (
  { store }: OpportunityDeps,
  { kind, rosterId, workerId }: RecordedOutcome,
): Promise<Hire | undefined> => {
  if (kind !== 'contract_start' || !rosterId) return undefined;
  const roster = await store.get(system, rosters, rosterId);
  const before = roster && (await store.get(system, opportunities, roster.opportunityId));
  if (!roster || !before || !roster.workerIds.includes(workerId)) return undefined;
  if (roster.confirmed.some((one) => one.workerId === workerId)) return undefined;
  const after = withFilled(contentOf(before), roster.lineId);
  const tookPosition = !isDeepStrictEqual(after.lines, before.lines);
  return { roster, before, after, tookPosition };
};

type Act = (hire: Hire | undefined) => {
  readonly candidate: (candidate: CandidateRecord) => CandidateRecord;
  readonly roster: (id: string, roster: GivenRoster) => GivenRoster;
};

/** What the outcome makes of each record of this person, and of the opportunity that was filled. */
const actOf =
  (deps: OpportunityDeps, outcome: RecordedOutcome): Act =>
  (hire) => {
    const { workerId, on } = outcome;
    const leaves = hire !== undefined || takesOut(deps, outcome);
    const isFilled = (record: { opportunityId: string }) =>
      hire?.roster.opportunityId === record.opportunityId;
    return {
      candidate: (record) => {
        const followed = hire && isFilled(record) ? candidateUnder(hire.after, record) : record;
        if (record.workerId !== workerId || record.withdrawn || !leaves) return followed;
        const here = isFilled(record) && hire?.roster.lineId === record.lineId;
        return { ...followed, withdrawn: withdrawalBy(deps, outcome, here) };
      },
      roster: (id, record) => {
        const followed = hire && isFilled(record) ? rosterUnder(hire.after, record) : record;
        if (!record.workerIds.includes(workerId) || !leaves) return followed;
        if (id === hire?.roster.id) {
          const { tookPosition } = hire;
          const confirmed = { workerId, outcomeId: outcome.id, on, tookPosition };
          return { ...followed, confirmed: [...record.confirmed, confirmed] };
        }
        const gone = [...record.withdrawn, ...record.confirmed];
        if (gone.some((one) => one.workerId === workerId)) return followed;
        const withdrawal = { ...withdrawalBy(deps, outcome, false), workerId };
        return { ...followed, withdrawn: [...record.withdrawn, withdrawal] };
      },
    };
  };

/** The line filled; a hire past the last position holds only while that one is taken. */
const filledBy = ({ before, after, tookPosition }: Hire): Change => {
  const { id, rev: expect } = before;
  if (!tookPosition) return { op: 'check', bank: opportunities, id, expect };
  return { op: 'put', bank: opportunities, id, expect, record: after };
};

const changesFor = async (
  deps: OpportunityDeps,
  outcome: RecordedOutcome,
  hire: Hire | undefined,
): Promise<readonly Change[]> => {
  const { store } = deps;
  const { workerId } = outcome;
  const act = actOf(deps, outcome)(hire);
  const ofLine = hire ? [{ key: 'opportunityId', is: hire.roster.opportunityId }] : undefined;
  const listed = byId(
    await findAll(store, candidates, [
      { key: 'workerId', is: workerId },
      { key: 'standing', is: 1 },
    ]),
    ofLine ? await findAll(store, candidates, ofLine) : [],
  );
  const given = byId(
    await findAll(store, rosters, [{ key: 'live', is: workerId }]),
    ofLine ? await findAll(store, rosters, ofLine) : [],
  );
  return [
    ...(hire ? [filledBy(hire)] : []),
    ...listed.flatMap((before) => changeOf(candidates, before, act.candidate(contentOf(before)))),
    ...given.flatMap((before) =>
      changeOf(rosters, before, act.roster(before.id, contentOf(before))),
    ),
  ];
};

const follow = (deps: OpportunityDeps, outcome: RecordedOutcome): Promise<void> =>
  retryStale(async () => {
    const id = followedMark(outcome.id);
    if (await deps.store.get(system, onceBank, id)) return;
    const changes = await changesFor(deps, outcome, await hireOf(deps, outcome));
    if (changes.length === 0) return;
    const record = { ownerId: system.actor, resourceId: outcome.id };
    await deps.store.commit(system, [
      { op: 'put', bank: onceBank, id, expect: 0, record },
      ...changes,
    ]);
  });

/** Of one outcome, as the queue is answered. */
export type Followed =
  | { readonly id: string; readonly ok: true }
  | { readonly id: string; readonly ok: false; readonly error: string };

/**
 * The handler of `outcome.recorded`: re-reads each outcome and follows it, or undoes it where it was taken back. An
 * outcome that cannot be followed is said alone.
 *
 * @throws `unavailable` where the store or the registry cannot answer: nothing could be done for any
 */
export const outcomeHandler =
  (deps: OpportunityDeps) =>
  async (ids: readonly string[]): Promise<readonly Followed[]> => {
    const outcomes = new Map((await deps.outcomes.read(ids)).map((one) => [one.id, one]));
    const absent = ids.filter((id) => !outcomes.has(id));
    const withdrawn = new Map((await deps.outcomes.withdrawn(absent)).map((one) => [one.id, one]));
    const answers: Followed[] = [];
    for (const id of ids) {
      const outcome = outcomes.get(id);
      const former = withdrawn.get(id);
      try {
        if (outcome) await follow(deps, outcome);
        if (former) await undoOutcome(deps, former);
        answers.push({ id, ok: true });
      } catch (error) {
        if (error instanceof RosaError && error.kind === 'unavailable') throw error;
        answers.push({
          id,
          ok: false,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
    return answers;
  };
