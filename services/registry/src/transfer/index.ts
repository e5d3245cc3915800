export { reportLine } from './report.js';
export type { FileReport, ImportCounts, ImportProgress, ImportReport } from './report.js';
export { runImport, type ImportRequest } from './run-import.js';
export { workerTransfer, type WorkerTransferDeps } from './worker-transfer.js';
