import { notFound, type Scope } from '@rosa/domain';
import { tokensBank } from '../banks/tokens.js';
import type { Context } from './context.js';

/** Revokes a token: the next request that bears it is refused. */
export const revokeToken = async (context: Context, scope: Scope, id: string): Promise<void> => {
  const token = await context.store.get(scope, tokensBank, id);
  if (!token) throw notFound('tokens', id);
  await context.store.commit(scope, [{ op: 'delete', bank: tokensBank, id, expect: token.rev }]);
  await context.audit.record({
    scope,
    action: 'tokens.revoke',
    subjects: [],
    detail: { token: id },
  });
};
