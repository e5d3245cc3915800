import { reachOf, reaches, type Scope } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { opportunityBanks } from '../banks.js';
import type { LocatedOpportunity } from '../records.js';

const { opportunities } = opportunityBanks;

/**
 * Operators read opportunities everywhere and write those of their territory: to whoever would write elsewhere it is not
 * there. What follows from a change is written in full, so that the store no longer asks.
 *
 * @throws `notFound`
 */
export const mustWrite = (scope: Scope, opportunity: Stored<LocatedOpportunity>): void => {
  const reach = reachOf(scope, opportunities.name, 'write');
  if (reaches(reach, opportunities.accessOf(opportunity))) return;
  throw refuse('notFound', 'http.noSuchRecord', { id: opportunity.id });
};
