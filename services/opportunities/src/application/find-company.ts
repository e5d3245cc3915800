import { reachOf, reaches, systemScope, type Company, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import { companyNameKey } from '../company-name.js';
import type { OpportunityDeps } from '../ports.js';

const { companies } = opportunityBanks;
const system = systemScope('companies');
/** More companies than share one name. */
const ALIKE = 100;

/** A company already in the bank that may be the one about to be written. */
export interface LikelyCompany {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly vatNumber: string | null;
  readonly comune: string;
}

const likely = ({ id, rev, name, vatNumber, comune }: Stored<Company>): LikelyCompany => ({
  id,
  rev,
  name,
  vatNumber,
  comune,
});

type Deps = Pick<OpportunityDeps, 'store'>;

const isInReach = (scope: Scope, company: Stored<Company>): boolean =>
  reaches(reachOf(scope, companies.name, 'read'), companies.accessOf(company));

/** @throws `conflict` where another company has this partita IVA: who it is, is said to those who may read it */
export const refuseTakenVat = async (
  { store }: Deps,
  scope: Scope,
  { vatNumber }: Company,
  ownId?: string,
): Promise<void> => {
  if (vatNumber === null) return;
  const { items } = await store.find(system, companies, {
    where: [{ key: 'vatNumber', is: vatNumber }],
    limit: 1,
  });
  const [owner] = items;
  if (!owner || owner.id === ownId) return;
  const existing = isInReach(scope, owner) ? { existing: likely(owner) } : {};
  throw refuse('conflict', 'opportunities.vatTaken', {}, [], existing);
};

const comuniOf = ({ comune, sites }: Company): ReadonlySet<string> =>
  new Set([comune, ...sites.map((site) => site.comune)]);

/**
 * Looks everywhere for companies of the same name, whatever its legal form, that share a comune with this one.
 *
 * @throws `conflict`: those in the caller's reach as `likelyDuplicates`, the others as a count, `elsewhere`
 */
export const refuseLikelyCompany = async (
  { store }: Deps,
  scope: Scope,
  company: Company,
): Promise<void> => {
  const comuni = comuniOf(company);
  const sameName = await store.find(system, companies, {
    where: [{ key: 'nameKey', is: companyNameKey(company.name) }],
    limit: ALIKE,
  });
  const alike = sameName.items.filter((other) =>
    [...comuniOf(other)].some((comune) => comuni.has(comune)),
  );
  if (alike.length === 0) return;
  const shown = alike.filter((other) => isInReach(scope, other));
  throw refuse('conflict', 'opportunities.likelyDuplicate', {}, [], {
    likelyDuplicates: shown.map(likely),
    elsewhere: alike.length - shown.length,
  });
};
