import { systemScope } from '@rosa/domain';
import { blankWorker, smallReference } from '@rosa/test-kit';
import { openSearch } from '../src/index.js';
import { documentOf, idOf } from './contract/registry.js';

/** Writes people into the folder it is given until it is killed, telling after each batch how many were acknowledged. */

const BATCH = 50;
/** Far from the ids of the test that reads them. */
const FIRST = 1_000_000;

const main = async (): Promise<void> => {
  const folder = process.argv.at(-1)!;
  const engine = await openSearch({ url: `embedded:${folder}`, reference: smallReference });
  for (let written = 0; ; written += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, i) =>
      documentOf(idOf(FIRST + written + i), blankWorker({ givenName: 'Piera' })),
    );
    await engine.write(systemScope('test'), batch);
    process.stdout.write(`${written + BATCH}\n`);
    await new Promise(setImmediate);
  }
};

void main();
