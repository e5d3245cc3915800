export { createRegistry, type Registry } from './app.js';
export { registryBanks, type RegistryBanks } from './banks.js';
export type {
  KnownPerson,
  PeopleReader,
  RegistryDeps,
  RosterClient,
  WorkerRecords,
} from './ports.js';
