import { messageOf, type MessageCode, type ParamsOf } from './messages/catalogue.js';
import type { MessageParam } from './messages/render.js';

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

/**
 * An error whose words are in the message catalogue: Italian in `message`, and answered in the language of whoever
 * asked.
 */
export class Refusal extends RosaError {
  constructor(
    kind: ErrorKind,
    readonly code: MessageCode,
    readonly params: Readonly<Record<string, MessageParam>>,
    errors: readonly FieldError[],
    extra: Readonly<Record<string, unknown>>,
  ) {
    super(kind, messageOf('it', code, params as never), errors, extra);
    this.name = 'Refusal';
  }
}

/** `refuse('forbidden', 'http.role', { role })`, to be thrown; `extra` are further members of the problem document. */
export const refuse = <C extends MessageCode>(
  kind: ErrorKind,
  code: C,
  params: ParamsOf<C>,
  errors: readonly FieldError[] = [],
  extra: Readonly<Record<string, unknown>> = {},
): Refusal => new Refusal(kind, code, params, errors, extra);

/** One wrong field, its words from the catalogue. */
export const wrong = <C extends MessageCode>(
  field: string,
  code: C,
  params: ParamsOf<C> & Readonly<Record<string, string | number>>,
): FieldError => ({ field, code, message: messageOf('it', code, params), params });

export const invalid = (errors: readonly FieldError[]): RosaError =>
  new RosaError('invalid', errors.map((e) => `${e.field}: ${e.message}`).join('; '), errors);

export const notFound = (what: string, id: string): RosaError =>
  refuse('notFound', 'http.notHeld', { what, id });

export const conflict = (
  message: string,
  extra: Readonly<Record<string, unknown>> = {},
): RosaError => new RosaError('conflict', message, [], extra);

export const stale = (what: string, id: string, rev: number): RosaError =>
  refuse('stale', 'http.changed', { what, id }, [], { rev });

/** An engine that cannot answer, in words of the catalogue; `detail` begins with its name. */
export const outOfService = <C extends MessageCode>(
  engine: string,
  code: C,
  params: Omit<ParamsOf<C>, 'engine'>,
): Refusal =>
  refuse('unavailable', code, { ...params, engine } as unknown as ParamsOf<C>, [], { engine });

/** {@link outOfService} in words no catalogue holds: those of another process or of a library. */
export const unavailable = (engine: string, why: string): RosaError =>
  new RosaError('unavailable', `${engine}: ${why}`, [], { engine });
