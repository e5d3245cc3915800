import { writeSync } from 'node:fs';
import { open, people, person, put, system } from './banks.js';

/** Commits batches for ever, and says the name of each once it is acknowledged; made to be killed. */
export const BATCH = 40;

const run = async (url: string): Promise<void> => {
  const store = await open(url);
  for (let batch = 0; ; batch += 1) {
    const name = `batch ${batch}`;
    await store.commit(
      system,
      Array.from({ length: BATCH }, (_, i) => put(people, person({ name, score: i }))),
    );
    // Unbuffered: what was acknowledged is out before the next batch begins.
    writeSync(1, `${name}\n`);
  }
};

const url = process.argv[3];
if (process.argv[2]?.endsWith('committer.worker.ts') && url !== undefined) void run(url);
