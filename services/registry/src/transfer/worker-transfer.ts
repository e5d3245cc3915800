import { todayOf, type Clock, type Reference, type WorkerRecord } from '@rosa/domain';
import { bankTransfer, type BankTransfer } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import type { FreshDocuments } from './fresh-documents.js';
import { readingThreads } from './reading-thread.js';
import { workerReading } from './worker-reading.js';

export interface WorkerTransferDeps {
  readonly store: Store;
  readonly reference: Reference;
  readonly clock: Clock;
  /** Where the indexer looks first; without it, it reads every record again. */
  readonly fresh?: FreshDocuments | undefined;
}

/** Someone of whom a row says nothing but the codice fiscale. */
const anyone: WorkerRecord = {
  fiscalCode: 'RSSMRA70A01F839U',
  familyName: 'Rossi',
  givenName: 'Mario',
  sex: 'M',
  birthDate: '1970-01-01',
  birthPlace: 'F839',
  citizenship: 'IT',
  residence: null,
  domicile: null,
  contacts: null,
  programme: null,
  consent: null,
  status: { state: 'active', until: null },
  schooling: null,
  careerComplete: false,
  experiences: null,
  skills: null,
  licences: null,
  languages: null,
  motivation: null,
  availability: { commute: null, answers: null },
  sap: null,
  lot: 0,
};

/**
 * The worker bank in and out. Rows about new people may be read in a thread; what the search is to hold of them is kept
 * for the indexer, which then need not read them again.
 */
export const workerTransfer = (deps: WorkerTransferDeps): BankTransfer => {
  const { store, reference, clock, fresh } = deps;
  return bankTransfer({
    ...workerReading,
    store,
    checking: () => ({ reference, today: todayOf(clock) }),
    standIn: anyone,
    readAhead: readingThreads(deps),
    onAdded: (ahead, meta) => fresh?.keep(ahead, meta),
  });
};
