import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { meter } from '../process/progress.js';
import type { Site } from './site.js';

const CHUNK = 500;

/** Writes invented people as NDJSON, serials [from, to). */
export const writePeople = async (
  { drawPerson, io }: Site,
  file: string,
  from: number,
  to: number,
): Promise<void> => {
  const progress = meter(() => Date.now(), to - from);
  const line = (serial: number): string =>
    `${JSON.stringify({ type: 'worker', ...drawPerson(serial) })}\n`;
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
