import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findEngine, kinds, removeEngine, startEngine, type Engine } from './engine.js';
import type { EngineName } from './engines/kind.js';
import { requireSystem } from './install/debian.js';
import { unfinished } from './install/download.js';
import { alone } from './lock.js';
import { EngineError, say } from './say.js';

const names = Object.keys(kinds) as EngineName[];

/** What the services and the tests read, for each engine. */
const variables: Readonly<Record<EngineName, readonly string[]>> = {
  mongodb: ['STORE_URL', 'ROSA_TEST_MONGODB'],
  redis: ['QUEUE_URL', 'ROSA_TEST_REDIS'],
  elasticsearch: ['SEARCH_URL', 'ROSA_TEST_ELASTICSEARCH'],
};

/** Brings in what is missing and starts what does not run. Whatever went wrong is told together. */
export async function startAll(root: string): Promise<Engine[]> {
  return await alone(root, async () => {
    await removeUnfinished(root);
    await requireSystem();
    const outcomes = await Promise.allSettled(names.map((name) => start(name, root)));
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    if (failures.length > 0) throw together(failures.map((failure) => failure.reason));
    return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  });
}

/** Ends all three and removes their data. What was brought in stays. */
export async function stopAll(root: string): Promise<void> {
  await alone(root, async () => {
    await Promise.all(
      names.map(async (name) => {
        await removeEngine({ folder: folderOf(name, root) });
        say(name, 'stopped, its data removed');
      }),
    );
  });
}

/** Each engine's name with the running server, if there is one. */
export async function look(root: string): Promise<[EngineName, Engine | undefined][]> {
  return await Promise.all(
    names.map(async (name) => [name, await findEngine(name, folderOf(name, root))] as const),
  ).then((pairs) => pairs.map(([name, engine]) => [name, engine]));
}

/** The addresses as lines of an environment. */
export function environmentLines(engines: readonly Engine[]): string[] {
  return [0, 1].flatMap((column) =>
    engines.map((engine) => `${variables[engine.name][column]}=${engine.url}`),
  );
}

async function start(name: EngineName, root: string): Promise<Engine> {
  const folder = folderOf(name, root);
  const running = await findEngine(name, folder);
  if (running !== undefined) {
    say(name, `runs already: ${running.url}`);
    return running;
  }
  await kinds[name].install(root);
  const began = Date.now();
  say(name, 'starting');
  const engine = await startEngine(name, { folder, root });
  say(name, `answers after ${((Date.now() - began) / 1000).toFixed(1)} s: ${engine.url}`);
  return engine;
}

const folderOf = (name: EngineName, root: string) => join(root, 'run', name);

async function removeUnfinished(root: string): Promise<void> {
  for (const part of ['downloads', 'installed']) {
    const folder = join(root, part);
    const entries = await readdir(folder).catch(() => []);
    const left = entries.filter((entry) => entry.startsWith(unfinished));
    for (const entry of left) await rm(join(folder, entry), { recursive: true, force: true });
  }
}

function together(reasons: readonly unknown[]): unknown {
  const unforeseen = reasons.find((reason) => !(reason instanceof EngineError));
  const messages = new Set(reasons.map((reason) => (reason as Error).message));
  return unforeseen ?? new EngineError([...messages].join('\n\n'));
}
