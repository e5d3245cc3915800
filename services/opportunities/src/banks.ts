import {
  cellKey,
  cellOfEntry,
  cellOfLead,
  cellOfOpportunity,
  cellOfRoster,
  cellOfShortlist,
  type Company,
  type Lead,
  type QuestionSet,
} from '@rosa/domain';
import { closingBank, onceBank } from '@rosa/service-kit';
import type { Bank, Stored } from '@rosa/store';
import { companyNameKey, startsOf } from './company-name.js';
import {
  FOR_EVER,
  liveUntilOf,
  recallSinceOf,
  stageOf,
  standingOn,
  unseenAnswerOf,
  type CallStage,
  type CandidateRecord,
  type FrozenList,
  type GivenRoster,
  type LocatedOpportunity,
  type SentRequest,
  type WrittenEntry,
} from './records.js';

/** The banks of the demand side: how companies, what they ask and who was proposed to them are found and reached. */

const companies: Bank<Company> = {
  name: 'companies',
  schemaVersion: 1,
  keys: { vatNumber: 'text', nameKey: 'text', comune: 'text', places: 'list', starts: 'list' },
  unique: ['vatNumber'],
  keysOf: ({ vatNumber, name, comune, sites }) => ({
    vatNumber,
    nameKey: companyNameKey(name),
    comune,
    places: [...new Set([comune, ...sites.map((site) => site.comune)])],
    starts: startsOf(name),
  }),
  accessOf: ({ id, comune }) => ({ territory: comune, companyId: id }),
  keepsHistory: true,
};

/** What the record counts as was defined anew: its keys change, and it does not. */
const recounted = (record: object): object => record;

const leads: Bank<Lead> = {
  name: 'leads',
  schemaVersion: 2,
  upgrade: recounted,
  keys: { companyId: 'text', state: 'text', on: 'text', followUpOn: 'text', cell: 'text' },
  unique: [],
  keysOf: (lead) => {
    const { companyId, state, on, followUpOn } = lead;
    return { companyId, state, on, followUpOn, cell: cellKey(cellOfLead(lead)) };
  },
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: true,
};

