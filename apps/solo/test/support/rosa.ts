import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The product as it is built and run, in processes of its own: `npm test` builds it first. */

const MAIN = join(__dirname, '../../dist/main.js');

/** A process takes a second to start, and several on a busy machine. */
jest.setTimeout(120_000);

type Variables = Readonly<Record<string, string>>;

/** What a command is run with. */
export interface Running {
  readonly data: string;
  readonly env?: Variables;
  /** Standard input; none by default. */
  readonly input?: string | Buffer;
  /** A program that runs the command instead of this one: `['setpriv', '--reuid=65534', …]`. */
  readonly through?: readonly string[];
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

const alive = new Set<ChildProcess>();

afterAll(() => {
  for (const child of alive) child.kill('SIGKILL');
});

const spawnRosa = (args: readonly string[], { data, env, through = [] }: Running): ChildProcess => {
  const [program, ...rest] = [...through, process.execPath, MAIN, ...args];
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program!, rest, {
    env: { PATH, HOME, TMPDIR, PORT: '0', ROSA_DEMO: 'no', ROSA_DATA: data, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
};

const gather = (child: ChildProcess): Promise<Ended> => {
  let [out, err] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  return once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }) as Ended);
};

/** A command under way. */
export interface Command {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** A command that can be waited for before it ends. */
export interface Begun extends Command {
  /** Resolves once it says this on standard error from now on, or has ended. */
  says(what: string): Promise<void>;
}

export const begin = (args: readonly string[], running: Running): Begun => {
  const child = spawnRosa(args, running);
  // A command may end before it has read everything it is given.
  child.stdin!.on('error', () => undefined).end(running.input);
  const says = (what: string): Promise<void> =>
    new Promise((resolve) => {
      child.stderr!.on('data', (text: string) => void (text.includes(what) && resolve()));
      child.once('close', () => resolve());
    });
  return { ended: gather(child), kill: (signal) => void child.kill(signal), says };
};

/** Runs a command to its end. */
export const rosa = (args: readonly string[], running: Running): Promise<Ended> =>
  begin(args, running).ended;

/** A server of its own process. */
export interface Server extends Command {
  readonly url: string;
  readonly data: string;
  /** Everything it has said so far on standard error. */
  said(): string;
}

const GREETING = /Rosa risponde su (\S+)/;

/** Starts a server; resolves when it is ready, and its demonstration registry loaded. */
export const startServer = async (running: Running): Promise<Server> => {
  const child = spawnRosa(['start'], running);
  const ended = gather(child);
  let said = '';
  child.stderr!.on('data', (text: string) => (said += text));
  for await (const line of createInterface({ input: child.stderr! })) {
    const url = GREETING.exec(line)?.[1];
    if (url) {
      return {
        url,
        data: running.data,
        ended,
        said: () => said,
        kill: (signal) => void child.kill(signal),
      };
    }
  }
  const { code, err } = await ended;
  throw new Error(`The server ended with ${code} before it was ready:\n${err}`);
};

/** Kills a process at once, as a power cut would, and waits until it is gone. */
export const killNow = async (command: Command): Promise<void> => {
  command.kill('SIGKILL');
  await command.ended;
};

/** Stops a process as an operator does; how it ended. */
export const stop = (command: Command): Promise<Ended> => {
  command.kill('SIGTERM');
  return command.ended;
};
