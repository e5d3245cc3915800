export { createRegistry, type Registry } from './app.js';
export { Environment as RegistryEnvironment } from './environment.js';
export {
  registryBanks,
  type About,
  type Booking,
  type Paper,
  type RegistryBanks,
} from './banks.js';
export * from './transfer/index.js';
export type {
  KnownPerson,
  OutcomeReader,
  PeopleReader,
  RecordedOutcome,
  RegistryDeps,
  QuestionClient,
  RosterClient,
  RosterSeat,
  WorkerRecords,
} from './ports.js';
export type * from './wire.js';
