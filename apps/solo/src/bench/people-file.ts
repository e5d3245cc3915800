import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { drawWorker } from '../demo/worker.js';
import { meter } from '../process/progress.js';
import type { Site } from './site.js';

const CHUNK = 500;

/** Writes invented people as NDJSON, serials [from, to): those beyond the registry's size are new to it. */
export const writePeople = async (
  { world, io }: Site,
  file: string,
  from: number,
  to: number,
): Promise<void> => {
  const progress = meter(() => Date.now(), to - from);
  const line = (serial: number): string =>
    `${JSON.stringify({ type: 'worker', ...drawWorker(world, serial) })}\n`;
  const chunks = function* () {
    for (let start = from; start < to; start += CHUNK) {
      io.signal.throwIfAborted();
      const count = Math.min(CHUNK, to - start);
      yield Array.from({ length: count }, (_each, at) => line(start + at)).join('');
      io.progress('Persone inventate', progress(start + count - from));
    }
  };
  await pipeline(chunks, createWriteStream(file));
};
