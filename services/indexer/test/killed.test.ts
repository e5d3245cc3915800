import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as fc from 'fast-check';
import { newFolder, removeFolders } from './support/folders.js';
import { scope, workers } from './support/people.js';
import { openWorld } from './support/world.js';
import { RUN_SOURCE } from '@rosa/test-kit/processes';

const PROGRAM = join(__dirname, 'support/indexing.worker.ts');

/** More on demand; each takes about a second. */
const KILLS = Number(process.env['ROSA_KILLS'] ?? 5);

/** Runs the program until it has acknowledged so many writes, kills it at once, and gives back what was acknowledged. */
const killAfter = async (folder: string, writes: number): Promise<Map<string, number>> => {
  const child = spawn(process.execPath, ['--conditions=source', RUN_SOURCE, PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, number>();
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [id, rev] = line.split(' ');
    acknowledged.set(id!, Number(rev));
    if ((seen += 1) === writes) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
};

afterAll(removeFolders);

describe('a process killed while it indexes', () => {
  const folder = newFolder();
  const points = fc.sample(fc.integer({ min: 1, max: 1_500 }), KILLS);

  it.each(points)(
    'leaves an index that equals the store after a restart (killed after %d writes)',
    async (writes) => {
      const acknowledged = await killAfter(folder, writes);
      const world = await openWorld(folder);
      const started = await world.indexer.start();
      expect(started.repaired).toBe(started.missing + started.stale + started.extra);
      await world.indexer.drain();
      const found = await world.indexer.reconcile();
      expect(found).toMatchObject({ missing: 0, stale: 0, extra: 0, repaired: 0 });
      expect(found.index).toBe(found.store);
      const held = await world.store.versionsOf(scope, workers, [...acknowledged.keys()]);
      const revs = new Map(held.map(({ id, rev }) => [id, rev]));
      expect([...acknowledged].filter(([id, rev]) => !(revs.get(id)! >= rev))).toEqual([]);
      await world.close();
    },
    60_000,
  );
});
