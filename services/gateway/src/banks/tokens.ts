import type { Bank, Stored } from '@rosa/store';
import type { Standing } from './standing.js';

/** A Bearer token, for programs and the command line. */
export interface Token extends Standing {
  readonly name: string;
  /** SHA-256 of the token: it is shown once, when made, and cannot be read again. */
  readonly hash: string;
  /** Instant; `null` until revoked. */
  readonly expiresAt: string | null;
}

export const tokensBank: Bank<Token> = {
  name: 'tokens',
  schemaVersion: 1,
  keys: { hash: 'text' },
  unique: ['hash'],
  keysOf: ({ hash }) => ({ hash }),
  accessOf: () => ({}),
  keepsHistory: false,
};

/** A token as others may see it. */
export type TokenView = Omit<Stored<Token>, 'hash' | 'updatedAt'>;

export const tokenView = (token: Stored<Token>): TokenView => {
  const { hash: _, updatedAt: __, ...view } = token;
  return view;
};
