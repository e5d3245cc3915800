import { routerOf, type Route } from '@rosa/service-kit';
import type { RequestHandler } from 'express';
import type { RemoteServices } from '../ports.js';

/** The routes of other processes as they are known now; an address nobody has may be one of a service not heard from yet. */
export const remoteRouter = (remote: RemoteServices): RequestHandler => {
  let routes: readonly Route[] = [];
  let router = routerOf(routes);
  return (request, response, next) => {
    const now = remote.routes();
    if (now !== routes) [routes, router] = [now, routerOf(now)];
    router(request, response, (error?: unknown) => next(error ?? remote.silent()));
  };
};
