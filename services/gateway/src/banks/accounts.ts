import type { Bank, Stored } from '@rosa/store';
import type { Standing } from './standing.js';

/** Who may sign in. */
export interface Account extends Standing {
  /** Lower case; never changes. */
  readonly username: string;
  /** Shown beside what the person did. */
  readonly name: string;
  readonly active: boolean;
  /** Argon2id, in its own encoded form. */
  readonly passwordHash: string;
  /** The first of the territory's codes, its region spelt out: where the store lets a lead reach the account. */
  readonly seat: string | null;
  /** Counts up to end every session at once, in the very commit that changes the password. */
  readonly epoch: number;
}

export const accountsBank: Bank<Account> = {
  name: 'accounts',
  schemaVersion: 1,
  keys: { username: 'text', role: 'text' },
  unique: ['username'],
  keysOf: ({ username, role }) => ({ username, role }),
  accessOf: ({ seat }) => (seat === null ? {} : { territory: seat }),
  keepsHistory: false,
};

/** An account as others may see it. */
export type AccountView = Omit<Stored<Account>, 'passwordHash' | 'seat' | 'epoch'>;

export const accountView = (account: Stored<Account>): AccountView => {
  const { passwordHash: _, seat: __, epoch: ___, ...view } = account;
  return view;
};
