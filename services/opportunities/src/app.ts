import type { QuestionSet, Scope } from '@rosa/domain';
import type { BankTransfer, Route } from '@rosa/service-kit';
import { outcomeHandler, type Followed } from './application/follow-outcomes.js';
import { findQuestionSet } from './application/question-sets.js';
import { rostersOf, type Rosters } from './application/roster-holds.js';
import { companyTeller, type TellCompany } from './application/tell-company.js';
import { companyRoutes } from './http/companies.js';
import { demandFigureRoutes } from './http/figures.js';
import { laboratoryRequestRoutes } from './http/laboratory-requests.js';
import { leadRoutes } from './http/leads.js';
import { lineCriteriaRoutes } from './http/line-criteria.js';
import { logbookRoutes, questionSetRoutes } from './http/logbook.js';
import { matchRoutes } from './http/match.js';
import { opportunityRoutes } from './http/opportunities.js';
import { rosterDocumentRoutes } from './http/roster-documents.js';
import { rosterRoutes } from './http/rosters.js';
import { shortlistRoutes } from './http/shortlists.js';
import { todayRoutes } from './http/today.js';
import { workerOpportunityRoutes } from './http/worker-opportunities.js';
import type { OpportunityDeps } from './ports.js';
import { opportunityTransfers } from './transfers.js';

/** The demand side: companies, what they ask, lists of who suits it, rosters and what employers answer. */
export interface Opportunities {
  readonly routes: readonly Route[];
  /** What the registry asks of rosters. */
  readonly rosters: Rosters;
  /** A version of a track's questions, for the answers that others keep; `undefined` where there is none. */
  readonly questionSet: (
    scope: Scope,
    track: QuestionSet['track'],
    version: number,
  ) => Promise<QuestionSet | undefined>;
  /** What the gateway asks of a company before it is invited. */
  readonly tellCompany: TellCompany;
  /** The handler of `outcome.recorded`: harmless repeated. */
  onOutcome(ids: readonly string[]): Promise<readonly Followed[]>;
  /** Its banks in and out by file, in the order in which one may name another. */
  readonly transfers: readonly BankTransfer[];
}

/** Puts the opportunity bank together from its dependencies. */
export const createOpportunities = (deps: OpportunityDeps): Opportunities => ({
  routes: [
    ...matchRoutes(deps),
    ...companyRoutes(deps),
    ...leadRoutes(deps),
    ...logbookRoutes(deps),
    ...questionSetRoutes(deps),
    ...opportunityRoutes(deps),
    ...lineCriteriaRoutes(deps),
    ...shortlistRoutes(deps),
    ...rosterRoutes(deps),
    ...rosterDocumentRoutes(deps),
    ...laboratoryRequestRoutes(deps),
    ...workerOpportunityRoutes(deps),
    ...todayRoutes(deps),
    ...demandFigureRoutes(deps),
  ],
  rosters: rostersOf(deps),
  questionSet: (...asked) => findQuestionSet(deps, ...asked),
  tellCompany: companyTeller(deps),
  onOutcome: outcomeHandler(deps),
  transfers: opportunityTransfers(deps),
});
