import { Client, errors } from '@elastic/elasticsearch';
import { outOfService, type RosaError } from '@rosa/domain';
import type { Settings } from './settings.js';

export const ENGINE = 'elasticsearch';

/** An answer that takes longer is no answer. */
const REQUEST_TIMEOUT_MS = 30_000;
const RETRIES = 1;

/** The client of the server the settings name; nothing is sent yet. */
export const clientOf = ({ nodes, auth, ca }: Settings): Client =>
  new Client({
    nodes: [...nodes],
    ...(auth ? { auth } : {}),
    ...(ca ? { tls: { ca } } : {}),
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxRetries: RETRIES,
  });

/** Server errors say a lot of JSON: the status and the kind are enough, and hold no personal data. */
const inWords = (error: errors.ElasticsearchClientError): RosaError => {
  if (!(error instanceof errors.ResponseError)) return outOfService(ENGINE, 'search.silent', {});
  const { statusCode: status = 0 } = error;
  if (status === 401) return outOfService(ENGINE, 'search.noEntry', {});
  if (status === 403) return outOfService(ENGINE, 'search.noRights', {});
  return outOfService(ENGINE, 'search.answers', { status, kind: typeOf(error) ?? null });
};

const typeOf = ({ body }: errors.ResponseError): string | undefined => {
  const { error } = (body ?? {}) as { error?: { type?: string } };
  return error?.type;
};

/** Any failure of the server as `unavailable`, which names it; what is said in our words, and our defects, stay. */
export const asUnavailable = (error: unknown): unknown =>
  error instanceof errors.ElasticsearchClientError ? inWords(error) : error;

/** Is it the server's refusal of this kind? */
export const isRefusal = (error: unknown, type: string): boolean =>
  error instanceof errors.ResponseError && typeOf(error) === type;
