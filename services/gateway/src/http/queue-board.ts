import { refuse, scopeOf } from '@rosa/service-kit';
import type { Express, RequestHandler } from 'express';

/**
 * What may be done besides looking. A job taken away by hand would pass for one that was handled, and its change would
 * never reach the index: so jobs are not removed here, nor queues paused or emptied.
 */
const ALLOWED = /\/(retry(\/\w+)?|promote)$/;

const centralOnly: RequestHandler = (request, response, next) => {
  const scope = scopeOf(response);
  if (!scope) throw refuse('unauthenticated', 'http.signIn', {});
  if (scope.role !== 'central') throw refuse('forbidden', 'http.role', { role: scope.role });
  const looks = request.method === 'GET' || request.method === 'HEAD';
  if (!looks && !ALLOWED.test(request.path)) throw refuse('forbidden', 'http.boardOnlyRetries', {});
  next();
};

/** The board's pages carry styles of their own; they still load nothing from elsewhere. */
const allowStyles: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  );
  next();
};

const makeBoard = async (queues: readonly object[], path: string): Promise<Express> => {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/express'),
  ]);
  const serverAdapter = new ExpressAdapter().setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue as never)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Rosa' } },
  });
  return serverAdapter.getRouter() as Express;
};

/**
 * The queue's jobs on a page, for the central team: what waits, what failed and why, by ids alone; what failed can be tried
 * again. Made when it is first asked for: a gateway nobody looks at does not load it.
 */
export const queueBoard = (queues: readonly object[], path: string): readonly RequestHandler[] => {
  let board: Promise<Express> | undefined;
  const show: RequestHandler = async (request, response, next) => {
    board ??= makeBoard(queues, path);
    (await board)(request, response, next);
  };
  return [centralOnly, allowStyles, show];
};
