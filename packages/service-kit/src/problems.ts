import type { ErrorRequestHandler, RequestHandler } from 'express';
import { RosaError, type ErrorKind } from '@rosa/domain';
import type { Logger } from 'pino';

/** Errors to RFC 9457 problem details: the one place where an error becomes a status. */

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

const TITLE: Readonly<Record<ErrorKind, string>> = {
  invalid: 'Richiesta non valida',
  unauthenticated: 'Accesso non effettuato',
  forbidden: 'Operazione non consentita a questo ruolo',
  notFound: 'Non trovato',
  conflict: 'In contrasto con lo stato attuale',
  stale: 'Il dato è cambiato nel frattempo',
  tooLarge: 'Richiesta troppo grande',
  preconditionRequired: 'Manca If-Match',
  tooMany: 'Troppe richieste',
  unavailable: 'Servizio non disponibile',
};

interface BodyParserError extends Error {
  readonly type: string;
}

/** What express and its body parser throw before a handler is reached. */
const fromTransport = (error: unknown): RosaError | undefined => {
  if (error instanceof URIError) {
    return new RosaError('invalid', 'indirizzo malformato', [
      { field: 'path', code: 'malformed', message: 'indirizzo malformato' },
    ]);
  }
  const type = (error as BodyParserError | undefined)?.type;
  if (typeof type !== 'string') return undefined;
  if (type === 'entity.too.large') return new RosaError('tooLarge', 'il corpo supera il limite');
  const message = type === 'entity.parse.failed' ? 'JSON malformato' : 'corpo illeggibile';
  return new RosaError('invalid', message, [{ field: 'body', code: 'malformed', message }]);
};

/** Answers every error; one that nobody foresaw is a 500 that says nothing but its request id, and is logged. */
export const problemDetails =
  (log: Logger): ErrorRequestHandler =>
  (thrown, request, response, next) => {
    const error = thrown instanceof RosaError ? thrown : fromTransport(thrown);
    if (!error) log.error({ err: thrown, requestId: response.locals['requestId'] }, 'unforeseen');
    if (response.headersSent) return next(thrown);
    const status = error ? STATUS[error.kind] : 500;
    if (error?.kind === 'unauthenticated') response.set('WWW-Authenticate', 'Bearer');
    response
      .status(status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          ...error?.extra,
          type: `/problems/${error?.kind ?? 'unforeseen'}`,
          title: error ? TITLE[error.kind] : 'Errore imprevisto',
          status,
          detail:
            error?.message ??
            'Errore imprevisto: riprova, e se si ripete segnala il numero della richiesta',
          instance: request.originalUrl.split('?')[0],
          requestId: response.locals['requestId'],
          errors: error?.errors ?? [],
        }),
      );
  };

/** An address nothing answers. */
export const noSuchRoute: RequestHandler = (request) => {
  throw new RosaError('notFound', `Nessuna risorsa a ${request.method} ${request.path}`);
};
