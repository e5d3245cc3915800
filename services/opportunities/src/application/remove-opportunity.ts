import { systemScope, type Scope } from '@rosa/domain';
import { getRecordAt, refuse } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';

const { opportunities, shortlists } = opportunityBanks;

/**
 * Removes an opportunity that should not be there.
 *
 * @throws `notFound`, `stale`; `conflict` once lists were drawn for it: then it is withdrawn instead
 */
export const removeOpportunity = async (
  { store, audit }: OpportunityDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
): Promise<void> => {
  const { rev } = await getRecordAt(store, scope, opportunities, id, expected);
  const drawn = await store.find(systemScope('opportunities'), shortlists, {
    where: [{ key: 'opportunityId', is: id }],
    limit: 1,
  });
  if (drawn.total > 0) throw refuse('conflict', 'opportunities.hasLists', {});
  await store.commit(scope, [{ op: 'delete', bank: opportunities, id, expect: rev }]);
  await audit.record({ scope, action: 'opportunities.delete', subjects: [], detail: { id } });
};
