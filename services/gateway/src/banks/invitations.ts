import type { Bank } from '@rosa/store';

/** A company's way to its first account, used once and then gone. */
export interface Invitation {
  readonly companyId: string;
  /** As it was when the company was invited: whoever opens the link reads it before there is an account. */
  readonly companyName: string;
  /** Comune of the company that lies with whoever invites. */
  readonly seat: string;
  /** SHA-256 of the token: a copy of the store opens no invitation. */
  readonly hash: string;
  /** Instant. */
  readonly expiresAt: string;
}

export const invitationsBank: Bank<Invitation> = {
  name: 'invitations',
  schemaVersion: 1,
  keys: { hash: 'text', companyId: 'text' },
  unique: ['hash'],
  keysOf: ({ hash, companyId }) => ({ hash, companyId }),
  accessOf: ({ seat, companyId }) => ({ territory: seat, companyId }),
  keepsHistory: false,
};
