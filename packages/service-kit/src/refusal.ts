import { messageOf, RosaError, type ErrorKind, type FieldError } from '@rosa/domain';
import type { MessageCode, MessageParam, ParamsOf } from '@rosa/domain';

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
