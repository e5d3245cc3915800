import type { Scope } from '@rosa/domain';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';

/** What is told of a company to those who invite it. */
export interface ToldCompany {
  readonly name: string;
  /** Comuni of the seat, which comes first, and of the sites. */
  readonly places: readonly string[];
}

/** A company as far as the caller reads it; `undefined` where they read none. */
export type TellCompany = (scope: Scope, companyId: string) => Promise<ToldCompany | undefined>;

/** Reads companies in the scope of whoever asks. */
export const companyTeller =
  ({ store }: Pick<OpportunityDeps, 'store'>): TellCompany =>
  async (scope, companyId) => {
    const company = await store.get(scope, opportunityBanks.companies, companyId);
    if (!company) return undefined;
    const places = [company.comune, ...company.sites.map(({ comune }) => comune)];
    return { name: company.name, places };
  };
