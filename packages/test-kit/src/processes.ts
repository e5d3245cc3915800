import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Programs run as processes of their own, for tests that stop and kill them. */

/** What runs a program's sources: `node --conditions=source RUN_SOURCE FILE.ts …`. */
export const RUN_SOURCE = fileURLToPath(new URL('../run-source.cjs', import.meta.url));

/** A program that runs. */
export interface Program {
  readonly child: ChildProcessByStdio<null, null, Readable>;
  /** What it has said on standard error so far. */
  said(): string;
  /** Resolves with the first line it says that matches; fails when it ends before. */
  says(what: RegExp): Promise<RegExpMatchArray>;
  /** Resolves when it has ended, with its exit code; `null` where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a program with these variables and no other of ours: from its sources, or as built where it is JavaScript. */
export const startProgram = (
  file: string,
  variables: Readonly<Record<string, string>>,
): Program => {
  const env = { PATH: process.env['PATH'] ?? '', ...variables };
  const how = file.endsWith('.ts') ? ['--conditions=source', RUN_SOURCE, file] : [file];
  const child = spawn(process.execPath, how, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    tell();
  });
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true;
      tell();
      resolve(code);
    });
  });
  const said = (): string => lines.join('\n');
  const says = (what: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.map((line) => what.exec(line)).find((match) => match !== null);
        if (!found && !isOver) return;
        listeners.delete(look);
        if (found) resolve(found);
        else reject(new Error(`${file} ended before it said ${String(what)}:\n${said()}`));
      };
      listeners.add(look);
      look();
    });
  return { child, said, says, ended };
};

/** A loopback port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
