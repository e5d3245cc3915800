import type {
  Call,
  Candidate,
  LaboratoryAnswer,
  LaboratoryRequest,
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
  /** Comune of the person's home when the list was drawn; `null` where none was known, absent in what was written before it was kept. */
  readonly home?: string | null | undefined;
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

/** How far the calls to a candidate have come. `again`: nobody answered, or they asked to be called back. */
export const CALL_STAGES = ['uncalled', 'again', 'confirmed', 'heard'] as const;

export type CallStage = (typeof CALL_STAGES)[number];

/** Where a candidate stands between the first call and the roster; `null` where no call is waited for. */
export const stageOf = ({
  calls,
  verdicts,
  beside,
  closed,
  withdrawn,
}: CandidateRecord): CallStage | null => {
  if (closed || withdrawn) return null;
  const last = calls.at(-1)?.outcome;
  if (!last) return beside ? null : 'uncalled';
  if (last === 'no_reply' || last === 'call_back') return 'again';
  const fit = verdicts.at(-1)?.verdict !== 'unsuitable';
  return last === 'confirmed' && fit ? 'confirmed' : 'heard';
};

/** The day agreed for the next call, else the instant of the last; `null` for who need not be called again. */
export const recallSinceOf = (candidate: CandidateRecord): string | null => {
  const last = candidate.calls.at(-1);
  return last && stageOf(candidate) === 'again' ? (last.callBackOn ?? last.at) : null;
};

/** A hire the registry has recorded on this roster. */
export interface ConfirmedHire {
  readonly workerId: string;
  readonly outcomeId: string;
  readonly on: string;
  /** Did it fill a position? Not where the last one was taken; absent in what was written before it was kept. */
  readonly tookPosition?: boolean | undefined;
}

/** Who took note of an employer's answers, and when. */
export interface AnswersSeen {
  readonly at: string;
  readonly by: string;
}

/** A roster with what has happened to it since it was given. */
export interface GivenRoster extends Roster {
  readonly confirmed: readonly ConfirmedHire[];
  /** The last time its laboratory took note of the answers; absent until it did. */
  readonly seen?: AnswersSeen | undefined;
  readonly withdrawn: readonly (Withdrawal & { readonly workerId: string })[];
  /** The line or the opportunity is closed: the roster is no longer live. */
  readonly closed: boolean;
}

/** The employer's latest answer for a person; `undefined` while there is none. */
export const latestAnswer = (
  { answers }: Pick<GivenRoster, 'answers'>,
  workerId: string,
): RecordedAnswer | undefined => answers.findLast((answer) => answer.workerId === workerId);

/** Instant of the employer's last answer, where nobody of the laboratory has taken note of it; `null` where they have. */
export const unseenAnswerOf = ({ answers, seen }: Pick<GivenRoster, 'answers' | 'seen'>) => {
  const last = answers.findLast(({ onBehalf }) => !onBehalf)?.at ?? null;
  return last !== null && seen && last <= seen.at ? null : last;
};

/** Who of a roster is still waiting on it: not withdrawn, not refused, not hired. */
export const standingOn = (roster: GivenRoster): readonly string[] => {
  if (roster.closed) return [];
  const gone = new Set([...roster.withdrawn, ...roster.confirmed].map(({ workerId }) => workerId));
  return roster.workerIds.filter(
    (id) => !gone.has(id) && latestAnswer(roster, id)?.answer !== 'refused',
  );
};

/** A request to the laboratory of another territory, with its answer. */
export interface SentRequest extends LaboratoryRequest {
  /** Comune of the opportunity: the territory that asks, and the record's. */
  readonly comune: string;
  /** Comune of the person's home when it was sent: the territory that is asked; `null` where none was known. */
  readonly home: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  /** `null` until the person's laboratory answers. */
  readonly answer: (LaboratoryAnswer & { readonly at: string; readonly by: string }) | null;
}
