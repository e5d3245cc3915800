import { homeComuneOf, type Scope, type Worker } from '@rosa/domain';
import type { Stored } from '@rosa/store';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import { latestAnswer, unseenAnswerOf, type GivenRoster, type Withdrawal } from '../records.js';
import { peopleForLine } from './people-for-line.js';
import { goneBy } from './standing.js';

/** What each reader sees of a roster's people (contract.md, "Who may do what"). */

/** The fields an employer may see, and no other: never the codice fiscale, birth, health, notes, or any score. */
const profileOf = ({ contacts, schooling, experiences, skills, licences, languages }: Worker) => ({
  contacts,
  schooling,
  experiences,
  skills,
  licences,
  languages,
});

type Profile = ReturnType<typeof profileOf>;

/** A person as one reader of a roster sees them: who is masked or withdrawn is told of less. */
export interface RosterPerson extends Partial<Profile> {
  readonly workerId: string;
  readonly masked: boolean;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly comune: string | null;
  /** The latest answer; `null` while there is none. */
  readonly answer: GivenRoster['answers'][number] | null;
  /** Has the registry recorded the hire? */
  readonly confirmed: boolean;
  readonly withdrawn: ToldWithdrawal | null;
}

/** Whom a roster is shown to: the caller, or the employer as the caller who hands it over sees it first. */
export interface Reader {
  readonly scope: Scope;
  readonly toEmployer: boolean;
}

/** The caller as a reader of their own. */
export const callerOf = (scope: Scope): Reader => ({
  scope,
  toEmployer: scope.role === 'employer',
});

/** Why a person no longer stands, as it is told; an employer learns only that they do not. */
export type ToldWithdrawal =
  Pick<Withdrawal, 'why' | 'on'> | { readonly why: 'unavailable'; readonly on: null };

/** What became of a person is theirs and their laboratory's: an employer is told no reason and no day. */
export const toldWithdrawal = (
  { toEmployer }: Pick<Reader, 'toEmployer'>,
  { why, on }: Pick<Withdrawal, 'why' | 'on'>,
): ToldWithdrawal => (toEmployer ? { why: 'unavailable', on: null } : { why, on });

/** Why a person no longer stands on a roster; `null` for those who do, and who were hired on it. */
export const goneFrom = (
  deps: OpportunityDeps,
  roster: GivenRoster,
  workerId: string,
  person: KnownPerson | undefined,
): Pick<Withdrawal, 'why' | 'on'> | null => {
  const gone = roster.withdrawn.find((one) => one.workerId === workerId);
  if (gone) return gone;
  return roster.confirmed.some((one) => one.workerId === workerId)
    ? null
    : goneBy(deps, person?.worker);
};

/** Names: for those who reach the person, for the animator since the roster was given, and for the employer it was given to. */
const seesNames = (scope: Scope, person: KnownPerson): boolean =>
  person.inReach || scope.role === 'employer' || scope.role === 'animator';

const rosterPerson = (
  deps: OpportunityDeps,
  reader: Reader,
  roster: GivenRoster,
  workerId: string,
  person: KnownPerson | undefined,
): RosterPerson => {
  const withdrawn = goneFrom(deps, roster, workerId, person);
  const named = person && seesNames(reader.scope, person) ? person.worker : undefined;
  // Who is no longer proposed is named, so that the roster can be read, and nothing more is told of them.
  const profile = reader.toEmployer && !withdrawn && named ? profileOf(named) : {};
  return {
    workerId,
    masked: !named,
    familyName: named?.familyName ?? null,
    givenName: named?.givenName ?? null,
    comune: person ? homeComuneOf(person.worker) : null,
    ...profile,
    answer: latestAnswer(roster, workerId) ?? null,
    confirmed: roster.confirmed.some((one) => one.workerId === workerId),
    withdrawn: withdrawn && toldWithdrawal(reader, withdrawn),
  };
};

/** A roster's own particulars, without its people. */
export const rosterHead = (scope: Scope, roster: Stored<GivenRoster>) => {
  const {
    workerIds,
    answers: _answers,
    confirmed: _confirmed,
    withdrawn: _withdrawn,
    seen: _seen,
    shortlistId,
    ...head
  } = roster;
  const unseenAnswer = unseenAnswerOf(roster);
  const ofStaff = scope.role === 'employer' ? {} : { shortlistId, unseenAnswer };
  return { ...head, ...ofStaff, people: workerIds.length };
};

/** A roster without its people, as one caller sees it. */
export type RosterHead = ReturnType<typeof rosterHead>;

/** {@link rosterHead} with its people as one caller sees them. */
export type ShownRoster = Omit<RosterHead, 'people'> & { readonly people: readonly RosterPerson[] };

/** A roster's people as a reader sees them, in the order they were given. */
export const peopleOf = (
  deps: OpportunityDeps,
  reader: Reader,
  roster: GivenRoster,
  known: readonly KnownPerson[],
): readonly RosterPerson[] => {
  const byId = new Map(known.map((person) => [person.worker.id, person]));
  return roster.workerIds.map((id) => rosterPerson(deps, reader, roster, id, byId.get(id)));
};

/** A roster with its people, as the caller sees it. */
export const shownRoster = async (
  deps: OpportunityDeps,
  scope: Scope,
  roster: Stored<GivenRoster>,
): Promise<ShownRoster> => {
  const known = await peopleForLine(deps, scope, roster, roster.workerIds);
  return {
    ...rosterHead(scope, roster),
    people: peopleOf(deps, callerOf(scope), roster, known),
  };
};
