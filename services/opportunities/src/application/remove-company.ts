import type { Scope } from '@rosa/domain';
import { systemScope } from '@rosa/domain';
import { getRecordAt, refuse } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';

const { companies, opportunities, leads, logbook } = opportunityBanks;
const system = systemScope('companies');

/**
 * Removes a company that should not be there.
 *
 * @throws `notFound`, `stale`; `conflict` where opportunities, leads or visits speak of it
 */
export const removeCompany = async (
  { store, audit }: OpportunityDeps,
  scope: Scope,
  id: string,
  expected: number | 'any',
): Promise<void> => {
  const { rev } = await getRecordAt(store, scope, companies, id, expected);
  for (const bank of [opportunities, leads, logbook]) {
    const where = [{ key: 'companyId', is: id }];
    const { total } = await store.find<object>(system, bank, { where, limit: 1 });
    if (total > 0) throw refuse('conflict', 'opportunities.companyInUse', {});
  }
  await store.commit(scope, [{ op: 'delete', bank: companies, id, expect: rev }]);
  await audit.record({ scope, action: 'companies.delete', subjects: [], detail: { id } });
};
