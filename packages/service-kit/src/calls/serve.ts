import { once } from 'node:events';
import express, {
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
  type Response,
} from 'express';
import { invalid, RosaError, refuse, wrong, type Clock, type Scope } from '@rosa/domain';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { statusOf } from '../problems.js';
import { scopeOf } from '../router.js';
import type { InternalCall } from './define.js';
import { failureOf } from './failure.js';
import type { ServiceKeys } from './keys.js';
import { scopeOfCall, type Door, type ServiceName } from './token.js';

/** The answering end of calls between services. */

const BEARER = /^Bearer ([\w.-]+)$/;

/** Lets only signed calls in, and puts the scope they carry on the response. */
export const signedOnly =
  (keys: ServiceKeys, clock: Clock, to: ServiceName, door: Door): RequestHandler =>
  (request, response, next) => {
    const token = BEARER.exec(request.get('Authorization') ?? '')?.[1];
    if (token === undefined) throw refuse('unauthenticated', 'http.badServiceToken', {});
    response.locals['scope'] = scopeOfCall(keys, clock, token, { to, door });
    next();
  };

/** An internal call with what answers it. */
export interface Answering {
  readonly call: InternalCall;
  readonly answer: (scope: Scope, input: never) => Promise<unknown> | AsyncIterable<unknown>;
}

export const answering = <I extends z.ZodType, O extends z.ZodType>(
  call: InternalCall<I, O>,
  answer: (
    scope: Scope,
    input: z.output<I>,
  ) => Promise<z.input<O> | undefined> | AsyncIterable<z.input<O>>,
): Answering => ({ call, answer });

const UNFORESEEN = refuse('unavailable', 'http.unforeseen', {});

const foreseen = (error: unknown, log: Logger): RosaError => {
  if (error instanceof RosaError) return error;
  log.error({ err: error }, 'internal call');
  return UNFORESEEN;
};

const sendFailure = (response: Response, error: RosaError): void =>
  void response.status(statusOf(error.kind)).json(failureOf(error));

const writeLine = async (response: Response, line: object): Promise<void> => {
  if (response.write(`${JSON.stringify(line)}\n`) || response.destroyed) return;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
};

const writePieces = async (
  response: Response,
  pieces: AsyncIterable<unknown>,
  log: Logger,
): Promise<void> => {
  response.type('application/x-ndjson');
  try {
    for await (const piece of pieces) {
      if (response.destroyed) return;
      await writeLine(response, { piece });
    }
    await writeLine(response, { end: true });
  } catch (error) {
    await writeLine(response, { failed: failureOf(foreseen(error, log)) });
  }
  response.end();
};

const handlerOf =
  ({ call, answer }: Answering, log: Logger): RequestHandler =>
  async (request, response) => {
    try {
      const input = call.input.safeParse(request.body);
      if (!input.success) throw invalid([wrong('body', 'http.badRequest', {})]);
      const given = answer(scopeOf(response)!, input.data as never);
      if (call.streamed) return await writePieces(response, given as AsyncIterable<unknown>, log);
      response.type('application/json').send(JSON.stringify((await given) ?? null));
    } catch (error) {
      sendFailure(response, foreseen(error, log));
    }
  };

/** Ids and rows of one call, bytes: a thousand long rows of an import fit. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** The calls a service answers, to be mounted at `/internal`; `guard` is {@link signedOnly}. */
export const internalRouter = (
  calls: readonly Answering[],
  guard: RequestHandler,
  log: Logger,
): Router => {
  const router = Router();
  const json = express.json({ limit: BODY_LIMIT, strict: false });
  const failed: ErrorRequestHandler = (error, _request, response, _next) =>
    sendFailure(response, foreseen(error, log));
  router.use(guard);
  for (const each of calls) router.post(`/${each.call.name}`, json, handlerOf(each, log));
  router.use(failed);
  return router;
};
