import { projectWorker, type Checking, type WorkerRecord } from '@rosa/domain';
import { readAhead, type ReadAhead, type TransferOffer } from '@rosa/service-kit';
import { DEFAULT_TYPE, readText } from './ndjson-rows.js';
import { packDocument } from './packed-document.js';

/**
 * Reads lines about workers as if about nobody on record: parsed, judged, written as the store keeps them and, where `projects`
 * says so, projected for the search. `null` for a line of anything else, or that is wrong.
 */
export const readWorkerLines = (
  offer: Pick<TransferOffer<WorkerRecord>, 'bank' | 'identity' | 'read'>,
  lines: readonly string[],
  at: Checking,
  projects: boolean,
): readonly (ReadAhead | null)[] =>
  lines.map((line) => {
    const read = readText(line);
    if (!('type' in read) || read.type !== DEFAULT_TYPE) return null;
    const ahead = readAhead(offer, read.value, at);
    if (!ahead) return null;
    const { record, ...rest } = ahead;
    const extra = projects ? packDocument(projectWorker(record, at.reference)) : null;
    return { ...rest, extra };
  });
