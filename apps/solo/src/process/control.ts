import { chmodSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { RosaError, unavailable, type ErrorKind, type FieldError } from '@rosa/domain';
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

const ioOf = (incoming: IncomingMessage, response: ServerResponse): Io => {
  const say = sayer(response);
  const stopped = new AbortController();
  response.on('close', () => stopped.abort());
  let shown = 0;
  return {
    input: incoming,
    signal: stopped.signal,
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

const answer = async (run: Run, incoming: IncomingMessage, response: ServerResponse) => {
  const packed = String(incoming.headers[ARGUMENTS] ?? '');
  const args = JSON.parse(Buffer.from(packed, 'base64url').toString() || '{}') as object;
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  try {
    await run((incoming.url ?? '/').slice(1), args, ioOf(incoming, response));
    await sayer(response)({ type: 'done' });
  } catch (error) {
    await sayer(response)(failureOf(error));
  }
  response.end();
};

/** Takes commands on a socket that only this user may open; resolves, once it listens, to the way to stop. */
export const takeCommands = (socket: string, run: Run): Promise<() => Promise<void>> => {
  const server = createServer((incoming, response) => void answer(run, incoming, response));
  server.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(socket, () => {
      chmodSync(socket, 0o600);
      resolve(() => new Promise((stopped) => server.close(() => stopped())));
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

/** Runs an operation in the process that owns the folder, as if it ran here. */
export const runThere =
  (socket: string): Run =>
  async (name, args, io) => {
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      const packed = Buffer.from(JSON.stringify(args)).toString('base64url');
      const outgoing = request(
        {
          socketPath: socket,
          path: `/${name}`,
          method: 'POST',
          headers: { [ARGUMENTS]: packed },
          signal: io.signal,
        },
        resolve,
      );
      outgoing.on('error', reject);
      io.input.pipe(outgoing);
    });
    for await (const line of createInterface({ input: answered })) {
      const said = JSON.parse(line) as Said;
      if (said.type === 'done') return;
      await relay(said, io);
    }
    throw unavailable(
      'Rosa',
      'il server si è fermato prima della fine: riavvialo e ripeti il comando',
    );
  };