const logbook: Bank<WrittenEntry> = {
  name: 'logbook',
  schemaVersion: 1,
  keys: {
    track: 'text',
    companyId: 'text',
    projectCode: 'text',
    on: 'text',
    dueOn: 'text',
    writtenBy: 'text',
    cell: 'text',
  },
  unique: [],
  keysOf: (entry) => ({
    track: entry.track,
    companyId: entry.companyId,
    projectCode: entry.projectCode,
    on: entry.on,
    // A step whose result has been written is due no more.
    dueOn: entry.nextStep && entry.results.length === 0 ? entry.nextStep.on : null,
    writtenBy: entry.writtenBy,
    cell: cellKey(cellOfEntry(entry)),
  }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: true,
};

const questionSets: Bank<QuestionSet> = {
  name: 'questionSets',
  schemaVersion: 1,
  keys: { track: 'text', version: 'number', edition: 'text' },
  unique: ['edition'],
  keysOf: ({ track, version }) => ({ track, version, edition: `${track} ${version}` }),
  accessOf: () => ({}),
  keepsHistory: false,
};

const opportunities: Bank<LocatedOpportunity> = {
  name: 'opportunities',
  schemaVersion: 2,
  upgrade: recounted,
  keys: { companyId: 'text', state: 'text', kind: 'text', validUntil: 'text', cell: 'text' },
  unique: [],
  keysOf: (opportunity) => ({
    companyId: opportunity.companyId,
    state: opportunity.state,
    kind: opportunity.kind,
    validUntil: opportunity.validUntil ?? FOR_EVER,
    cell: cellKey(cellOfOpportunity(opportunity)),
  }),
  accessOf: ({ comune, companyId }) => ({ territory: comune, companyId }),
  keepsHistory: true,
};

const shortlists: Bank<FrozenList> = {
  name: 'shortlists',
  schemaVersion: 1,
  keys: { opportunityId: 'text', lineId: 'text', drawnAt: 'text', cell: 'text' },
  unique: [],
  keysOf: (list) => ({
    opportunityId: list.opportunityId,
    lineId: list.lineId,
    drawnAt: list.drawnAt,
    cell: cellKey(cellOfShortlist(list)),
  }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: false,
};

/** A person's place in a list: no list holds anyone twice. */
export const seatOf = (shortlistId: string, workerId: string): string =>
  `${shortlistId} ${workerId}`;

/** Which line of which opportunity: lists drawn again for it are the same demand. */
export const lineKeyOf = (of: {
  readonly opportunityId: string;
  readonly lineId: string;
}): string => `${of.opportunityId} ${of.lineId}`;

/** A person's place in the lists of a line, however many were drawn. */
export const lineSeatOf = (
  of: Pick<CandidateRecord, 'opportunityId' | 'lineId' | 'workerId'>,
): string => `${lineKeyOf(of)} ${of.workerId}`;

/** The two parts of a {@link lineSeatOf}. */
export const readLineSeat = (
  seat: string,
): { readonly line: string; readonly workerId: string } => {
  const at = seat.lastIndexOf(' ');
  return { line: seat.slice(0, at), workerId: seat.slice(at + 1) };
};

/** What is left to do by telephone in one list, for those of one comune. */
export interface CallWork {
  readonly stage: CallStage;
  readonly shortlistId: string;
  readonly opportunityId: string;
  readonly lineId: string;
  /** Instant at which the list was drawn. */
  readonly drawnAt: string;
  /** Comune of home; `null` where none is known, `undefined` in what was written before it was kept. */
  readonly home: string | null | undefined;
}

const UNKEPT = '?';

/** One text for all of {@link CallWork}, so that a single tally counts the calls of every list. */
const workKeyOf = (candidate: Stored<CandidateRecord>): string | null => {
  const stage = stageOf(candidate);
  const { shortlistId, opportunityId, lineId, createdAt, home = UNKEPT } = candidate;
  return stage && [stage, shortlistId, opportunityId, lineId, createdAt, home ?? ''].join(' ');
};

/** The parts of a {@link workKeyOf}. */
export const readWork = (key: string): CallWork => {
  const [stage, shortlistId = '', opportunityId = '', lineId = '', drawnAt = '', home] =
    key.split(' ');
  return {
    stage: stage as CallStage,
    shortlistId,
    opportunityId,
    lineId,
    drawnAt,
    home: home === UNKEPT ? undefined : home || null,
  };
};

const candidates: Bank<CandidateRecord> = {
  name: 'candidates',
  schemaVersion: 1,
  keys: {
    seat: 'text',
    shortlistId: 'text',
    opportunityId: 'text',
    lineSeat: 'text',
    workerId: 'text',
    companyId: 'text',
    standing: 'number',
    liveUntil: 'text',
    work: 'text',
    recallSince: 'text',
    openUntil: 'text',
  },
  unique: ['seat'],
  keysOf: (candidate) => ({
    seat: seatOf(candidate.shortlistId, candidate.workerId),
    shortlistId: candidate.shortlistId,
    opportunityId: candidate.opportunityId,
    lineSeat: lineSeatOf(candidate),
    workerId: candidate.workerId,
    companyId: candidate.companyId,
    standing: candidate.withdrawn || candidate.closed ? 0 : 1,
    liveUntil: liveUntilOf(candidate),
    work: workKeyOf(candidate),
    recallSince: recallSinceOf(candidate),
    openUntil: candidate.validUntil ?? FOR_EVER,
  }),
  accessOf: ({ comune, workerId }) => ({ territory: comune, workerId }),
  keepsHistory: false,
};

const rosters: Bank<GivenRoster> = {
  name: 'rosters',
  schemaVersion: 1,
  keys: {
    shortlistId: 'text',
    opportunityId: 'text',
    companyId: 'text',
    givenAt: 'text',
    expiresOn: 'text',
    live: 'list',
    unseenAnswer: 'text',
    cell: 'text',
  },
  unique: [],
  keysOf: (roster) => ({
    shortlistId: roster.shortlistId,
    opportunityId: roster.opportunityId,
    companyId: roster.companyId,
    givenAt: roster.givenAt,
    expiresOn: roster.expiresOn,
    live: standingOn(roster),
    unseenAnswer: unseenAnswerOf(roster),
    cell: cellKey(cellOfRoster(roster)),
  }),
  accessOf: ({ comune, companyId }) => ({ territory: comune, companyId }),
  keepsHistory: true,
};

/** The beginnings of a comune's code, by one of which a territory holds it. */
const startsOfCode = (comune: string | null): readonly string[] =>
  Array.from(comune ?? '', (_digit, at) => comune!.slice(0, at + 1));

const laboratoryRequests: Bank<SentRequest> = {
  name: 'laboratoryRequests',
  schemaVersion: 1,
  keys: {
    line: 'text',
    opportunityId: 'text',
    homes: 'list',
    waiting: 'number',
    askedAt: 'text',
    open: 'text',
  },
  unique: ['open'],
  keysOf: (request) => ({
    line: lineKeyOf(request),
    opportunityId: request.opportunityId,
    homes: startsOfCode(request.home),
    waiting: request.answer ? 0 : 1,
    askedAt: request.askedAt,
    // No second request for a person and a line stands beside one that waits or was accepted.
    open: (request.answer?.answer ?? 'accepted') === 'accepted' ? lineSeatOf(request) : null,
  }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: true,
};

/** Every bank of this service's store, by name. */
export const opportunityBanks = {
  companies,
  leads,
  logbook,
  questionSets,
  opportunities,
  shortlists,
  candidates,
  rosters,
  laboratoryRequests,
  closings: closingBank,
  once: onceBank,
} as const;

export type OpportunityBanks = typeof opportunityBanks;
