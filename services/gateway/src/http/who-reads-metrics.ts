import { refuse, scopeOf } from '@rosa/service-kit';
import type { Request, RequestHandler } from 'express';

/** A caller on this machine, and not through a proxy on it. */
const isLocal = (request: Request): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.get('X-Forwarded-For') === undefined &&
  request.get('Forwarded') === undefined;

/** Metrics say how much work is done, though on no one: for this machine, and for a token of the central team. */
export const localOrCentral: RequestHandler = (request, response, next) => {
  const scope = scopeOf(response);
  if (isLocal(request) || scope?.role === 'central') return next();
  throw scope
    ? refuse('forbidden', 'http.role', { role: scope.role })
    : refuse('unauthenticated', 'http.signIn', {});
};
