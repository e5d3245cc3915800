import type { Route } from '@rosa/service-kit';
import { matchRoutes } from './http/match.js';
import type { OpportunityDeps } from './ports.js';

/** The demand side: companies, what they ask, lists of who suits it, rosters and what employers answer. */
export interface Opportunities {
  readonly routes: readonly Route[];
}

/** Puts the opportunity bank together from its dependencies. */
export const createOpportunities = (deps: OpportunityDeps): Opportunities => ({
  routes: [...matchRoutes(deps)],
});
