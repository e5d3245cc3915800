import { parentPort, workerData } from 'node:worker_threads';
import { loadReference } from '@rosa/reference';
import { readWorkerLines } from './reading.js';
import { toAnswer, type Asked } from './reading-messages.js';
import { workerReading } from './worker-reading.js';

/** The thread that reads lines for an import: see {@link ReadingThread}. */
const reference = loadReference();
const port = parentPort!;

// Rows judged by other tables than those of whoever asks would be judged wrongly: then none is.
if (reference.version === workerData) {
  port.on('message', ({ lines, today }: Asked) => {
    port.postMessage(toAnswer(readWorkerLines(workerReading, lines, { reference, today })));
  });
  port.postMessage('ready');
}
