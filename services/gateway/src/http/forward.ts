import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  BODY_LIMIT,
  refuse,
  type Call,
  type Reply,
  type Route,
  type RouteLine,
  type ServiceClient,
} from '@rosa/service-kit';
import type { Request, Response } from 'express';

/** Passes calls on to the service that answers them, in the caller's own scope. */

/** What of a request the service is told. Who calls is in the token; cookies and network addresses stay here. */
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
  'x-request-id',
] as const;

/** What of an answer the caller is told; the rest is between us and the service. */
const PASSED_BACK = [
  'accept-ranges',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'location',
  'retry-after',
] as const;

const headersOf = (request: Request, response: Response): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = request.get(name);
    if (value !== undefined) headers[name] = value;
  }
  return { ...headers, 'x-request-id': response.locals['requestId'] as string };
};

/** A body that fits in memory, so that it can be sent again. @throws `tooLarge` */
const readBody = async (request: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw refuse('tooLarge', 'http.tooLarge', {});
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const hasId = (body: Buffer): boolean => {
  try {
    return typeof (JSON.parse(body.toString()) as { id?: unknown } | null)?.id === 'string';
  } catch {
    return false;
  }
};

/**
 * May a call whose connection broke be made once more? One that only reads may; of those that write, a POST that names
 * what it makes, by an id or an `Idempotency-Key`: it answers the second time as the first. A PATCH or a DELETE done twice
 * would be told of its own doing as of another's.
 */
export const isRepeatable = (method: string, key: string | undefined, body: Buffer): boolean => {
  if (method === 'GET' || method === 'HEAD') return true;
  return method === 'POST' && (key !== undefined || hasId(body));
};

const sendBack = async (
  response: Response,
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  message: Readable,
): Promise<Reply> => {
  response.status(status);
  for (const name of PASSED_BACK) {
    const value = headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  // An answer cut short, or a caller who left: either end is told by the other's.
  await pipeline(message, response).catch(() => response.destroy());
  return { status, sent: true };
};

const forward =
  (client: ServiceClient, { body: kind }: RouteLine) =>
  async ({ request, response, scope }: Call): Promise<Reply> => {
    const { method, originalUrl: path } = request;
    const left = new AbortController();
    response.once('close', () => left.abort());
    const headers = headersOf(request, response);
    const buffered = kind === 'json' ? await readBody(request) : Buffer.alloc(0);
    if (kind === 'json') headers['content-length'] = String(buffered.length);
    const answered = await client.send({
      method,
      path,
      headers,
      ...(kind === 'none' ? {} : { body: kind === 'raw' ? request : buffered }),
      signal: left.signal,
      door: 'api',
      scope,
      repeatable: kind !== 'raw' && isRepeatable(method, headers['idempotency-key'], buffered),
    });
    // Callers are known by now, so it is us whom the service does not know.
    if (answered.status === 401) throw client.failed('http.serviceAnswer');
    return sendBack(response, answered.status, answered.headers, answered.message);
  };

/** A route of another service, as one of ours: who may call it is judged here, all the rest there. */
export const forwardingRoute = (client: ServiceClient, line: RouteLine): Route => {
  const { method, path, tag, summary, roles } = line;
  const handle = forward(client, line);
  return { method, path, tag, summary, roles, passesOn: true, answers: {}, handle };
};
