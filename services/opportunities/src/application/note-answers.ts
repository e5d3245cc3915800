import { ROSTER_ANSWERS, type Scope } from '@rosa/domain';
import { contentOf, getRecord, putContent, retryStale } from '@rosa/service-kit';
import type { Page, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { latestAnswer, unseenAnswerOf, type GivenRoster } from '../records.js';
import { rosterHead, type RosterHead } from './show-roster.js';

/** Employers answer when they please: what they said waits until someone of the laboratory has taken note of it. */

const { rosters } = opportunityBanks;

type Answer = (typeof ROSTER_ANSWERS)[number];

/** A roster with answers nobody has taken note of. */
export type AnsweredRoster = RosterHead & {
  /** Of its people, how many have each answer as their latest; those without any are not counted. */
  readonly answers: readonly { readonly answer: Answer; readonly people: number }[];
};

const answeredRoster = (scope: Scope, roster: Stored<GivenRoster>): AnsweredRoster => {
  const latest = roster.workerIds.map((id) => latestAnswer(roster, id)?.answer);
  const answers = ROSTER_ANSWERS.map((answer) => ({
    answer,
    people: latest.filter((each) => each === answer).length,
  }));
  return {
    ...rosterHead(scope, roster),
    answers: answers.filter(({ people }) => people > 0),
  };
};

/** The rosters employers have answered since anyone took note, the latest answer first, without their people. */
export const listAnswered = async (
  { store }: OpportunityDeps,
  scope: Scope,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<AnsweredRoster>> => {
  const found = await store.find(scope, rosters, {
    ...page,
    where: [{ key: 'unseenAnswer', from: '' }],
    orderBy: 'unseenAnswer',
    descending: true,
  });
  return { ...found, items: found.items.map((roster) => answeredRoster(scope, roster)) };
};

/** Takes note of all that was answered until now, for the whole laboratory; again changes nothing. @throws `notFound` */
export const noteAnswers = async (
  deps: OpportunityDeps,
  scope: Scope,
  id: string,
): Promise<Stored<GivenRoster>> => {
  const after = await retryStale(async () => {
    const roster = await getRecord(deps.store, scope, rosters, id);
    if (unseenAnswerOf(roster) === null) return roster;
    const seen = { at: deps.clock.now().toISOString(), by: scope.name };
    return putContent(deps.store, scope, rosters, roster, { ...contentOf(roster), seen });
  });
  const subjects = after.workerIds;
  await deps.audit.record({ scope, action: 'rosters.seen', subjects, detail: { id } });
  return after;
};
