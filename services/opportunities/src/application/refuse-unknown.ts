import { invalid, type Scope } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';

const { companies, opportunities } = opportunityBanks;

/** What a record of the demand side may speak of. */
interface Referring {
  readonly companyId?: string | null;
  readonly opportunityId?: string | null;
}

/** @throws `invalid` naming every field whose id is nothing in the caller's reach */
export const refuseUnknown = async (
  { store }: Pick<OpportunityDeps, 'store'>,
  scope: Scope,
  { companyId, opportunityId }: Referring,
): Promise<void> => {
  const errors = [];
  if (companyId && !(await store.get(scope, companies, companyId))) {
    errors.push(wrong('companyId', 'opportunities.unknownCompany', {}));
  }
  if (opportunityId && !(await store.get(scope, opportunities, opportunityId))) {
    errors.push(wrong('opportunityId', 'opportunities.unknownOpportunity', {}));
  }
  if (errors.length > 0) throw invalid(errors);
};
