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
  ) {
    super(kind, messageOf('it', code, params as never), errors);
    this.name = 'Refusal';
  }
}

/** `refuse('forbidden', 'http.role', { role })`, to be thrown. */
export const refuse = <C extends MessageCode>(
  kind: ErrorKind,
  code: C,
  params: ParamsOf<C>,
  errors: readonly FieldError[] = [],
): Refusal => new Refusal(kind, code, params, errors);

/** One wrong field, its words from the catalogue. */
export const wrong = <C extends MessageCode>(
  field: string,
  code: C,
  params: ParamsOf<C> & Readonly<Record<string, string | number>>,
): FieldError => ({ field, code, message: messageOf('it', code, params), params });
