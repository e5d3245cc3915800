import type { Role, Scope } from '@rosa/domain';
import type { Page } from '@rosa/store';
import { accountsBank, accountView, type AccountView } from '../banks/accounts.js';
import type { Context } from './context.js';
import { manages } from './manage.js';

export interface AccountsQuery {
  readonly role?: Role | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The accounts the caller manages, by username. */
export const listAccounts = async (
  context: Context,
  scope: Scope,
  query: AccountsQuery,
): Promise<Page<AccountView>> =>
  scope.role === 'lead' ? ofLead(context, scope, query) : ofCentral(context, scope, query);

const ofCentral = async (
  { store }: Context,
  scope: Scope,
  { role, limit, cursor }: AccountsQuery,
): Promise<Page<AccountView>> => {
  const page = await store.find(scope, accountsBank, {
    where: role === undefined ? [] : [{ key: 'role', is: role }],
    orderBy: 'username',
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return { ...page, items: page.items.map(accountView) };
};

/** A lead's accounts are some dozens, and whether all of a territory lies within is no condition of a store's. */
const ofLead = async (
  context: Context,
  scope: Scope,
  { role, limit, cursor = '' }: AccountsQuery,
): Promise<Page<AccountView>> => {
  const mine: AccountView[] = [];
  for await (const batch of context.store.stream(scope, accountsBank)) {
    for (const account of batch) {
      const wanted = role === undefined || account.role === role;
      if (wanted && manages(scope, account, context)) mine.push(accountView(account));
    }
  }
  mine.sort((a, b) => (a.username < b.username ? -1 : 1));
  // The cursor is the last username shown.
  const rest = mine.filter(({ username }) => username > cursor);
  const items = rest.slice(0, limit);
  const nextCursor = rest.length > limit ? (items.at(-1)?.username ?? null) : null;
  return { items, nextCursor, total: mine.length };
};
