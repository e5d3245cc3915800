import express, {
  Router,
  type IRoute,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import {
  fieldErrorsOf,
  groupBy,
  invalid,
  type FieldError,
  type Scope,
  refuse,
  wrong,
} from '@rosa/domain';
import { z } from 'zod';
import { langOf, methodNotAllowed } from './problems.js';
import type { Reply, Route } from './route.js';

/** 1 MiB: the largest record (a frozen list's criteria, a long interview) is far below it; imports stream. */
export const BODY_LIMIT = 1024 * 1024;

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The caller's scope, put on the response by whoever authenticated the request. */
export const scopeOf = (response: Response): Scope | undefined =>
  response.locals['scope'] as Scope | undefined;

const authorise = (route: Route, response: Response): Scope => {
  const scope = scopeOf(response);
  if (route.roles === 'public') return scope as Scope;
  if (!scope) throw refuse('unauthenticated', 'http.signIn', {});
  if (!route.roles.includes(scope.role as never)) {
    throw refuse('forbidden', 'http.role', { role: scope.role });
  }
  return scope;
};

/** Fields are named as the caller wrote them; a part wrong as a whole by the part's own name. */
const parsePart = (
  schema: z.ZodType | undefined,
  value: unknown,
  part: string,
  errors: FieldError[],
): unknown => {
  if (!schema) return value;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const error of fieldErrorsOf(parsed.error.issues, value)) {
    errors.push(error.field === '' ? { ...error, field: part } : error);
  }
  return undefined;
};

const expectedOf = (route: Route, request: Request): number | 'any' => {
  if (!route.ifMatch) return 'any';
  const header = request.get('If-Match');
  if (header === undefined) throw refuse('preconditionRequired', 'http.ifMatchMissing', {});
  if (header.trim() === '*') return 'any';
  const rev = /^(?:W\/)?("?)(\d{1,9})\1$/.exec(header.trim());
  if (!rev) throw invalid([wrong('If-Match', 'http.ifMatch', {})]);
  return Number(rev[2]);
};

const idempotencyKeyOf = (request: Request): string | undefined => {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && !KEY.test(key)) {
    throw invalid([wrong('Idempotency-Key', 'http.idempotencyKey', {})]);
  }
  return key;
};

const bodyOf = (route: Route, request: Request, errors: FieldError[]): unknown => {
  if (route.bodyType === 'raw') return undefined;
  const read = route.bodyType !== 'unread';
  return read ? parsePart(route.body, request.body, 'body', errors) : request.body;
};

/** Writes the answer in one piece: no header of it is worked out again from its bytes, as `response.send` does. */
const send = (request: Request, response: Response, reply: Reply): void => {
  if (reply.sent) return;
  response.status(reply.status);
  if (reply.rev !== undefined) response.setHeader('ETag', `"${reply.rev}"`);
  if (reply.headers) response.set(reply.headers);
  if (request.fresh) return void response.status(304).end();
  if (reply.body === undefined) return void response.end();
  const bytes = Buffer.from(JSON.stringify(reply.body));
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
};

/** What a route is not asked by is refused, not passed over: a filter misspelt would answer with everyone. */
const queryOf = ({ query = z.object({}), passesOn }: Route): z.ZodObject =>
  passesOn ? query : query.strict();

/** Query values given twice reach the schema as lists, and are refused there. */
const handlerOf = (route: Route): RequestHandler => {
  const querySchema = queryOf(route);
  return async (request, response) => {
    const scope = authorise(route, response);
    const errors: FieldError[] = [];
    const params = parsePart(route.params, request.params, 'path', errors);
    const query = parsePart(querySchema, request.query, 'query', errors);
    const body = bodyOf(route, request, errors);
    if (errors.length > 0) throw invalid(errors);
    const reply = await route.handle({
      scope,
      params: params as Record<string, string>,
      query: query as Record<string, unknown>,
      body,
      expected: expectedOf(route, request),
      idempotencyKey: idempotencyKeyOf(request),
      lang: langOf(request),
      request,
      response,
    });
    send(request, response, reply);
  };
};

/** Express form of an OpenAPI path. */
const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** A body, where one is expected, must be said to be JSON: anything else is a clear 400, not an empty object. */
const requireJson: RequestHandler = (request, _response, next) =>
  next(request.body === undefined ? invalid([wrong('body', 'http.bodyMissing', {})]) : undefined);

const json = express.json({ limit: BODY_LIMIT, strict: false });

const mount = (here: IRoute, route: Route): void => {
  const readers = route.body && route.bodyType !== 'raw' ? [json, requireJson] : [];
  // Who may not call is told before a body is read.
  const early: RequestHandler = (_request, response, next) => {
    authorise(route, response);
    next();
  };
  here[route.method](early, ...readers, handlerOf(route));
};

/** Fixed segments before parameters, so that `/workers/search` is never taken for an id. */
const fixedFirst = (a: string, b: string): number => {
  const rank = (path: string) => path.replaceAll(/\{\w+\}/g, '\uffff');
  return rank(a) < rank(b) ? -1 : 1;
};

const methodsOf = (routes: readonly Route[]): readonly string[] => {
  const methods = routes.map((route) => route.method.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
};

const expressRouterOf = (routes: readonly Route[]): Router => {
  const router = Router();
  const byPath = groupBy(routes, ({ path }) => path);
  for (const path of [...byPath.keys()].toSorted(fixedFirst)) {
    const routesHere = byPath.get(path)!;
    const here = router.route(expressPath(path));
    for (const route of routesHere) mount(here, route);
    here.all(methodNotAllowed(methodsOf(routesHere)));
  }
  return router;
};

/** `match` of `/match/bands`. In small letters: a path is found however it is written. */
const firstSegmentOf = (path: string): string => path.split('/', 2)[1]?.toLowerCase() ?? '';

/**
 * The routes for express: each is checked as it is declared, and other methods answered as such. Those of one first
 * segment, which is never a parameter, have a router of their own: express tries the paths of a router one after the
 * other, and over all the routes of the services that costs more than any other check of a call.
 */
export const routerOf = (routes: readonly Route[]): RequestHandler => {
  const bySegment = groupBy(routes, ({ path }) => firstSegmentOf(path));
  const routers = new Map(
    [...bySegment].map(([segment, some]) => [segment, expressRouterOf(some)]),
  );
  return (request, response, next) => {
    const router = routers.get(firstSegmentOf(request.path));
    if (router) router(request, response, next);
    else next();
  };
};
