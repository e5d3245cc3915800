import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rosa/domain';
import type { Caller } from '../../cluster/support/caller.js';
import { ask, insist } from './callers.js';
import type { Ledger } from './ledger.js';
import { row } from './people.js';

interface Job {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';
  readonly report: { readonly read: number; readonly refused: number } | null;
}

const LOOK_MS = 200;
/** Far beyond what so few rows take, whatever befalls meanwhile. */
const LONGEST_MS = 120_000;
const NEVER = (): boolean => false;

/** Imports a file of people without ids, and stays at it until it is in: one that failed is taken up again. */
export const importFile = async (
  ledger: Ledger,
  central: Caller,
  first: number,
  count: number,
): Promise<void> => {
  const rows = Array.from({ length: count }, (_, at) => row(first + at));
  const body = rows.map((one) => `${JSON.stringify(one)}\n`).join('');
  const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': newId() };
  const begun = await insist<Job>(ledger, central, { path: '/api/imports', body, headers }, NEVER);
  if (!begun) return;
  const path = `/api/imports/${begun.body.id}`;
  const beganAt = performance.now();
  for (;;) {
    const told = await ask<Job>(ledger, central, { method: 'GET', path });
    if (told?.body.state === 'done') {
      const { read, refused } = told.body.report!;
      if (read !== count || refused > 0)
        ledger.refusals.push(`import: ${JSON.stringify(told.body)}`);
      else ledger.keepImport(rows.map(({ fiscalCode }) => fiscalCode));
      return;
    }
    if (performance.now() - beganAt > LONGEST_MS) {
      ledger.refusals.push(`import: does not end: ${JSON.stringify(told?.body)}`);
      return;
    }
    if (told && told.body.state !== 'running')
      await ask(ledger, central, { path: `${path}/resume` });
    await pause(LOOK_MS);
  }
};
