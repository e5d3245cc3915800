import {
  formatDay,
  type Call,
  type Explanation,
  type GroupCompleteness,
  type Lang,
  type Scope,
  type SuitabilityVerdict,
} from '@rosa/domain';
import type { Stored } from '@rosa/store';
import { lineKeyOf, opportunityBanks } from '../banks.js';
import type { KnownPerson, OpportunityDeps } from '../ports.js';
import type { CandidateRecord, FrozenList, FrozenPerson, Withdrawal } from '../records.js';
import { completenessOf } from './complete-group.js';
import { countElsewhere, type CountElsewhere, type Elsewhere } from './count-elsewhere.js';
import { findAll } from './follow-opportunity.js';
import { maskedExplanation } from './mask-reason.js';
import { peopleForLine } from './people-for-line.js';
import type { ShownName } from './show-person.js';
import { goneBy } from './standing.js';

const { candidates, rosters } = opportunityBanks;

/** An act as it is told: why and by whom only to those who see who it is about. */
type Told<A extends { readonly reason: string | null }> = Omit<A, 'reason' | 'by'> & {
  readonly reason: A['reason'] | null;
  readonly by: string | null;
};

const told = <A extends { readonly reason: string | null; readonly by: string }>(
  acts: readonly A[] | undefined,
  whole: boolean,
): readonly Told<A>[] =>
  (acts ?? []).map((act) => (whole ? act : { ...act, reason: null, by: null }));

/** What has happened to a person since the list was drawn: beside what was frozen, never over it. */
export interface Live {
  readonly calls: readonly Told<Call>[];
  readonly verdicts: readonly Told<SuitabilityVerdict>[];
  /** Rosters of this list that hold the person. */
  readonly rosters: readonly string[];
  /** Why the person no longer stands in the list; `null` for those who do. */
  readonly withdrawn: Pick<Withdrawal, 'why' | 'on'> | null;
}

export interface ShownCandidate extends ShownName, Explanation {
  readonly elsewhere: Elsewhere;
  readonly live: Live;
}

/** A list's day, in words, and whether people are still looked for through it. */
export const headOf = ({ people, toInterview, criteria, ...head }: Stored<FrozenList>) => {
  const asOf = formatDay(criteria.asOf);
  return {
    ...head,
    asOf,
    criteria: { ...criteria, asOf },
    listed: people.length,
    beside: toInterview.length,
  };
};

/** One line of the lists of an opportunity. */
export type ShortlistHead = ReturnType<typeof headOf>;

export interface ShownShortlist extends ShortlistHead {
  /** The line or the opportunity is closed. */
  readonly closed: boolean;
  readonly group: GroupCompleteness | null;
  readonly people: readonly ShownCandidate[];
  readonly toInterview: readonly ShownCandidate[];
}

/** What the look needs to know of each person of the list. */
interface Known {
  readonly scope: Scope;
  readonly lang: Lang;
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly candidates: ReadonlyMap<string, CandidateRecord>;
  readonly elsewhere: CountElsewhere;
  /** The list's line, which is not elsewhere. */
  readonly line: string;
  /** By person: the rosters of this list that hold them. */
  readonly rosters: ReadonlyMap<string, readonly string[]>;
}

/** An animator reads no names until a roster is given, and never another's employer or operator. */
const eyesOf = ({ scope, rosters: given }: Known, id: string, person: KnownPerson | undefined) => {
  if (scope.role === 'animator') return { name: given.has(id), reasons: false };
  const inReach = person?.inReach ?? false;
  return { name: inReach, reasons: inReach };
};

const shownCandidate =
  (deps: OpportunityDeps, known: Known) =>
  ({ lot: _lot, rev: _rev, ...frozen }: FrozenPerson): ShownCandidate => {
    const { workerId } = frozen;
    const person = known.people.get(workerId);
    const candidate = known.candidates.get(workerId);
    const eyes = eyesOf(known, workerId, person);
    const explained = eyes.reasons ? frozen : maskedExplanation(frozen, known.lang);
    const { why, on } = candidate?.withdrawn ?? {};
    return {
      ...explained,
      masked: !eyes.name,
      familyName: (eyes.name && person?.worker.familyName) || null,
      givenName: (eyes.name && person?.worker.givenName) || null,
      elsewhere: known.elsewhere(workerId, known.line),
      live: {
        calls: told(candidate?.calls, eyes.name),
        verdicts: told(candidate?.verdicts, eyes.name),
        rosters: known.rosters.get(workerId) ?? [],
        withdrawn: why ? { why, on: on ?? null } : goneBy(deps, person?.worker),
      },
    };
  };

const known = async (
  deps: OpportunityDeps,
  scope: Scope,
  lang: Lang,
  list: Stored<FrozenList>,
): Promise<Known> => {
  const ids = [...list.people, ...list.toInterview].map(({ workerId }) => workerId);
  const mine = [{ key: 'shortlistId', is: list.id }];
  const [people, followed, given, elsewhere] = await Promise.all([
    peopleForLine(deps, scope, list, ids),
    findAll(deps.store, candidates, mine),
    findAll(deps.store, rosters, mine),
    countElsewhere(deps, ids),
  ]);
  const holding = new Map<string, string[]>();
  for (const roster of given) {
    for (const id of roster.workerIds) holding.set(id, [...(holding.get(id) ?? []), roster.id]);
  }
  return {
    scope,
    lang,
    people: new Map(people.map((person) => [person.worker.id, person])),
    candidates: new Map(followed.map((candidate) => [candidate.workerId, candidate])),
    elsewhere,
    line: lineKeyOf(list),
    rosters: holding,
  };
};

/** A frozen list as one caller sees it, with what has happened since beside it. */
export const shownShortlist = async (
  deps: OpportunityDeps,
  scope: Scope,
  lang: Lang,
  list: Stored<FrozenList>,
): Promise<ShownShortlist> => {
  const about = await known(deps, scope, lang, list);
  const shown = shownCandidate(deps, about);
  return {
    ...headOf(list),
    closed: [...about.candidates.values()].some(({ closed }) => closed),
    group: await completenessOf(deps.store, list, about.candidates, about.people),
    people: list.people.map(shown),
    toInterview: list.toInterview.map(shown),
  };
};
