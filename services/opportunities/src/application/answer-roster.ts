import { isDeepStrictEqual } from 'node:util';
import {
  invalid,
  parseRosterAnswer,
  type RecordedAnswer,
  type RosterAnswer,
  type Scope,
} from '@rosa/domain';
import { contentOf, putContent, refuse, retryStale, wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { latestAnswer, type GivenRoster } from '../records.js';
import { checkingOf } from './context.js';
import { openRoster } from './look-at-roster.js';
import { callerOf, goneFrom, toldWithdrawal } from './show-roster.js';

const { rosters } = opportunityBanks;

const isSame = (answer: RosterAnswer, last: RecordedAnswer | undefined): boolean => {
  if (!last) return false;
  const { at: _at, by: _by, onBehalf: _onBehalf, ...said } = last;
  return isDeepStrictEqual(said, answer);
};

/** @throws `invalid` for someone not on the roster; `conflict` for who is hired already or has gone from it */
const refuseAnswer = async (
  deps: OpportunityDeps,
  scope: Scope,
  roster: Stored<GivenRoster>,
  { workerId, answer }: RosterAnswer,
): Promise<void> => {
  if (!roster.workerIds.includes(workerId)) {
    throw invalid([wrong('workerId', 'opportunities.notOnRoster', {})]);
  }
  if (roster.confirmed.some((hire) => hire.workerId === workerId)) {
    throw refuse('conflict', 'opportunities.hireConfirmed', {});
  }
  if (answer === 'refused' || answer === 'no_show') return;
  const [person] = await deps.registry.people(scope, [workerId]);
  const gone = goneFrom(deps, roster, workerId, person);
  if (!gone) return;
  const withdrawn = toldWithdrawal(callerOf(scope), gone);
  throw withdrawn.why === 'unavailable'
    ? refuse('conflict', 'opportunities.unavailable', {}, [], { withdrawn })
    : refuse('conflict', 'opportunities.gone', { ...withdrawn }, [], { withdrawn });
};

/**
 * Keeps an employer's answer for one person, beside those before it; the same answer again adds nothing. `hired` is a
 * claim until the registry records the contract's start.
 *
 * @throws `invalid` by field; `notFound`; `conflict` for who is hired already or has gone from the roster
 */
export const answerRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
  input: unknown,
): Promise<Stored<GivenRoster>> => {
  const answer = parseRosterAnswer(input, checkingOf(deps));
  const { workerId } = answer;
  const after = await retryStale(async () => {
    const roster = await openRoster(deps, scope, id);
    if (isSame(answer, latestAnswer(roster, workerId))) return roster;
    await refuseAnswer(deps, scope, roster, answer);
    const at = deps.clock.now().toISOString();
    const recorded = { ...answer, at, by: scope.name, onBehalf: scope.role !== 'employer' };
    const content = { ...contentOf(roster), answers: [...roster.answers, recorded] };
    return putContent(deps.store, scope, rosters, roster, content);
  });
  const detail = { id, answer: answer.answer };
  await deps.audit.record({ scope, action: 'rosters.answer', subjects: [workerId], detail });
  return after;
};
