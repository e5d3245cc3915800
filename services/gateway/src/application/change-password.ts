import { invalid, systemScope, type Scope } from '@rosa/domain';
import { refuse, wrong } from '@rosa/service-kit';
import { accountsBank } from '../banks/accounts.js';
import type { Context } from './context.js';
import { hashPassword, isPassword, passwordErrors } from './passwords.js';

/**
 * Changes the caller's own password, whatever their role, and ends all their sessions.
 *
 * @throws `invalid` for a wrong present password, or a new one that will not do; `forbidden` for a token, which has none
 */
export const changePassword = async (
  context: Context,
  scope: Scope,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> => {
  // Their own record: most roles reach no account, not even this one.
  const system = systemScope('gateway');
  const account = await context.store.get(system, accountsBank, scope.actor);
  if (!account) throw refuse('forbidden', 'accounts.noPassword', {});
  if (!(await isPassword(account.passwordHash, current))) {
    throw invalid([wrong('current', 'accounts.wrongPassword', {})]);
  }
  const errors = passwordErrors(password, account.username);
  if (errors.length > 0) throw invalid(errors);
  const { id, rev, ...kept } = account;
  const record = { ...kept, passwordHash: await hashPassword(password), epoch: kept.epoch + 1 };
  await context.store.commit(system, [{ op: 'put', bank: accountsBank, id, expect: rev, record }]);
  await context.audit.record({ scope, action: 'accounts.password', subjects: [] });
};
