import { parentPort } from 'node:worker_threads';
import { checkpoint, type Request } from './checkpoint.js';

/** The thread that makes checkpoints: see {@link Checkpoints}. */
parentPort!.on('message', (request: Request) => checkpoint(request));
