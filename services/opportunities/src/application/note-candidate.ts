import {
  accessOfWorker,
  parseCandidateNote,
  systemScope,
  type Call,
  type CandidateNote,
  type DeclineReason,
  type Scope,
  type SuitabilityVerdict,
} from '@rosa/domain';
import { contentOf, putContent, refuse, retryStale } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks, seatOf } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { CandidateRecord } from '../records.js';
import { checkingOf } from './context.js';
import { peopleForLine } from './people-for-line.js';
import { goneBy } from './standing.js';

const { candidates } = opportunityBanks;
const system = systemScope('candidates');

/** One candidate and the person behind it. */
export interface NotedCandidate {
  readonly candidate: Stored<CandidateRecord>;
  readonly person: KnownPerson | undefined;
}

/**
 * A person is called by whoever keeps their record: their laboratory, or the central team where no territory holds it.
 *
 * @throws `forbidden`, saying who calls them
 */
export const refuseOthers = ({ role }: Scope, { worker, inReach }: KnownPerson): void => {
  const keptByCentral = accessOfWorker(worker).territory === '';
  if (role === 'central' ? keptByCentral : inReach) return;
  throw keptByCentral
    ? refuse('forbidden', 'opportunities.keptByCentral', {})
    : refuse('forbidden', 'opportunities.otherLaboratory', {});
};

/**
 * A candidate the caller may speak of: of a list of their territory, or a person of their own, whom a list drawn elsewhere
 * holds and whom only their laboratory calls, unless it opened them to the list's own.
 *
 * @throws `notFound`; `forbidden` for someone whose record others keep
 */
const findCandidate = async (
  deps: OpportunityDeps,
  scope: Scope,
  shortlistId: string,
  workerId: string,
): Promise<NotedCandidate> => {
  const { store } = deps;
  const where = [{ key: 'seat', is: seatOf(shortlistId, workerId) }];
  const [candidate] = (await store.find(system, candidates, { where, limit: 1 })).items;
  const [person] = candidate ? await peopleForLine(deps, scope, candidate, [workerId]) : [];
  const ofList = candidate && (await store.get(scope, candidates, candidate.id)) !== undefined;
  if (!candidate || (!ofList && !person?.inReach)) {
    throw refuse('notFound', 'http.noSuchRecord', { id: workerId });
  }
  if (person) refuseOthers(scope, person);
  return { candidate, person };
};

/** @throws `conflict` for someone who no longer stands in the list, saying why */
const refuseGone = (deps: OpportunityDeps, { candidate, person }: NotedCandidate): void => {
  const gone = candidate.withdrawn ?? goneBy(deps, person?.worker);
  if (!gone) return;
  const { why, on } = gone;
  throw refuse('conflict', 'opportunities.gone', { why, on }, [], { withdrawn: { why, on } });
};

const noted = (
  candidate: CandidateRecord,
  { call, callBackOn, reason, verdict, verdictReason }: CandidateNote,
  act: { readonly at: string; readonly by: string },
): CandidateRecord => {
  const declined = call === 'declined' ? (reason as DeclineReason) : null;
  const agreed = callBackOn ? { callBackOn } : {};
  const calls: readonly Call[] = call
    ? [{ ...act, outcome: call, ...agreed, reason: declined }]
    : [];
  const verdicts: readonly SuitabilityVerdict[] = verdict
    ? [{ ...act, verdict, reason: verdictReason ?? reason ?? '' }]
    : [];
  return {
    ...candidate,
    calls: [...candidate.calls, ...calls],
    verdicts: [...candidate.verdicts, ...verdicts],
  };
};

/**
 * Adds to what is known of a candidate: how a call went, the suitability verdict, or both. What was written before stays.
 *
 * @throws `invalid` by field; `notFound`; `forbidden` for someone whose record others keep; `conflict` for who
 * has gone
 */
export const noteCandidate = async (
  deps: OpportunityDeps,
  scope: Scope,
  { shortlistId, workerId }: { readonly shortlistId: string; readonly workerId: string },
  input: unknown,
): Promise<Stored<CandidateRecord>> => {
  const note = parseCandidateNote(input, checkingOf(deps));
  const after = await retryStale(async () => {
    const found = await findCandidate(deps, scope, shortlistId, workerId);
    refuseGone(deps, found);
    const act = { at: deps.clock.now().toISOString(), by: scope.name };
    const content = noted(contentOf(found.candidate), note, act);
    return putContent(deps.store, besideList(scope), candidates, found.candidate, content);
  });
  const detail = { shortlistId, call: note.call, verdict: note.verdict };
  await deps.audit.record({ scope, action: 'candidates.note', subjects: [workerId], detail });
  return after;
};

/** Whoever may speak of a person writes it in the list, wherever the list was drawn. */
const besideList = (scope: Scope): Scope => ({ ...scope, territory: 'all' });
