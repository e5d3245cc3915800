import type { Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import { accountsBank } from '../banks/accounts.js';
import type { Context } from './context.js';
import { getAccount } from './manage.js';

/**
 * Removes an account, and with it every session it opened.
 *
 * @throws `notFound` out of reach; `conflict` for the caller's own
 */
export const removeAccount = async (context: Context, scope: Scope, id: string): Promise<void> => {
  const { rev } = await getAccount(context, scope, id);
  if (scope.actor === id) throw refuse('conflict', 'accounts.own', {});
  await context.store.commit(scope, [{ op: 'delete', bank: accountsBank, id, expect: rev }]);
  await context.audit.record({
    scope,
    action: 'accounts.remove',
    subjects: [],
    detail: { account: id },
  });
};
