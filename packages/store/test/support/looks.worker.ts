import { writeSync } from 'node:fs';
import { open, person, put, system } from '../contract/banks.js';
import { looks } from './looks.js';

/** Adds looks one by one for ever, and says the name of each once it is acknowledged; made to be killed. */
const run = async (url: string): Promise<void> => {
  const store = await open(url, [looks]);
  for (let at = 0; ; at += 1) {
    const look = person({ name: `look ${at}`, tags: ['anna', `person ${at}`] });
    await store.commit(system, [put(looks, look)]);
    writeSync(1, `look ${at}\n`);
  }
};

void run(process.argv[3]!);
