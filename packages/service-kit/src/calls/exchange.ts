import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** One HTTP exchange with one copy of a service, and what became of it where no answer came. */

/**
 * How long an idle connection is kept, ms. Shorter than the notice a stopping service gives before it closes its own, so
 * that it is always the caller who lets an idle connection go, and no request meets a connection that is just closing.
 */
export const IDLE_MS = 1_000;

/** Connections to other services, kept between calls. */
export const callAgent = (): Agent =>
  new Agent({ keepAlive: true, timeout: IDLE_MS, maxFreeSockets: 256, scheduling: 'lifo' });

export interface Outgoing {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes that can be sent again, or a stream that cannot. */
  readonly body?: Buffer | Readable;
  /**
   * The body waits until the other end says that it has taken the request (`Expect: 100-continue`, RFC 9110 10.1.1): a
   * port that closes resets the connections nobody has accepted yet, and only so is it known that nothing was done.
   */
  readonly asksFirst?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Why no answer came. `unreached`: nothing was sent, or not the body of a call that asks first, so that another copy may be
 * asked whatever the call does. `cut`: the connection broke after it was sent, and nobody knows whether it was done. `late`:
 * no answer began in time.
 */
export class NoAnswer extends Error {
  constructor(
    readonly why: 'unreached' | 'cut' | 'late',
    cause: unknown,
  ) {
    super(`no answer (${why})`, { cause });
  }
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly message: IncomingMessage;
}

/**
 * Sends a call; resolves when the answer begins.
 *
 * @param timeoutMs from the moment the whole body is sent until the answer begins, and between two pieces of it
 * @throws NoAnswer
 */
export const exchange = (
  agent: Agent,
  address: string,
  { method, path, headers, body, asksFirst, signal }: Outgoing,
  timeoutMs: number,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    let [connected, sent, late] = [false, false, false];
    const waits = asksFirst === true && body !== undefined;
    const outgoing = request(`${address}${path}`, {
      agent,
      method,
      headers: waits ? { ...headers, expect: '100-continue' } : headers,
      signal,
    });
    const timer = setTimeout(() => {
      late = true;
      outgoing.destroy(new Error('timeout'));
    }, timeoutMs);
    const send = (): void => {
      sent = true;
      if (body === undefined || Buffer.isBuffer(body)) return void outgoing.end(body);
      // An upload takes its time: the answer's begins when it has ended.
      const moves = (): void => void timer.refresh();
      body.on('data', moves);
      body.on('error', (error) => outgoing.destroy(error));
      body.pipe(outgoing);
    };
    const begin = (): void => {
      connected = true;
      if (waits) outgoing.once('continue', send).flushHeaders();
      else send();
    };
    outgoing.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', begin);
      else begin();
    });
    outgoing.on('response', (message) => {
      clearTimeout(timer);
      // Refused unread: the body that was announced never comes, so the connection is of no more use.
      if (!sent) message.once('end', () => outgoing.destroy());
      watch(message, timeoutMs);
      resolve({ status: message.statusCode ?? 0, headers: message.headers, message });
    });
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      const why = late && connected ? 'late' : sent ? 'cut' : 'unreached';
      reject(signal?.aborted ? (signal.reason as Error) : new NoAnswer(why, error));
    });
  });

/** Ends an answer that has stopped coming; one that waits for a slow reader is left alone. */
const watch = (message: IncomingMessage, timeoutMs: number): void => {
  const { socket } = message;
  const idle = (): void => {
    if (message.readableLength === 0) message.destroy(new Error('timeout'));
    else socket.setTimeout(timeoutMs);
  };
  socket.setTimeout(timeoutMs);
  socket.on('timeout', idle);
  message.once('close', () => socket.off('timeout', idle));
};
