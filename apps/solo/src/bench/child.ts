import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Answer, Client } from './asking.js';

/** A server in a process of its own: asked until it answers, and weighed. */

const POLL_MS = 5;

export interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  /** When it was begun, by `performance.now()`. */
  readonly at: number;
}

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts a command that will listen on the port `PORT` says. */
export const startChild = async (
  [program, ...args]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Started> => {
  const port = await freePort();
  const at = performance.now();
  const child = spawn(program!, args, {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { child, url: `http://127.0.0.1:${port}`, at };
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/**
 * Asks again until the answer is wanted; the time since the start, ms.
 *
 * @throws with what the child said, where it ended; when told to stop
 */
export const untilAnswer = async (
  { child, url, at }: Started,
  client: Client,
  ask: { readonly path: string; readonly body: string },
  isWanted: (answer: Answer) => boolean,
  signal: AbortSignal,
): Promise<number> => {
  let said = '';
  const listen = (chunk: Buffer) => (said += chunk);
  child.stderr?.on('data', listen);
  try {
    for (;;) {
      signal.throwIfAborted();
      if (hasEnded(child)) throw new Error(`the server ended (${child.exitCode}): ${said}`);
      const answer = await client.post(`${url}${ask.path}`, ask.body).catch(() => undefined);
      if (answer && isWanted(answer)) return performance.now() - at;
      await setTimeout(POLL_MS);
    }
  } finally {
    child.stderr?.off('data', listen);
    child.stderr?.resume();
  }
};

/** Resident memory of a process, MiB. */
export const residentMiB = (pid: number): number => {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
};

export const endChild = async ({ child }: Started): Promise<void> => {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};
