import type { Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Page, Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { CandidateRecord } from '../records.js';

/**
 * The lists that hold a person, wherever they were drawn: so their own laboratory learns that someone elsewhere looks for
 * them, and calls them.
 *
 * @throws `notFound` for a person out of reach
 */
export const listProposals = async (
  { store, registry, audit }: OpportunityDeps,
  scope: Scope,
  workerId: string,
  page: { readonly limit: number; readonly cursor?: string },
): Promise<Page<Stored<CandidateRecord>>> => {
  const [person] = await registry.people(scope, [workerId]);
  if (!person?.inReach) throw refuse('notFound', 'http.noSuchRecord', { id: workerId });
  const found = await store.find({ ...scope, territory: 'all' }, opportunityBanks.candidates, {
    ...page,
    where: [{ key: 'workerId', is: workerId }],
  });
  await audit.record({ scope, action: 'candidates.list', subjects: [workerId] });
  return found;
};
