import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { account } from './account.js';

/**
 * A variable that tells, in the environment of a process, the folder it works in. Engines are found again
 * by it. A file with a process number would be wrong after a crash, after a reboot and when the number has
 * gone to another process; this cannot be, and it finds the children of an engine too.
 */
const mark = 'ROSA_ENGINE_FOLDER';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Command-line options, as `--name value`, or `--name` alone for `true`. */
export function flags(options: Readonly<Record<string, string | number | true>>): string[] {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  );
}

/** Starts a server that outlives the caller, as the engines' account, with its output in `log`. */
export function launch(command: Command, folder: string, log: string): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const output = openSync(log, 'a');
  try {
    const child = spawn(command.program, command.args, {
      ...account(),
      cwd: folder,
      detached: true,
      env: { ...inherited, ...command.env, [mark]: folder },
      stdio: ['ignore', output, output],
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** The numbers of the living processes that work in a folder. */
export function processesOf(folder: string): number[] {
  const wanted = `${mark}=${folder}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) =>
      read(join('/proc', pid, 'environ'))
        .split('\0')
        .includes(wanted),
    )
    .map(Number);
}

/** Sends a signal to every process of a folder and waits until they are gone: at most `limit` ms. */
export async function end(
  folder: string,
  signal: 'SIGTERM' | 'SIGKILL',
  limit = 30_000,
): Promise<boolean> {
  const pids = processesOf(folder);
  for (const pid of pids) attempt(() => process.kill(pid, signal), false);
  return await until(() => pids.every(isGone) && processesOf(folder).length === 0, limit);
}

/**
 * Whether nothing is left of a process but perhaps its number, kept for a parent that does not ask. One
 * with much memory takes a while: its environment goes first, the ports it listens on last.
 */
function isGone(pid: number): boolean {
  const state = /\) (\w)/.exec(read(`/proc/${pid}/stat`))?.[1];
  if (state === undefined) return true;
  return state === 'Z' && attempt(() => readdirSync(`/proc/${pid}/task`).length <= 1, true);
}

/** Asks every 50 ms until the answer is yes; false when `limit` ms have passed. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  limit: number,
): Promise<boolean> {
  const last = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > last) return false;
    await pause(50);
  }
  return true;
}

/** Whether one of these processes is the one that listens on a port: another server may answer there. */
export function listens(pids: readonly number[], port: number): boolean {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((table) => read(table).split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1]?.endsWith(local) && fields[3] === '0A')
      .map((fields) => `socket:[${fields[9]}]`),
  );
  return pids.some((pid) => descriptors(pid).some((target) => sockets.has(target)));
}

function descriptors(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return attempt(() => readdirSync(folder), []).map((name) =>
    attempt(() => readlinkSync(join(folder, name)), ''),
  );
}

const read = (file: string) => attempt(() => readFileSync(file, 'utf8'), '');

/** Processes come and go while they are looked at, and some belong to others. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
