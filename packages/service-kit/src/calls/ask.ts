import type { Readable } from 'node:stream';
import type { Scope } from '@rosa/domain';
import { z } from 'zod';
import { pathOf, type InternalCall } from './define.js';
import type { Answered } from './exchange.js';
import { errorOf, Failure } from './failure.js';
import type { ServiceClient } from './service-client.js';

/** The caller's end of an internal call. Each end judges what it receives. */

/** A line of a streamed answer: a piece, an error, or the end; without the end it was cut short. */
export const Line = z.union([
  z.strictObject({ piece: z.unknown() }),
  z.strictObject({ failed: Failure }),
  z.strictObject({ end: z.literal(true) }),
]);

const readAll = async (message: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const post = async (
  client: ServiceClient,
  call: InternalCall,
  scope: Scope,
  input: unknown,
): Promise<Answered> => {
  const body = Buffer.from(JSON.stringify(input));
  const answered = await client.send({
    method: 'POST',
    path: pathOf(call),
    headers: {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-request-id': scope.requestId,
    },
    body,
    door: 'internal',
    scope,
    repeatable: call.repeatable,
  });
  if (answered.status === 200) return answered;
  // It is we who are not known there, not the person we ask for: that is no 401 to pass on.
  if (answered.status === 401) throw client.failed('http.serviceAnswer');
  const failure = Failure.safeParse(parsed(await read(client, answered.message)));
  throw failure.success ? errorOf(failure.data) : client.failed('http.serviceAnswer');
};

const read = async (client: ServiceClient, message: Readable): Promise<string> => {
  try {
    return await readAll(message);
  } catch (error) {
    throw client.failed('http.serviceCut', error);
  }
};

/**
 * Asks another service.
 *
 * @throws what the other service threw, the same; `unavailable`, naming it, where it does not answer or cannot be understood
 */
export const ask = async <I extends z.ZodType, O extends z.ZodType>(
  client: ServiceClient,
  call: InternalCall<I, O>,
  scope: Scope,
  input: z.input<I>,
): Promise<z.output<O>> => {
  const { message } = await post(client, call, scope, input);
  const answer = call.output.safeParse(parsed(await read(client, message)));
  if (!answer.success) throw client.failed('http.serviceAnswer', answer.error);
  return answer.data;
};

/** The lines of an answer; one may be some megabytes long. */
async function* linesOf(client: ServiceClient, message: Readable): AsyncGenerator<string> {
  let waiting: Buffer[] = [];
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...waiting, chunk.subarray(start, end)]).toString();
        waiting = [];
        start = end + 1;
      }
      if (start < chunk.length) waiting.push(chunk.subarray(start));
    }
  } catch (error) {
    throw client.failed('http.serviceCut', error);
  }
}

/** {@link ask}, where the answer comes piece by piece. An answer that is cut short fails: it is never taken for a whole one. */
export async function* askEach<I extends z.ZodType, O extends z.ZodType>(
  client: ServiceClient,
  call: InternalCall<I, O>,
  scope: Scope,
  input: z.input<I>,
): AsyncGenerator<z.output<O>> {
  const { message } = await post(client, call, scope, input);
  try {
    for await (const text of linesOf(client, message)) {
      const line = Line.safeParse(parsed(text));
      if (!line.success) throw client.failed('http.serviceAnswer', line.error);
      if ('end' in line.data) return;
      if ('failed' in line.data) throw errorOf(line.data.failed);
      const piece = call.output.safeParse(line.data.piece);
      if (!piece.success) throw client.failed('http.serviceAnswer', piece.error);
      yield piece.data;
    }
  } finally {
    message.destroy();
  }
  throw client.failed('http.serviceCut');
}
