import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import {
  invalid,
  isMessageCode,
  messageOf,
  RosaError,
  wordOf,
  type ErrorKind,
  type FieldError,
  type Lang,
  type MessageCode,
  Refusal,
  refuse,
  wrong,
} from '@rosa/domain';
import type { Logger } from 'pino';

/** Errors to RFC 9457 problem details: the one place where an error becomes a status and finds its language. */

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  preconditionRequired: 428,
  tooMany: 429,
  unavailable: 503,
};

/** The HTTP status of a kind of error. */
export const statusOf = (kind: ErrorKind): number => STATUS[kind];

/** `it` unless the caller prefers English; whoever says nothing is not weighed. */
export const langOf = (request: Request): Lang =>
  request.headers['accept-language'] !== undefined && request.acceptsLanguages('it', 'en') === 'en'
    ? 'en'
    : 'it';

/** A field's words in a language; those no catalogue holds stay as they were written. What is wrong as a whole is the body. */
export const fieldIn = (
  lang: Lang,
  { field, code, message, params = {} }: FieldError,
): FieldError => {
  const known = [code, `validation.${code}`].find(isMessageCode);
  const said = known && lang !== 'it' ? messageOf(lang, known, params as never) : message;
  return { field: field || 'body', code, message: said };
};

const detailIn = (lang: Lang, error: RosaError, errors: readonly FieldError[]): string => {
  if (error instanceof Refusal) return messageOf(lang, error.code, error.params as never);
  return error.kind === 'invalid' && errors.length > 0 ? invalid(errors).message : error.message;
};

/** A problem before it is dressed: `kind` names its title and its type. */
interface Problem {
  readonly kind: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Writes a problem document. */
export const sendProblem = (request: Request, response: Response, problem: Problem): void => {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        ...problem.extra,
        type: `/problems/${problem.kind}`,
        title: wordOf(langOf(request), `problem.${problem.kind}`),
        status: problem.status,
        detail: problem.detail,
        instance: request.originalUrl.split('?')[0],
        requestId: response.locals['requestId'],
        errors: problem.errors ?? [],
      }),
    );
};

const malformed = (field: string, code: MessageCode): RosaError =>
  invalid([wrong(field, code as 'http.badJson', {})]);

/** What express and its body parser throw before a handler is reached. */
const fromTransport = (error: unknown): RosaError | undefined => {
  if (error instanceof URIError) return malformed('path', 'http.badAddress');
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (typeof type === 'string') {
    if (type === 'entity.too.large') return refuse('tooLarge', 'http.tooLarge', {});
    return malformed(
      'body',
      type === 'entity.parse.failed' ? 'http.badJson' : 'http.bodyUnreadable',
    );
  }
  // Static files know only their own revisions and lengths.
  if (status === 412) return malformed('If-Match', 'http.ifMatch');
  if (status === 416) return malformed('Range', 'http.badRequest');
  // Static files: an address that cannot be decoded or holds a null byte, or a dot file.
  if (status === 400) return malformed('path', 'http.badAddress');
  return status === 403 || status === 404 ? refuse('notFound', 'http.noSuchRoute', {}) : undefined;
};

/** Answers every error; one that nobody foresaw is a 500 that says nothing but its request id, and is logged. */
export const problemDetails =
  (log: Logger): ErrorRequestHandler =>
  (thrown, request, response, next) => {
    const error = thrown instanceof RosaError ? thrown : fromTransport(thrown);
    if (!error) log.error({ err: thrown, requestId: response.locals['requestId'] }, 'unforeseen');
    if (response.headersSent) return next(thrown);
    const lang = langOf(request);
    if (!error) {
      const detail = messageOf(lang, 'http.unforeseen', {});
      return sendProblem(request, response, { kind: 'unforeseen', status: 500, detail });
    }
    if (error.kind === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
    const errors = error.errors.map((field) => fieldIn(lang, field));
    sendProblem(request, response, {
      kind: error.kind,
      status: statusOf(error.kind),
      detail: detailIn(lang, error, errors),
      errors,
      extra: error.extra,
    });
  };

/** An address nothing answers. */
export const noSuchRoute: RequestHandler = () => {
  throw refuse('notFound', 'http.noSuchRoute', {});
};

/** An address that answers other methods: 405, and 204 to `OPTIONS`; both say which. */
export const methodNotAllowed =
  (methods: readonly string[]): RequestHandler =>
  (request, response) => {
    const allowed = methods.join(', ');
    response.set('Allow', allowed);
    if (request.method === 'OPTIONS') return void response.status(204).end();
    const detail = messageOf(langOf(request), 'http.method', { allowed });
    sendProblem(request, response, { kind: 'methodNotAllowed', status: 405, detail });
  };
