import {
  fields,
  invalid,
  newId,
  readerOf,
  RosaError,
  type Checking,
  type FieldError,
} from '@rosa/domain';

/** Reading what a client sends to be created: the id it made, and the rest. */

const readId = readerOf(fields.id());

const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  body !== null && typeof body === 'object' && !Array.isArray(body);

const withoutId = (body: unknown): unknown => {
  if (!isObject(body)) return body;
  const { id: _id, ...content } = body;
  return content;
};

/** The id a client made, taken off the body; a new one where it made none. */
export const takeId = (body: unknown, at: Checking): { id: string; content: unknown } => {
  const content = withoutId(body);
  if (!isObject(body) || !('id' in body)) return { id: newId(), content };
  const own = readId(body['id'], at);
  if (own.ok) return { id: own.value, content };
  throw invalid(own.errors.map((error) => ({ ...error, field: 'id' })));
};

/**
 * The id and the content together.
 *
 * @throws `invalid` naming every wrong field, of both
 */
export const readNew = <T>(
  body: unknown,
  at: Checking,
  parse: (content: unknown, at: Checking) => T,
): { readonly id: string; readonly content: T } => {
  const errors: FieldError[] = [];
  const attempt = <R>(read: () => R): R | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'invalid') throw error;
      errors.push(...error.errors);
      return undefined;
    }
  };
  const own = attempt(() => takeId(body, at));
  const content = attempt(() => parse(withoutId(body), at));
  if (errors.length > 0) throw invalid(errors);
  return { id: own!.id, content: content as T };
};
