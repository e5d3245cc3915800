import { isDeepStrictEqual } from 'node:util';
import {
  fieldError,
  invalid,
  parseClosing,
  parseCompany,
  parseLead,
  parseOpportunity,
  parseQuestionSet,
  type Checking,
  type QuestionSet,
} from '@rosa/domain';
import {
  bankTransfer,
  readWith,
  wrong,
  type BankTransfer,
  type ReadContent,
  type TransferOffer,
} from '@rosa/service-kit';
import { checkingOf } from './application/context.js';
import { parseWrittenEntry } from './application/keep-logbook.js';
import { opportunityBanks } from './banks.js';
import type { OpportunityDeps } from './ports.js';
import { parseCandidate, parseRequest, parseRoster, parseShortlist } from './record-schemas.js';
import type { LocatedOpportunity } from './records.js';

/** A past day in the criteria of a line is no fault of a file; a place is not looked up for it. */
const parseLocated = (input: unknown, at: Checking): LocatedOpportunity => {
  const { comune, ...opportunity } = parseOpportunity(input, { ...at, today: -Infinity });
  if (comune === null) throw invalid([fieldError('comune', 'required')]);
  return { ...opportunity, comune };
};

/** A version that is written stays as it is, for those who answered it. */
const readQuestionSet: ReadContent<QuestionSet> = (content, current, ...more) => {
  const read = readWith(parseQuestionSet)(content, current, ...more);
  if (!current || isDeepStrictEqual(current, read.record)) return read;
  const { version } = current;
  throw invalid([wrong('version', 'opportunities.versionWritten', { version })]);
};

/** Every bank of the demand side in and out, in the order in which one may name another. */
export const opportunityTransfers = (
  deps: Pick<OpportunityDeps, 'store' | 'reference' | 'clock'>,
): readonly BankTransfer[] => {
  const { store } = deps;
  const checking = () => checkingOf(deps);
  const offer = <T extends object>(
    type: string,
    bank: TransferOffer<T>['bank'],
    parse: (input: unknown, at: Checking) => T,
  ) => bankTransfer({ type, store, checking, bank, read: readWith(parse) });
  const b = opportunityBanks;
  return [
    bankTransfer({
      type: 'questionSet',
      store,
      checking,
      bank: b.questionSets,
      read: readQuestionSet,
    }),
    offer('company', b.companies, parseCompany),
    offer('lead', b.leads, parseLead),
    offer('logbook', b.logbook, parseWrittenEntry),
    offer('opportunity', b.opportunities, parseLocated),
    offer('shortlist', b.shortlists, parseShortlist),
    offer('candidate', b.candidates, parseCandidate),
    offer('roster', b.rosters, parseRoster),
    offer('laboratoryRequest', b.laboratoryRequests, parseRequest),
    offer('demandClosing', b.closings, parseClosing),
  ];
};
