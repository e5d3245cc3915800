import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { scopeOf } from '../router.js';
import type { RequestHandler } from 'express';

const WELL_FORMED = /^[\w.:-]{1,100}$/;

/** Each request has an id: the caller's own where it is well-formed, and always returned. */
export const requestIds: RequestHandler = (request, response, next) => {
  const theirs = request.get('X-Request-Id');
  const id = theirs !== undefined && WELL_FORMED.test(theirs) ? theirs : randomUUID();
  response.locals['requestId'] = id;
  response.set('X-Request-Id', id);
  next();
};

/**
 * One line a request, without personal data: the route's pattern rather than its address, the account or token rather
 * than a name, and no network address.
 */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const start = process.hrtime.bigint();
    response.on('finish', () => {
      log.info(
        {
          requestId: response.locals['requestId'],
          method: request.method,
          route: (request.route as { path?: string } | undefined)?.path ?? 'none',
          status: response.statusCode,
          ms: Number(process.hrtime.bigint() - start) / 1e6,
          actor: scopeOf(response)?.actor ?? null,
        },
        'request',
      );
    });
    next();
  };
