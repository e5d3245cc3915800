export { createIndexer, type Incomplete, type Indexer, type IndexerDeps } from './app.js';
export { systemTimer, type FedStore, type RecordSource, type Timer } from './ports.js';
export type { Differences, RepairProgress } from './application/repair.js';
export type { ReindexOptions, ReindexProgress, ReindexReport } from './application/reindex.js';
export type { Lag } from './application/relay.js';
export type { HeldEntry, PassReport } from './application/lane.js';
