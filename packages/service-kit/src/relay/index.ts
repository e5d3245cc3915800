export type { HeldEntry, PassReport } from './lane.js';
export { OUTCOME_TOPIC, systemTimer, WORKERS_TOPIC, type FedStore, type Timer } from './ports.js';
export { Relay, type Lag } from './relay.js';
