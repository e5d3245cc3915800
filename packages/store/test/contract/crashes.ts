import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Bench } from './banks.js';
import { collect, open, people, system } from './banks.js';
import { BATCH } from './committer.worker.js';
import { RUN_SOURCE } from '@rosa/test-kit/processes';

const COMMITTER = join(__dirname, 'committer.worker.ts');

/** A process that dies in the middle of its commits leaves whole batches, every acknowledged one among them. */
export const crashes = (bench: () => Bench): void => {
  describe('kill -9', () => {
    it.each([1, 2, 3, 4, 5])('neither loses nor halves a batch (%i of 5)', async () => {
      const { url, settled } = bench();
      const acknowledged = await commitUntilKilled(url, 3 + Math.floor(Math.random() * 25));
      await settled();
      const store = await open(url);
      try {
        const found = new Map<string, number>();
        const records = await collect(store.stream(system, people));
        for (const { name } of records) found.set(name ?? '', (found.get(name ?? '') ?? 0) + 1);
        expect([...found.values()].every((count) => count === BATCH)).toBe(true);
        expect([...found.keys()]).toEqual(expect.arrayContaining(acknowledged));
        const entries = await store.outbox.unsent(records.length + 1);
        expect(entries.flatMap(({ aggregateIds }) => aggregateIds).sort()).toEqual(
          records.map(({ id }) => id).sort(),
        );
      } finally {
        await store.close();
      }
    });
  });
};

/** Runs the committer until it has acknowledged so many batches, then kills it at once, in the middle of another. */
const commitUntilKilled = async (url: string, batches: number): Promise<string[]> => {
  const child = spawn(process.execPath, ['--conditions=source', RUN_SOURCE, COMMITTER, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === batches) child.kill('SIGKILL');
  }
  await exited;
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
};
