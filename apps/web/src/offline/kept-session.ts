import type { CurrentSession } from '@rosa/gateway';
import { Unreachable } from '../api/problem.js';
import { findCopy, keepCopy } from './copies.js';
import { clearCopies, device } from './device.js';

const NAME = 'session';
/** Whose copies there are on this device, signed in or not. */
const OWNER = 'owner';

/** Those who work where there is no signal. */
const isAway = ({ role }: CurrentSession): boolean => role === 'animator';

/** Whoever comes after someone else finds none of their copies. */
const keepSession = async (session: CurrentSession): Promise<void> => {
  const before = await findCopy<string>(OWNER);
  if (before && before.value !== session.actor) await clearCopies();
  if (!isAway(session)) return;
  await keepCopy(OWNER, session.actor);
  await keepCopy(NAME, session);
};

/** A server slower than this is not waited for by someone who was signed in on this device, ms. */
const PATIENCE = 3000;

const late = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(reject, PATIENCE, new Unreachable()));

/**
 * Who is signed in: the server's answer; where it cannot be reached, who was when it last could. What they then do, the
 * server holds to their session when it is sent.
 */
export const askOrKept = async (
  ask: () => Promise<CurrentSession | null>,
): Promise<CurrentSession | null> => {
  const kept = await findCopy<CurrentSession>(NAME);
  try {
    const session = await (kept ? Promise.race([ask(), late()]) : ask());
    if (session) await keepSession(session);
    else await (await device()).delete('copies', NAME);
    return session;
  } catch (error) {
    if (kept && error instanceof Unreachable) return kept.value;
    throw error;
  }
};

/** Whose copies this device holds; `undefined` after they have signed out. */
export const ownerOfCopies = async (): Promise<string | undefined> =>
  (await findCopy<string>(OWNER))?.value;
