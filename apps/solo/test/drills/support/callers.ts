import { setTimeout as pause } from 'node:timers/promises';
import { Silence, type Answer, type Caller } from '../../cluster/support/caller.js';
import type { Ledger } from './ledger.js';

/** A call as people make it who write down what they were told. */

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whoever was not answered waits a moment before anything else. */
const AFTER_FAILURE_MS = 100;

/** The answer, or nothing where there was none or a 5xx: then nobody knows whether it was done. */
export const ask = async <T = { id: string; rev: number }>(
  ledger: Ledger,
  caller: Caller,
  { method = 'POST', ...asked }: Asked,
): Promise<Answer<T> | undefined> => {
  const said = await caller.call<T>({ method, ...asked }).catch((error: unknown) => {
    // Whatever befalls the system, it answers or breaks the connection.
    if (error instanceof Silence) ledger.refusals.push(error.message);
    return undefined;
  });
  if (said && said.status < 400) return said;
  if (said && said.status < 500)
    ledger.refusals.push(`${method} ${asked.path}: ${said.status} ${JSON.stringify(said.body)}`);
  else {
    ledger.fail();
    await pause(AFTER_FAILURE_MS);
  }
  return undefined;
};

/** A request that names what it makes may be made again until it is answered: twice counts once. */
export const insist = async <T = { id: string; rev: number }>(
  ledger: Ledger,
  caller: Caller,
  asked: Asked,
  isOver: () => boolean,
): Promise<Answer<T> | undefined> => {
  for (;;) {
    const refused = ledger.refusals.length;
    const said = await ask<T>(ledger, caller, asked);
    if (said || isOver() || ledger.refusals.length > refused) return said;
  }
};
