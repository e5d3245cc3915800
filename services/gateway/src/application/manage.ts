import { invalid, notFound, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { accountsBank, type Account } from '../banks/accounts.js';
import type { Standing } from '../banks/standing.js';
import type { Context } from './context.js';
import { liesWithin, standingErrors, territoryReached, type StandingInput } from './standing.js';

/**
 * Who manages whom: central everyone, a lead the operators and animators whose whole territory lies within the lead's
 * own. (The store lets a lead reach an account by its first code; an account that also reaches elsewhere is not theirs,
 * or a new password would open the other territory to them.)
 */
export const manages = (scope: Scope, standing: Standing, { catalogue }: Context): boolean =>
  scope.role !== 'lead' ||
  (['operator', 'animator'].includes(standing.role) &&
    liesWithin(territoryReached(standing, catalogue), scope));

/** @throws `notFound` where there is no such account, or it is not the caller's to manage */
export const getAccount = async (
  context: Context,
  scope: Scope,
  id: string,
): Promise<Stored<Account>> => {
  const account = await context.store.get(scope, accountsBank, id);
  if (!account || !manages(scope, account, context)) throw notFound('accounts', id);
  return account;
};

/** @throws `invalid` for a wrong standing, `forbidden` for one the caller may not give */
export const checkStanding = (context: Context, scope: Scope, input: StandingInput): void => {
  const errors = standingErrors(input, context.catalogue);
  if (errors.length > 0) throw invalid(errors);
  if (scope.role !== 'lead') return;
  if (!['operator', 'animator'].includes(input.role)) {
    throw refuse('forbidden', 'accounts.leadRoles', {});
  }
  const inner = territoryReached(
    { role: input.role, territory: input.territory ?? null },
    context.catalogue,
  );
  if (!liesWithin(inner, scope)) throw refuse('forbidden', 'accounts.leadTerritory', {});
};

/** Where the store lets a lead reach an account. */
export const seatOf = (context: Context, standing: Standing): string | null => {
  const territory = territoryReached(standing, context.catalogue);
  return territory === 'all' ? null : (territory[0] ?? null);
};
