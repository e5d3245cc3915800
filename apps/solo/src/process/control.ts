import { chmodSync } from 'node:fs';
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { outOfService, RosaError, type ErrorKind, type FieldError } from '@rosa/domain';
import type { Progress } from './progress.js';

/** What a piece of work says while it runs, to a terminal of this process or of another. */
export interface Io {
  /** Standard input of whoever asked. */
  readonly input: Readable;
  readonly signal: AbortSignal;
  progress(label: string, progress: Progress): void;
  /** For people, on standard error. */
  line(text: string): void;
  /** The command's own output, on standard output. Resolves when more may be written. */
  data(text: string): Promise<void>;
}

/** Runs an operation by name. */
export type Run = (name: string, args: object, io: Io) => Promise<void>;

type Said =
  | { readonly type: 'done' }
  | { readonly type: 'progress'; readonly label: string; readonly progress: Progress }
  | { readonly type: 'line' | 'data'; readonly text: string }
  | {
      readonly type: 'failed';
      readonly kind: ErrorKind;
      readonly message: string;
      readonly errors: readonly FieldError[];
    };

const ARGUMENTS = 'x-rosa-arguments';
/** Room for the names of some thousands of files, bytes. */
const ARGUMENTS_LIMIT = 1024 * 1024;
const PROGRESS_EVERY_MS = 200;

const sayer =
  (response: ServerResponse) =>
  (said: Said): Promise<void> =>
    response.write(`${JSON.stringify(said)}\n`) || response.destroyed
      ? Promise.resolve()
      : new Promise((resolve) => {
          response.once('drain', resolve);
          response.once('close', resolve);
        });

const ioOf = (incoming: IncomingMessage, response: ServerResponse, stop: AbortSignal): Io => {
  const say = sayer(response);
  const left = new AbortController();
  response.on('close', () => left.abort());
  let shown = 0;
  return {
    input: incoming,
    signal: AbortSignal.any([left.signal, stop]),
    progress: (label, progress) => {
      const due = Date.now() - shown >= PROGRESS_EVERY_MS || progress.done === progress.total;
      if (!due) return;
      shown = Date.now();
      void say({ type: 'progress', label, progress });
    },
    line: (text) => void say({ type: 'line', text }),
    data: (text) => say({ type: 'data', text }),
  };
};

const failureOf = (error: unknown): Said =>
  error instanceof RosaError
    ? { type: 'failed', kind: error.kind, message: error.message, errors: error.errors }
    : { type: 'failed', kind: 'unavailable', message: (error as Error).message, errors: [] };

const answer = async (
  run: Run,
  incoming: IncomingMessage,
  response: ServerResponse,
  stop: AbortSignal,
) => {
  const packed = String(incoming.headers[ARGUMENTS] ?? '');
  const args = JSON.parse(Buffer.from(packed, 'base64url').toString() || '{}') as object;
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  try {
    await run((incoming.url ?? '/').slice(1), args, ioOf(incoming, response, stop));
    await sayer(response)({ type: 'done' });
  } catch (error) {
    await sayer(response)(failureOf(error));
  }
  response.end();
};

/**
 * Takes commands on a socket that only this user may open; resolves, once it listens, to the way to stop: commands under
 * way are told to leave off, and say so to whoever gave them.
 */
export const takeCommands = (socket: string, run: Run): Promise<() => Promise<void>> => {
  const stop = new AbortController();
  const server = createServer(
    { maxHeaderSize: ARGUMENTS_LIMIT },
    (incoming, response) => void answer(run, incoming, response, stop.signal),
  );
  server.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(socket, () => {
      chmodSync(socket, 0o600);
      resolve(() => {
        stop.abort(outOfService('Rosa', 'process.stopping', {}));
        return new Promise((stopped) => server.close(() => stopped()));
      });
    });
  });
};

const relay = async (said: Exclude<Said, { type: 'done' }>, io: Io): Promise<void> => {
  switch (said.type) {
    case 'progress':
      return io.progress(said.label, said.progress);
    case 'line':
      return io.line(said.text);
    case 'data':
      return io.data(said.text);
    case 'failed':
      throw new RosaError(said.kind, said.message, said.errors);
  }
};

const send = (
  socketPath: string,
  name: string,
  args: object,
  io: Io,
): Promise<readonly [ClientRequest, IncomingMessage]> =>
  new Promise((resolve, reject) => {
    const packed = Buffer.from(JSON.stringify(args)).toString('base64url');
    const options = { socketPath, path: `/${name}`, method: 'POST', signal: io.signal };
    const outgoing = request({ ...options, headers: { [ARGUMENTS]: packed } });
    outgoing.on('response', (answered) => resolve([outgoing, answered])).on('error', reject);
    io.input.pipe(outgoing);
  });

/** What was said to the end, or `false` where the server went silent before. */
const listen = async (answered: IncomingMessage, io: Io): Promise<boolean> => {
  for await (const line of createInterface({ input: answered })) {
    const said = JSON.parse(line) as Said;
    if (said.type === 'done') return true;
    await relay(said, io);
  }
  return false;
};

/** Whoever gave the command has stopped it; anything else that is not an answer is the server's end. */
const silenceOf = (error: unknown, io: Io): unknown => {
  if (io.signal.aborted) return io.signal.reason;
  const isTransport = !(error instanceof RosaError) && (error as { code?: unknown }).code;
  return isTransport ? stoppedBefore() : error;
};

const stoppedBefore = (): RosaError => outOfService('Rosa', 'process.stopped', {});

/** Runs an operation in the process that owns the folder, as if it ran here. */
export const runThere =
  (socket: string): Run =>
  async (name, args, io) => {
    try {
      const [outgoing, answered] = await send(socket, name, args, io);
      try {
        if (!(await listen(answered, io))) throw stoppedBefore();
      } finally {
        // Standard input may never end: a command that did not read it to its end lets it go.
        io.input.unpipe(outgoing).pause();
        outgoing.destroy();
      }
    } catch (error) {
      throw silenceOf(error, io);
    }
  };
