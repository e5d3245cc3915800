export { createIndexer, type Incomplete, type Indexer, type IndexerDeps } from './app.js';
export { Environment as IndexerEnvironment } from './environment.js';
export type { RecordSource } from './ports.js';
export type { Differences, RepairProgress } from './application/repair.js';
export type { ReindexOptions, ReindexProgress, ReindexReport } from './application/reindex.js';
