export { createOpportunities, type Opportunities } from './app.js';
export { Environment as OpportunityEnvironment } from './environment.js';
export { opportunityBanks, type OpportunityBanks } from './banks.js';
export type {
  Incomplete,
  KnownPerson,
  OpportunityDeps,
  OutcomeReader,
  RecordedOutcome,
  RegistryClient,
} from './ports.js';
export type * from './wire.js';
