import type {
  Call,
  Candidate,
  LogbookEntry,
  Opportunity,
  RecordedAnswer,
  Roster,
  Shortlist,
  SuitabilityVerdict,
} from '@rosa/domain';

/** Records as this service keeps them, where they are more than what a client writes. */

/** A logbook entry with who wrote it; `null` where a file did not say. */
export type WrittenEntry = LogbookEntry & { readonly writtenBy: string | null };

/** An opportunity always has a place: the workplace's comune, else the company's, which is its territory. */
export type LocatedOpportunity = Opportunity & { readonly comune: string };

/** What is said of a person in a list and never changes again. */
export type FrozenPerson = Candidate;

/** A list as it was drawn. What happens to its people afterwards is in their {@link CandidateRecord}s. */
export interface FrozenList extends Omit<Shortlist, 'people' | 'toInterview'> {
  readonly people: readonly FrozenPerson[];
  readonly toInterview: readonly FrozenPerson[];
}

/** Why a person no longer stands in a list or roster; each is said where they stood. */
export const WITHDRAWALS = [
  'hired',
  'hired_elsewhere',
  'placed',
  'paused',
  'refused_proposals',
  'left',
  'removed',
] as const;

export interface Withdrawal {
  readonly why: (typeof WITHDRAWALS)[number];
  /** Day of the fact: of the hire, of the refusal. */
  readonly on: string | null;
  /** Instant at which it was noticed here. */
  readonly at: string;
  /** The outcome that did it, and takes it with it when it is taken back; absent in what was written before it was kept. */
  readonly outcomeId?: string | undefined;
}

/** What happens to one person of one list: small, so that two operators who call two people never collide. */
export interface CandidateRecord {
  readonly shortlistId: string;
  readonly workerId: string;
  readonly opportunityId: string;
  readonly lineId: string;
  readonly companyId: string;
  /** Comune of the opportunity: the record's territory. */
  readonly comune: string;
  /** Not in the list itself: one of those worth interviewing beside it. */
  readonly beside: boolean;
  /** Last day of the opportunity; `null` where it has none. */
  readonly validUntil: string | null;
  /** The line or the opportunity is closed: the list is no longer live. */
  readonly closed: boolean;
  readonly calls: readonly Call[];
  /** The latest counts; earlier ones stay. */
  readonly verdicts: readonly SuitabilityVerdict[];
  readonly withdrawn: Withdrawal | null;
}

/** After every day: what has no last day. */
export const FOR_EVER = '9999-12-31';

/** The last day on which this person counts as standing in a live list; `null` where they do not. */
export const liveUntilOf = ({
  beside,
  closed,
  withdrawn,
  validUntil,
}: CandidateRecord): string | null =>
  beside || closed || withdrawn ? null : (validUntil ?? FOR_EVER);

/** A hire the registry has recorded on this roster. */
export interface ConfirmedHire {
  readonly workerId: string;
  readonly outcomeId: string;
  readonly on: string;
  /** Did it fill a position? Not where the last one was taken; absent in what was written before it was kept. */
  readonly tookPosition?: boolean | undefined;
}

/** A roster with what has happened to it since it was given. */
export interface GivenRoster extends Roster {
  readonly confirmed: readonly ConfirmedHire[];
  readonly withdrawn: readonly (Withdrawal & { readonly workerId: string })[];
  /** The line or the opportunity is closed: the roster is no longer live. */
  readonly closed: boolean;
}

/** The employer's latest answer for a person; `undefined` while there is none. */
export const latestAnswer = (
  { answers }: Pick<GivenRoster, 'answers'>,
  workerId: string,
): RecordedAnswer | undefined => answers.findLast((answer) => answer.workerId === workerId);

/** Who of a roster is still waiting on it: not withdrawn, not refused, not hired. */
export const standingOn = (roster: GivenRoster): readonly string[] => {
  if (roster.closed) return [];
  const gone = new Set([...roster.withdrawn, ...roster.confirmed].map(({ workerId }) => workerId));
  return roster.workerIds.filter(
    (id) => !gone.has(id) && latestAnswer(roster, id)?.answer !== 'refused',
  );
};
