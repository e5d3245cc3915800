export * from './audit.js';
export * from './bank-transfer.js';
export * from './bank-routes.js';
export * from './calls/index.js';
export * from './environment.js';
export { closingBank, type ClosedMonth } from './closings.js';
export { figureRoutes } from './figure-routes.js';
export {
  traitsOf,
  type CompanyTraits,
  type ReadTraits,
  type FigureRow,
  type FigureSource,
  type Grouping,
  type Place,
} from './figure-cells.js';
export type { FigureGroup, Figures } from './figures.js';
export * from './find-all.js';
export * from './log.js';
export * from './metrics.js';
export * from './new-record.js';
export * from './once.js';
export * from './openapi.js';
export * from './paging.js';
export * from './problems.js';
export * from './process/environment.js';
export * from './process/http-server.js';
export * from './process/lease.js';
export * from './process/listen.js';
export * from './process/operations.js';
export * from './process/requests.js';
export * from './process/run-service.js';
export * from './process/service-app.js';
export * from './read-ahead.js';
export * from './records.js';
export * from './records-of.js';
export { Refusal, refuse, wrong } from '@rosa/domain';
export * from './relay/index.js';
export * from './retry.js';
export * from './route.js';
export * from './router.js';
export * from './shutdown.js';
export * from './transfer.js';
export { taken } from './transfer-claims.js';
export * from './while-unchanged.js';
export * from './write-all.js';
