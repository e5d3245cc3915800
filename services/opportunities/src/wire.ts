import type { z } from 'zod';
import type {
  candidateAnswer,
  proposalAnswer,
  shortlistAnswer,
  shortlistHead,
} from './http/list-schemas.js';
import type {
  bandsAnswer,
  findabilityAnswer,
  matchAnswer,
  outAnswer,
  whyAnswer,
} from './http/match-schemas.js';
import type { answeredRoster, recall, waitingList } from './http/today.js';
import type { openLine } from './http/worker-opportunities.js';
import type { laboratoryRequest } from './http/laboratory-requests.js';
import type { roster, rosterHead } from './http/rosters.js';

/** What the routes answer, as JSON carries it: for those who call them. */

export type MatchAnswer = z.output<typeof matchAnswer>;
export type ListedPerson = MatchAnswer['people'][number];
export type OutAnswer = z.output<typeof outAnswer>;
export type PersonOut = OutAnswer['items'][number];
export type WhyAnswer = z.output<typeof whyAnswer>;
export type BandsAnswer = z.output<typeof bandsAnswer>;
export type FindabilityAnswer = z.output<typeof findabilityAnswer>;
export type ShortlistAnswer = z.output<typeof shortlistAnswer>;
export type ShortlistCandidate = ShortlistAnswer['people'][number];
export type ShortlistHead = z.output<typeof shortlistHead>;
export type CandidateAnswer = z.output<typeof candidateAnswer>;
export type ProposalAnswer = z.output<typeof proposalAnswer>;
export type RosterAnswerHead = z.output<typeof rosterHead>;
export type RosterAnswered = z.output<typeof roster>;
export type OpenLine = z.output<typeof openLine>;
export type WaitingList = z.output<typeof waitingList>;
export type Recall = z.output<typeof recall>;
export type AnsweredRoster = z.output<typeof answeredRoster>;
export type LaboratoryRequestAnswer = z.output<typeof laboratoryRequest>;
