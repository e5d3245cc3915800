import { createHash } from 'node:crypto';
import express, { type Express } from 'express';
import { noSuchRoute, problemDetails } from '../problems.js';
import { openApiOf } from '../openapi.js';
import type { Route } from '../route.js';
import { routerOf } from '../router.js';
import { routesCall, type RouteLine } from '../calls/contract/routes.js';
import { answering, internalRouter, signedOnly, type Answering } from '../calls/serve.js';
import { operations, type Check } from './operations.js';
import { accessLog, requestIds } from './requests.js';
import type { Process } from './run-service.js';

/** What a service answers over HTTP as a process of its own. */
export interface ServiceFace {
  /** Under `/api`, for people, through the gateway only. */
  readonly routes: readonly Route[];
  /** Under `/internal`, for the other services. */
  readonly calls: readonly Answering[];
  readonly readiness: () => Promise<readonly Check[]>;
}

const bodyOf = ({ body, bodyType }: Route): RouteLine['body'] => {
  if (!body) return 'none';
  return bodyType === 'raw' ? 'raw' : 'json';
};

interface Told {
  readonly routes: RouteLine[];
  readonly document: never;
}

/** The routes as the gateway asks for them. None is public: signing in is the gateway's own. */
const routeLines = (routes: readonly Route[]): RouteLine[] =>
  routes.map((route) => {
    const { method, path, tag, summary, roles } = route;
    if (roles === 'public') throw new Error(`${path}: only the gateway has public routes`);
    return { method, path, tag, summary, roles: [...roles], body: bodyOf(route) };
  });

const routesAnswer = (
  service: 'registry' | 'opportunities',
  routes: readonly Route[],
): Answering => {
  let made: { readonly edition: string; readonly told: Told } | undefined;
  const make = () => {
    const told: Told = { routes: routeLines(routes), document: openApiOf(routes, '') as never };
    const edition = createHash('sha256').update(JSON.stringify(told)).digest('hex');
    return { edition, told };
  };
  return answering(routesCall(service), async (_scope, { known }) => {
    const { edition, told } = (made ??= make());
    return { edition, told: known === edition ? null : told };
  });
};

/** The application of a service that stands behind the gateway: every call must bear a service's signature. */
export const serviceApp = (
  process: Process,
  { routes, calls, readiness }: ServiceFace,
): Express => {
  const { service, keys, clock, log, metrics, listening } = process;
  const offered =
    service === 'registry' || service === 'opportunities'
      ? [...calls, routesAnswer(service, routes)]
      : calls;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(listening.sayClose, requestIds, accessLog(log), metrics.observeRequests());
  app.use(operations(metrics, readiness));
  app.use('/api', signedOnly(keys, clock, service, 'api'), routerOf(routes));
  const guard = signedOnly(keys, clock, service, 'internal');
  app.use('/internal', internalRouter(offered, guard, log));
  app.use(noSuchRoute, problemDetails(log));
  return app;
};
