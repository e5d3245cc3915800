import {
  invalid,
  parseImportedWorker,
  parseNewWorker,
  todayOf,
  type Clock,
  type Reference,
  type WorkerRecord,
} from '@rosa/domain';
import { bankTransfer, wrong, type BankTransfer, type ReadContent } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { drawLot } from '../application/create-worker.js';
import { registryBanks } from '../banks.js';

export interface WorkerTransferDeps {
  readonly store: Store;
  readonly reference: Reference;
  readonly clock: Clock;
}

/**
 * A second row for a person updates that person, as the domain's `mergeImported` says. A row that does not name them can
 * only be about someone on record.
 */
const readWorker: ReadContent<WorkerRecord> = (content, current, meta, at) => {
  if (!current) {
    if (content['familyName'] === undefined && content['givenName'] === undefined)
      throw invalid([wrong('fiscalCode', 'transfer.noSuchPerson', {})]);
    const { worker, warnings } = parseNewWorker(content, at);
    return { record: { ...worker, lot: meta.lot ?? drawLot() }, warnings };
  }
  const { lot, ...fields } = current;
  const { worker, warnings } = parseImportedWorker(content, fields, at);
  return { record: { ...worker, lot }, warnings };
};

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

/** The worker bank in and out: the codice fiscale identifies a person. */
export const workerTransfer = ({ store, reference, clock }: WorkerTransferDeps): BankTransfer =>
  bankTransfer({
    type: 'worker',
    store,
    bank: registryBanks.workers,
    checking: () => ({ reference, today: todayOf(clock) }),
    read: readWorker,
    identity: {
      key: 'fiscalCode',
      of: ({ fiscalCode }) =>
        typeof fiscalCode === 'string' ? fiscalCode.trim().toUpperCase() : undefined,
    },
    standIn: anyone,
  });
