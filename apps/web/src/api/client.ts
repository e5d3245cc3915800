import { ApiError, Unreachable, type Problem } from './problem.js';

/**
 * The one way to the server. The session's cookie goes along by itself; browsers of today say that the request comes from
 * our own pages, which is what the server asks of a change made with a cookie.
 */

/** How a call is made, beyond its address. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** A file, sent as it is instead of a body. */
  readonly file?: File;
  /** The revision an update was made over. */
  readonly rev?: number;
  /** A repeated call with the same key counts once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

let language = 'it';

/** The language answers are asked in. */
export const speak = (lang: string): void => void (language = lang);

/** What browsers say of a file's content depends on the machine; its name does not. */
const typeOf = ({ name }: File): string =>
  name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'application/x-ndjson';

const headersOf = ({ body, file, rev, idempotencyKey }: Call): Headers => {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
  if (file) headers.set('Content-Type', typeOf(file));
  else if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (rev !== undefined) headers.set('If-Match', `"${rev}"`);
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  return headers;
};

/** What a proxy or a broken connection answers has no problem document: its status alone is told. */
const problemOf = async (response: Response): Promise<Problem> => {
  try {
    return (await response.json()) as Problem;
  } catch {
    const { status, statusText } = response;
    return { type: '', title: statusText, status, detail: statusText, errors: [] };
  }
};

/**
 * Calls the server and reads its JSON, `undefined` where the answer has none.
 *
 * @throws {ApiError} on a refusal; {@link Unreachable} where there is no answer; an `AbortError` when aborted
 */
export const call = async <T>(path: string, how: Call = {}): Promise<T> => {
  const { body, file, signal } = how;
  const { method = (file ?? body) === undefined ? 'GET' : 'POST' } = how;
  const sent = file ?? (body === undefined ? undefined : JSON.stringify(body));
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: headersOf(how),
      ...(sent === undefined ? {} : { body: sent }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (!response.ok) throw new ApiError(await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
};

/** An address with the parts of its query that are given. */
export const withQuery = (
  path: string,
  query: Readonly<Record<string, string | number | null | undefined>>,
): string => {
  const asked = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)] as const],
  );
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(Object.fromEntries(asked))}`;
};
