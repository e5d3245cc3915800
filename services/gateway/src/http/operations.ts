import { refuse, scopeOf, type Metrics } from '@rosa/service-kit';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Check } from '../ports.js';

/** A caller on this machine, and not through a proxy on it. */
const isLocal = (request: Request): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.get('X-Forwarded-For') === undefined &&
  request.get('Forwarded') === undefined;

/** Metrics say how much work is done, though on no one: for this machine, and for a token of the central team. */
const localOrCentral: RequestHandler = (request, response, next) => {
  const scope = scopeOf(response);
  if (isLocal(request) || scope?.role === 'central') return next();
  throw scope
    ? refuse('forbidden', 'http.role', { role: scope.role })
    : refuse('unauthenticated', 'http.signIn', {});
};

const ready =
  (readiness: () => Promise<readonly Check[]>) =>
  async (_request: Request, response: Response): Promise<void> => {
    const checks = await readiness();
    const isReady = checks.every(({ ok }) => ok);
    response.status(isReady ? 200 : 503).json({ ready: isReady, checks });
  };

/**
 * What those who run Rosa ask: `/ping` whether the process is alive, `/health/ready` whether it can serve, each part
 * named, `/metrics` how it fares (Prometheus).
 */
export const operations = (
  metrics: Metrics,
  readiness: () => Promise<readonly Check[]>,
  authenticate: RequestHandler,
): Router => {
  const router = Router();
  router.get('/ping', (_request, response) => void response.type('text/plain').send('pong'));
  router.get('/health/ready', ready(readiness));
  router.get('/metrics', authenticate, localOrCentral, async (_request, response) => {
    response.set('Content-Type', metrics.registry.contentType);
    response.send(await metrics.registry.metrics());
  });
  return router;
};
