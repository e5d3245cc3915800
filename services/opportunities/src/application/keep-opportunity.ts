import {
  invalid,
  isLineFilled,
  parseDay,
  parseOpportunity,
  stateOfOpportunity,
  todayOf,
  type Company,
  type Opportunity,
  type OpportunityLine,
  type Scope,
} from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { checkingOf } from './context.js';

const { companies } = opportunityBanks;

/** The company an opportunity is of. @throws `invalid` where none of that id is in reach */
export const companyOf = async (
  { store }: Pick<OpportunityDeps, 'store'>,
  scope: Scope,
  companyId: string,
): Promise<Stored<Company>> => {
  const company = await store.get(scope, companies, companyId);
  if (company) return company;
  throw invalid([wrong('companyId', 'opportunities.unknownCompany', {})]);
};

/** With its place, the company's where it has none of its own, and the state its lines give it. */
export const located = (opportunity: Opportunity, company: Company): LocatedOpportunity => ({
  ...opportunity,
  comune: opportunity.comune ?? company.comune,
  state: stateOfOpportunity(opportunity),
});

/** A new opportunity as a client writes it. @throws `invalid` by field */
export const newOpportunity = async (
  deps: OpportunityDeps,
  scope: Scope,
  input: unknown,
): Promise<LocatedOpportunity> => {
  const opportunity = parseOpportunity(input, checkingOf(deps));
  return located(opportunity, await companyOf(deps, scope, opportunity.companyId));
};

/** An opportunity read over what is on record: the day its criteria were to be judged on may be gone by. */
export const readChanged = (deps: OpportunityDeps, input: unknown): Opportunity =>
  parseOpportunity(input, { ...checkingOf(deps), today: -Infinity });

/** May people be proposed for it today? */
export const isOpen = (
  { clock }: Pick<OpportunityDeps, 'clock'>,
  { state, validUntil }: Opportunity,
): boolean => state === 'open' && (validUntil === null || parseDay(validUntil)! >= todayOf(clock));

/** Does this line still look for people? */
export const isLineOpen = (opportunity: Opportunity, line: OpportunityLine | undefined): boolean =>
  opportunity.state === 'open' && line !== undefined && !isLineFilled(line);
