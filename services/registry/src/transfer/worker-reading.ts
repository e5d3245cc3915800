import { invalid, parseImportedWorker, parseNewWorker, type WorkerRecord } from '@rosa/domain';
import { wrong, type ReadContent, type TransferOffer } from '@rosa/service-kit';
import { drawLot } from '../application/create-worker.js';
import { registryBanks } from '../banks.js';
import { DEFAULT_TYPE } from './ndjson-rows.js';

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

/** How a row says a person: the codice fiscale identifies them. */
export const workerReading: Pick<
  TransferOffer<WorkerRecord>,
  'type' | 'bank' | 'read' | 'identity'
> = {
  type: DEFAULT_TYPE,
  bank: registryBanks.workers,
  read: readWorker,
  identity: {
    key: 'fiscalCode',
    of: ({ fiscalCode }) =>
      typeof fiscalCode === 'string' ? fiscalCode.trim().toUpperCase() : undefined,
  },
};
