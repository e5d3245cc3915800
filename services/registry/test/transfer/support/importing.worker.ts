import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { systemScope } from '@rosa/domain';
import type { BankTransfer } from '@rosa/service-kit';
import { openStore } from '@rosa/store';
import { smallReference } from '@rosa/test-kit';
import { registryBanks, runImport, workerTransfer } from '../../../src/index.js';

/** Imports a file and says after every batch how far it has come; begins each when a line tells it to. Made to be killed. */
const run = async (url: string, file: string): Promise<void> => {
  const banks = Object.values(registryBanks);
  const clock = { now: () => new Date('2026-11-22T10:00:00Z') };
  const store = await openStore({ url, service: 'registry', banks, clock });
  const people = workerTransfer({ store, reference: smallReference, clock });
  const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const whenTold: BankTransfer['import'] = async (...batch) => {
    await orders.next();
    return people.import(...batch);
  };
  await runImport({
    files: [file],
    transfers: [{ ...people, import: whenTold }],
    scope: systemScope('test'),
    batchSize: 10,
    // Unbuffered: what was committed is out before the next batch begins.
    onProgress: ({ read }) => void writeSync(1, `${read}\n`),
  });
};

void run(process.argv[3]!, process.argv[4]!);
