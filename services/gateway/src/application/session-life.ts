import type { Account } from '../banks/accounts.js';
import type { Session } from '../banks/sessions.js';

/** How long a session lives. */
export interface SessionLimits {
  /** Without a request, ms. */
  readonly idleMs: number;
  /** Whatever happens, ms. */
  readonly absoluteMs: number;
}

/** Is the session neither ended, nor idle for too long, nor too old, and its account still allowed in? */
export const isLive = (
  session: Session,
  account: Pick<Account, 'active' | 'epoch'>,
  now: Date,
  { idleMs }: SessionLimits,
): boolean =>
  account.active &&
  account.epoch === session.epoch &&
  now.getTime() < Date.parse(session.expiresAt) &&
  now.getTime() < Date.parse(session.seenAt) + idleMs;
