import { newId, systemScope, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Change, Store, Stored } from '@rosa/store';
import { accountsBank, type Account } from '../banks/accounts.js';
import { sessionsBank, type Session } from '../banks/sessions.js';
import type { Context } from './context.js';
import { scopeOfAccount } from './authenticate.js';
import { hashPassword, isOutdated, isPassword } from './passwords.js';
import { hashOf, newSecret } from './secrets.js';
import { isLive, type SessionLimits } from './session-life.js';

const SYSTEM = systemScope('gateway');

export interface SignedIn {
  /** The cookie's value. */
  readonly secret: string;
  readonly account: Stored<Account>;
}

/**
 * Opens a session.
 *
 * @throws `unauthenticated`, with one answer and in one time, for an unknown username, an inactive account and a wrong
 *   password
 */
export const signIn = async (
  context: Context,
  limits: SessionLimits,
  { username, password }: { readonly username: string; readonly password: string },
  requestId: string,
): Promise<SignedIn> => {
  const account = await accountNamed(context.store, username.trim().toLowerCase());
  const known = account?.active ? account : undefined;
  if (!(await isPassword(known?.passwordHash, password)) || !known) {
    throw refuse('unauthenticated', 'accounts.wrongCredentials', {});
  }
  const secret = newSecret();
  await context.store.commit(SYSTEM, [
    ...(await removalsOfDead(context, limits, known)),
    newSession(context, limits, known, secret),
    ...(await rehash(known, password)),
  ]);
  const scope: Scope = { ...scopeOfAccount(known, context.catalogue), requestId };
  await context.audit.record({ scope, action: 'sessions.open', subjects: [] });
  return { secret, account: known };
};

const accountNamed = async (store: Store, username: string) => {
  const where = [{ key: 'username', is: username }];
  const { items } = await store.find(SYSTEM, accountsBank, { where, limit: 1 });
  return items[0];
};

const newSession = (
  { clock }: Context,
  limits: SessionLimits,
  account: Stored<Account>,
  secret: string,
): Change => {
  const now = clock.now();
  const record: Session = {
    accountId: account.id,
    epoch: account.epoch,
    hash: hashOf(secret),
    seenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + limits.absoluteMs).toISOString(),
  };
  return { op: 'put', bank: sessionsBank, id: newId(), expect: 0, record };
};

/** Whoever signs in sweeps their own dead sessions away. */
const removalsOfDead = async (
  { store, clock }: Context,
  limits: SessionLimits,
  account: Stored<Account>,
): Promise<Change[]> => {
  const where = [{ key: 'accountId', is: account.id }];
  const { items } = await store.find(SYSTEM, sessionsBank, { where, limit: 500 });
  return items
    .filter((session) => !isLive(session, account, clock.now(), limits))
    .map(({ id, rev }) => ({ op: 'delete', bank: sessionsBank, id, expect: rev }));
};

/** The password is at hand only now: a hash of an older cost is made anew. */
const rehash = async (account: Stored<Account>, password: string): Promise<Change[]> => {
  if (!isOutdated(account.passwordHash)) return [];
  const { id, rev, ...kept } = account;
  const record: Account = { ...kept, passwordHash: await hashPassword(password) };
  return [{ op: 'put', bank: accountsBank, id, expect: rev, record }];
};
