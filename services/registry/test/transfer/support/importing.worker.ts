import { writeSync } from 'node:fs';
import { systemScope } from '@rosa/domain';
import { openStore } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import { registryBanks, runImport, workerTransfer } from '../../../src/index.js';

/** Imports a file and says how far it has come after every batch; made to be killed. */
const run = async (url: string, file: string): Promise<void> => {
  const banks = Object.values(registryBanks);
  const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
  const store = await openStore({ url, service: 'registry', banks, clock });
  await runImport({
    files: [file],
    transfers: [workerTransfer({ store, reference: smallReference, clock })],
    scope: systemScope('test'),
    batchSize: 10,
    // Unbuffered: what was committed is out before the next batch begins.
    onProgress: ({ read }) => void writeSync(1, `${read}\n`),
  });
};

void run(process.argv[3]!, process.argv[4]!);
