import { invalid, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { accountsBank, type Account } from '../banks/accounts.js';
import type { Context } from './context.js';
import { checkStanding, getAccount, seatOf } from './manage.js';
import { hashPassword, passwordErrors } from './passwords.js';
import { standingOf, type StandingInput } from './standing.js';

export interface AccountChange extends Partial<StandingInput> {
  readonly name?: string | undefined;
  readonly active?: boolean | undefined;
  readonly password?: string | undefined;
}

const checkOwn = (scope: Scope, before: Account & { id: string }, change: AccountChange): void => {
  if (scope.actor !== before.id) return;
  const role = change.role ?? before.role;
  // So that someone is always left who can let others in.
  if (change.active === false || role !== before.role) throw refuse('conflict', 'accounts.own', {});
};

const given = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

/**
 * Changes an account; what is absent stays. A new password, and being made inactive, end its sessions.
 *
 * @throws `invalid` field by field, `notFound` out of reach, `forbidden` for a standing the caller may not give,
 *   `stale` when changed meanwhile
 */
export const changeAccount = async (
  context: Context,
  scope: Scope,
  id: string,
  expected: number | 'any',
  { password, ...change }: AccountChange,
): Promise<Stored<Account>> => {
  const before = await getAccount(context, scope, id);
  if (password !== undefined) {
    const errors = passwordErrors(password, before.username);
    if (errors.length > 0) throw invalid(errors);
  }
  checkOwn(scope, before, change);
  const after = { ...before, ...given(change) };
  checkStanding(context, scope, after);
  const standing = standingOf(after);
  const record: Account = {
    ...standing,
    username: before.username,
    name: after.name,
    active: after.active,
    passwordHash: password === undefined ? before.passwordHash : await hashPassword(password),
    seat: seatOf(context, standing),
    epoch: before.epoch + (password !== undefined || !after.active ? 1 : 0),
  };
  const expect = expected === 'any' ? before.rev : expected;
  await context.store.commit(scope, [{ op: 'put', bank: accountsBank, id, expect, record }]);
  await context.audit.record({
    scope,
    action: 'accounts.change',
    subjects: [],
    detail: {
      account: id,
      fields: Object.keys({ ...given(change), ...given({ password }) }).join(),
    },
  });
  return getAccount(context, scope, id);
};
