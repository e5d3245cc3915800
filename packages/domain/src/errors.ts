/** Transport-free errors: what is wrong, where, what to do. One HTTP mapper (service-kit) turns them into problem details. */

/** One wrong field: its path (`experiences[0].from`), a stable code, and words for people. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  /** What the message says, to say it in another language. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ErrorKind =
  | 'invalid' // 400: the input, field by field
  | 'unauthenticated' // 401
  | 'forbidden' // 403: the role may not do this
  | 'notFound' // 404: not there, or not in the caller's reach
  | 'conflict' // 409: the state of things does not allow it
  | 'stale' // 412: the record has changed since it was read
  | 'preconditionRequired' // 428: If-Match is missing
  | 'tooLarge' // 413
  | 'tooMany' // 429
  | 'unavailable'; // 503: an engine cannot answer; `detail` names it

export class RosaError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly errors: readonly FieldError[] = [],
    /** Further members of the problem document (a conflicting id, the present revision). */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'RosaError';
  }
}

export const invalid = (errors: readonly FieldError[]): RosaError =>
  new RosaError('invalid', errors.map((e) => `${e.field}: ${e.message}`).join('; '), errors);

export const notFound = (what: string, id: string): RosaError =>
  new RosaError('notFound', `${what} ${id} non trovato`);

export const conflict = (
  message: string,
  extra: Readonly<Record<string, unknown>> = {},
): RosaError => new RosaError('conflict', message, [], extra);

export const stale = (what: string, id: string, rev: number): RosaError =>
  new RosaError('stale', `${what} ${id} è cambiato nel frattempo: rileggilo e riprova`, [], {
    rev,
  });

export const unavailable = (engine: string, why: string): RosaError =>
  new RosaError('unavailable', `${engine}: ${why}`, [], { engine });
