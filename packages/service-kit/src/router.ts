import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import {
  fieldErrorsOf,
  invalid,
  RosaError,
  type FieldError,
  type Lang,
  type Scope,
} from '@rosa/domain';
import type { z } from 'zod';
import type { Reply, Route } from './route.js';

/** 1 MiB: the largest record (a frozen list's criteria, a long interview) is far below it; imports stream. */
export const BODY_LIMIT = 1024 * 1024;

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The caller's scope, put on the response by whoever authenticated the request. */
export const scopeOf = (response: Response): Scope | undefined => response.locals['scope'] as Scope;

/** `it` unless the caller prefers English. */
export const langOf = (request: Request): Lang =>
  request.acceptsLanguages('it', 'en') === 'en' ? 'en' : 'it';

const authorise = (route: Route, response: Response): Scope => {
  const scope = scopeOf(response);
  if (route.roles === 'public') return scope as Scope;
  if (!scope) throw new RosaError('unauthenticated', 'Accedi o presenta un token valido');
  if (!route.roles.includes(scope.role as never)) {
    throw new RosaError('forbidden', `Il ruolo ${scope.role} non può ${route.summary}`);
  }
  return scope;
};

const parsePart = (
  schema: z.ZodType | undefined,
  value: unknown,
  part: string,
  lang: Lang,
  errors: FieldError[],
): unknown => {
  if (!schema) return value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  errors.push(...fieldErrorsOf(parsed.error, { lang, root: part }));
  return undefined;
};

const expectedOf = (route: Route, request: Request): number | 'any' => {
  if (!route.ifMatch) return 'any';
  const header = request.get('If-Match');
  if (header === undefined) {
    throw new RosaError(
      'preconditionRequired',
      "Manda in If-Match l'ETag ricevuto leggendo il dato, per non sovrascrivere modifiche altrui",
    );
  }
  if (header.trim() === '*') return 'any';
  const rev = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim());
  if (!rev) {
    const message = 'If-Match dev\'essere un ETag come "3"';
    throw invalid([{ field: 'If-Match', code: 'malformed', message }]);
  }
  return Number(rev[1]);
};

const idempotencyKeyOf = (request: Request): string | undefined => {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && !KEY.test(key)) {
    const message = 'da 1 a 200 caratteri ASCII visibili';
    throw invalid([{ field: 'Idempotency-Key', code: 'malformed', message }]);
  }
  return key;
};

const send = (response: Response, reply: Reply): void => {
  if (reply.sent) return;
  response.status(reply.status);
  if (reply.rev !== undefined) response.set('ETag', `"${reply.rev}"`);
  if (reply.headers) response.set(reply.headers);
  if (reply.body === undefined) response.end();
  else response.type('application/json').send(JSON.stringify(reply.body));
};

/** Query values given twice reach the schema as lists, and are refused there. */
const handlerOf =
  (route: Route): RequestHandler =>
  async (request, response) => {
    const scope = authorise(route, response);
    const lang = langOf(request);
    const errors: FieldError[] = [];
    const params = parsePart(route.params, request.params, 'path', lang, errors);
    const query = parsePart(route.query, request.query, 'query', lang, errors);
    const body =
      route.bodyType === 'raw'
        ? undefined
        : parsePart(route.body, request.body, 'body', lang, errors);
    if (errors.length > 0) throw invalid(errors);
    const reply = await route.handle({
      scope,
      params: params as Record<string, string>,
      query: query as Record<string, unknown>,
      body,
      expected: expectedOf(route, request),
      idempotencyKey: idempotencyKeyOf(request),
      lang,
      request,
      response,
    });
    send(response, reply);
  };

/** Express form of an OpenAPI path. */
const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** A body, where one is expected, must be said to be JSON: anything else is a clear 400, not an empty object. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (request.body !== undefined) return next();
  const message = 'serve un corpo JSON con Content-Type: application/json';
  next(invalid([{ field: 'body', code: 'required', message }]));
};

/** The routes as an express router; each is checked as it is declared. */
export const routerOf = (routes: readonly Route[]): Router => {
  const router = Router();
  const json = express.json({ limit: BODY_LIMIT, strict: false });
  for (const route of routes) {
    const readers = route.body && route.bodyType !== 'raw' ? [json, requireJson] : [];
    const early: RequestHandler = (_request, response, next) => {
      authorise(route, response);
      next();
    };
    router[route.method](expressPath(route.path), early, ...readers, handlerOf(route));
  }
  return router;
};
