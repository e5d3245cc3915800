import { parentPort, workerData } from 'node:worker_threads';
import { loadReference } from '@rosa/reference';
import { readWorkerLines } from './reading.js';
import { toAnswer, type Asked, type Setting } from './reading-messages.js';
import { workerReading } from './worker-reading.js';

/** The thread that reads lines for an import: see {@link ReadingThread}. */
const reference = loadReference();
const port = parentPort!;
const { version, projects } = workerData as Setting;

// Rows judged by other tables than those of whoever asks would be judged wrongly: then none is.
if (reference.version === version) {
  port.on('message', ({ lines, today }: Asked) => {
    const at = { reference, today };
    port.postMessage(toAnswer(readWorkerLines(workerReading, lines, at, projects)));
  });
  port.postMessage('ready');
}
