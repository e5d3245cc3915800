export { importBank, type ImportJob } from './import-bank.js';
export type { ImportJobsDeps } from './import-jobs.js';
export { registryTransfers } from './registry-transfers.js';
export { reportLine } from './report.js';
export type { FileReport, ImportCounts, ImportProgress, ImportReport } from './report.js';
export { runExport, type ExportRequest } from './run-export.js';
export { runImport, type ImportRequest } from './run-import.js';
export { workerTransfer, type WorkerTransferDeps } from './worker-transfer.js';
export { transferRoutes } from './transfer-routes.js';
