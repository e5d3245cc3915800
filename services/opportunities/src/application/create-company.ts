import { parseCompany, type Company, type Scope } from '@rosa/domain';
import { createOnce, takeId } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { checkingOf } from './context.js';
import { refuseLikelyCompany, refuseTakenVat } from './find-company.js';

export interface NewCompanyRequest {
  /** As a client writes a company, with the `id` it made where it made one. */
  readonly input: unknown;
  readonly idempotencyKey: string | undefined;
  /** Whoever writes has seen the companies alike, and this is another. */
  readonly confirmedDifferent: boolean;
}

const { companies } = opportunityBanks;

/**
 * Writes a company, once, after looking for it by partita IVA, and by name and comune.
 *
 * @throws `invalid` by field; `conflict` where it is there already, or may be; `forbidden` out of the caller's territory
 */
export const createCompany = async (
  deps: OpportunityDeps,
  scope: Scope,
  { input, idempotencyKey, confirmedDifferent }: NewCompanyRequest,
): Promise<Stored<Company>> => {
  const at = checkingOf(deps);
  const { id, content } = takeId(input, at);
  const company = parseCompany(content, at);
  const creation = { id, idempotencyKey, route: 'POST /companies' };
  const { record } = await createOnce(deps.store, scope, companies, creation, async () => {
    await refuseTakenVat(deps, scope, company);
    if (!confirmedDifferent) await refuseLikelyCompany(deps, scope, company);
    return [{ op: 'put', bank: companies, id, expect: 0, record: company }];
  });
  await deps.audit.record({
    scope,
    action: 'companies.create',
    subjects: [],
    detail: { id: record.id },
  });
  return record;
};
