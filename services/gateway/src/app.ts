import type { Server } from 'node:http';
import type { Clock } from '@rosa/domain';
import {
  accessLog,
  createHttpServer,
  noSuchRoute,
  operations,
  problemDetails,
  requestIds,
  routerOf,
  type Check,
  type Logger,
  type Metrics,
  type Route,
} from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import express, { type Express } from 'express';
import { Authenticator } from './application/authenticate.js';
import type { Context } from './application/context.js';
import { createAuditTrail } from './application/record-look.js';
import { DEFAULTS, type GatewayConfig } from './config.js';
import { accountRoutes } from './http/account-routes.js';
import { apiDocument } from './http/api-document.js';
import { auditRoutes } from './http/audit-routes.js';
import { authenticate } from './http/authentication.js';
import { invitationRoutes } from './http/invitation-routes.js';
import { pages } from './http/pages.js';
import { queueBoard } from './http/queue-board.js';
import {
  limitCallers,
  memoryLimiter,
  signInLimit,
  type LimiterOf,
  type SignInLimit,
} from './http/rate-limit.js';
import { referenceRoutes } from './http/reference-routes.js';
import { remoteRouter } from './http/remote-router.js';
import { noStore, securityHeaders } from './http/security-headers.js';
import { sessionRoutes } from './http/session-routes.js';
import { tokenRoutes } from './http/token-routes.js';
import { localOrCentral } from './http/who-reads-metrics.js';
import { afterCommits } from './after-commits.js';
import type {
  CanSeeWorker,
  Catalogue,
  DocumentPart,
  RemoteServices,
  TellCompany,
} from './ports.js';

/** What the gateway is made of. */
export interface GatewayDeps {
  /** Its own: `gatewayBanks`. */
  readonly store: Store;
  /** The trail's own: `auditBanks`, durability `process`. */
  readonly auditStore: Store;
  /** Those of the other services, mounted under `/api` beside its own. */
  readonly routes: readonly Route[];
  /** Services of other processes, mounted beside these; none where all are in this one. */
  readonly remote?: RemoteServices;
  readonly catalogue: Catalogue;
  readonly canSeeWorker: CanSeeWorker;
  readonly tellCompany: TellCompany;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly readiness: () => Promise<readonly Check[]>;
  readonly version: string;
  /** The folder of the screens as built; without it, `/` only says what this is. */
  readonly screens?: string;
  /** The queues of a server, to be looked at by the central team under `/queues`; none where all is in this process. */
  readonly queues?: readonly object[];
  /** Where requests are counted; in this process unless said. */
  readonly limiterOf?: LimiterOf;
  readonly config?: Partial<GatewayConfig>;
}

export interface Gateway {
  readonly app: Express;
  /** Every route this process answers under `/api`, the other services' in it among them. */
  readonly routes: readonly Route[];
  /** An HTTP server of the app, not yet listening. */
  createServer(): Server;
}

/** The gateway's own routes. */
const ownRoutes = (
  deps: GatewayDeps,
  context: Context,
  config: GatewayConfig,
  limit: SignInLimit,
): readonly Route[] => [
  ...sessionRoutes(context, config, limit),
  ...invitationRoutes(context, deps.tellCompany, limit),
  ...accountRoutes(context),
  ...tokenRoutes(context),
  ...auditRoutes(deps.auditStore, context.audit, deps.canSeeWorker),
  ...referenceRoutes(deps.catalogue),
];

/** Where the queue's board is. */
const BOARD = '/queues';

const NO_PARTS: readonly DocumentPart[] = [];

/** Builds the gateway: signs callers in, gives each request its scope, and routes to the services. */
export const createGateway = (deps: GatewayDeps): Gateway => {
  const config = { ...DEFAULTS, ...deps.config };
  const { catalogue, clock, log, metrics, remote, limiterOf = memoryLimiter } = deps;
  const authenticator = new Authenticator(
    deps.store,
    clock,
    catalogue,
    config.session,
    config.rememberCallers,
  );
  const store = afterCommits(deps.store, () => authenticator.forget());
  const audit = createAuditTrail(deps.auditStore, clock);
  const context = { store, clock, catalogue, audit };
  const routes = [
    ...ownRoutes(deps, context, config, signInLimit(config, limiterOf)),
    ...deps.routes,
  ];
  const identify = authenticate(authenticator);

  const app = express();
  app.disable('x-powered-by');
  // ETags are revisions; bodies are not hashed at every answer.
  app.disable('etag');
  app.set('trust proxy', config.proxies);
  app.use(requestIds, accessLog(log), metrics.observeRequests(), securityHeaders(config));
  app.use(operations(metrics, deps.readiness, [identify, localOrCentral]));
  const documents = remote ? () => remote.documents() : () => NO_PARTS;
  app.use(pages(apiDocument(routes, deps.version, documents), deps.screens));
  if (deps.queues?.length) {
    app.use(BOARD, noStore, identify, ...queueBoard(deps.queues, BOARD));
  }
  app.use('/api', noStore, identify, limitCallers(config, limiterOf), routerOf(routes));
  if (remote) app.use('/api', remoteRouter(remote));
  app.use(noSuchRoute);
  app.use(problemDetails(log));
  return { app, routes, createServer: () => createHttpServer(app) };
};
