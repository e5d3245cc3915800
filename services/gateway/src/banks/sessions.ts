import type { Bank } from '@rosa/store';

/** One sign-in. */
export interface Session {
  readonly accountId: string;
  /** The account's when it was opened; dead once the account's has moved on. */
  readonly epoch: number;
  /** SHA-256 of the cookie's value: a copy of the store opens no session. */
  readonly hash: string;
  /** Instant of the last request known to the store; behind the truth by up to a tenth of the idle time. */
  readonly seenAt: string;
  /** Instant after which it ends whatever happens. */
  readonly expiresAt: string;
}

export const sessionsBank: Bank<Session> = {
  name: 'sessions',
  schemaVersion: 1,
  keys: { hash: 'text', accountId: 'text' },
  unique: ['hash'],
  keysOf: ({ hash, accountId }) => ({ hash, accountId }),
  accessOf: () => ({}),
  keepsHistory: false,
};
