import { ApiError } from '../api/problem.js';
import { isOvertaken, sendAct, type Act } from './acts.js';
import { tellChange } from './changes.js';
import { device } from './device.js';

/** What waits to be sent: kept on the device, in order, until the server has it. */

/** Every act of this account that is not sent yet, in order. */
export const waitingActs = async (owner: string): Promise<readonly Act[]> =>
  (await (await device()).getAll('outbox'))
    .filter((act) => act.owner === owner)
    .toSorted((a, b) => a.at.localeCompare(b.at));

export const findAct = async (id: string): Promise<Act | undefined> =>
  (await device()).get('outbox', id);

/** Keeps acts to be sent; with an id that waits already, as corrected. What they were written in is no draft any more. */
export const putActs = async (acts: readonly Act[]): Promise<void> => {
  const transaction = (await device()).transaction(['outbox', 'drafts'], 'readwrite');
  const [outbox, drafts] = [transaction.objectStore('outbox'), transaction.objectStore('drafts')];
  await Promise.all(acts.flatMap((act) => [outbox.put(act), drafts.delete(act.id)]));
  await transaction.done;
  tellChange('outbox');
};

/** Takes acts out, unsent, with all that could only follow them. */
export const dropAct = async (id: string): Promise<void> => {
  const db = await device();
  for (const act of await db.getAll('outbox')) if (act.after === id) await dropAct(act.id);
  await db.delete('outbox', id);
  tellChange('outbox');
};

/** Answers that say nothing of what was sent: it is tried again. */
const PASSING = new Set([401, 408, 429]);

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status < 500 && !PASSING.has(error.status);

/** One act: gone, refused with its reasons, or still waiting. @throws what stops the others too */
const sendOne = async (act: Act): Promise<void> => {
  const db = await device();
  try {
    const entry = await sendAct(act);
    if (entry) await db.put('entries', entry);
    await db.delete('outbox', act.id);
  } catch (error) {
    if (!isRefusal(error) || isOvertaken(act, error)) throw error;
    await db.put('outbox', { ...act, problem: error.problem });
  }
  tellChange('sent');
};

let sending: Promise<void> | undefined;
let again = false;

const sendWaiting = async (owner: string): Promise<void> => {
  try {
    for (const { id } of await waitingActs(owner)) {
      // Read anew: it may have been corrected, or taken out, while others were sent.
      const act = await findAct(id);
      if (!act || act.problem) continue;
      if (act.after !== null && (await findAct(act.after))) continue;
      await sendOne(act);
    }
  } catch {
    // No signal, a server that is not well, a session that ended: all of it waits for the next occasion.
  }
};

/**
 * Sends all that waits, in order; harmless at any time. A second page doing the same does no harm either: the server knows
 * each act by its id.
 */
export const sendAll = (owner: string): Promise<void> => {
  again = true;
  sending ??= (async () => {
    while (again) {
      again = false;
      await sendWaiting(owner);
    }
    sending = undefined;
  })();
  return sending;
};
