import { systemScope, type Scope } from '@rosa/domain';
import { accountsBank } from '../banks/accounts.js';
import { sessionsBank } from '../banks/sessions.js';
import type { Context } from './context.js';
import { getAccount } from './manage.js';
import { hashOf } from './secrets.js';

/** Ends every session of an account, as when a device is lost. */
export const endAllSessions = async (context: Context, scope: Scope, id: string): Promise<void> => {
  const { rev, ...account } = await getAccount(context, scope, id);
  const record = { ...account, epoch: account.epoch + 1 };
  await context.store.commit(scope, [{ op: 'put', bank: accountsBank, id, expect: rev, record }]);
  await context.audit.record({
    scope,
    action: 'accounts.endSessions',
    subjects: [],
    detail: { account: id },
  });
};

/** Ends the session a cookie opened; none is no error. */
export const signOut = async ({ store }: Context, secret: string): Promise<void> => {
  const system = systemScope('gateway');
  const { items } = await store.find(system, sessionsBank, {
    where: [{ key: 'hash', is: hashOf(secret) }],
    limit: 1,
  });
  const session = items[0];
  if (!session) return;
  await store.commit(system, [
    { op: 'delete', bank: sessionsBank, id: session.id, expect: session.rev },
  ]);
};
