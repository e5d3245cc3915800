import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { until } from './processes.js';
import { EngineError, say } from './say.js';

/**
 * Does something while no other launcher works in the same folder. The lock is a socket without a file: the
 * system takes it back when its owner ends, however it ends, so that it cannot be left behind.
 */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = `\0rosa-engines-${createHash('sha256').update(folder).digest('hex')}`;
  let server: Server | undefined = await listen(path);
  if (server === undefined) {
    say('engines', `another launcher works in ${folder}: waiting for it`);
    await until(async () => (server = await listen(path)) !== undefined, 15 * 60_000);
  }
  if (server === undefined)
    throw new EngineError(`Another launcher has been in ${folder} too long.`);
  try {
    return await work();
  } finally {
    server.close();
  }
}

async function listen(path: string): Promise<Server | undefined> {
  const server = createServer().listen(path);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}
