import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as fc from 'fast-check';
import type { Worker } from '@rosa/domain';
import { RUN_SOURCE } from '@rosa/test-kit/processes';
import { ndjson, openPlace, someone, type Place } from './support/place.js';

const PROGRAM = join(__dirname, 'support/importing.worker.ts');

/** More on demand; each takes about a second. */
const KILLS = Number(process.env['ROSA_KILLS'] ?? 5);

/** Every person comes twice, the second time with more to say. */
const ROWS = [
  ...Array.from({ length: 150 }, (_each, n) => someone(n)),
  ...Array.from({ length: 150 }, (_each, n) => ({
    ...someone(n),
    licences: n % 2 ? ['B'] : ['C'],
    skills: [{ code: 'pruning', months: n, evidence: 'observed' }],
  })),
];

/**
 * Runs the program until it has said that so many batches are in, lets it begin the next, and kills it at once. It begins no
 * batch before it is told to: however slow this process is, the import has not ended.
 */
const killAfter = async (place: Place, file: string, batches: number): Promise<number> => {
  const args = ['--conditions=source', RUN_SOURCE, PROGRAM, `sqlite:${place.folder}/data`, file];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const goOn = () => child.stdin.write('\n');
  let [seen, read] = [0, 0];
  goOn();
  for await (const line of createInterface({ input: child.stdout })) {
    read = Number(line);
    if ((seen += 1) > batches) continue;
    goOn();
    if (seen === batches) child.kill('SIGKILL');
  }
  await exited;
  expect(child.signalCode).toBe('SIGKILL');
  return read;
};

const contentOf = ({ id: _id, lot: _lot, rev: _rev, ...content }: Worker) => content;

describe('an import killed and started again', () => {
  it(
    `neither loses nor doubles anyone (${KILLS} times, at random)`,
    async () => {
      const clean = await openPlace();
      const expected = await clean
        .import([await clean.file('x.ndjson', ndjson(ROWS))])
        .then(() => clean.people())
        .finally(() => clean.close());
      expect(expected).toHaveLength(150);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 29 }), async (batches) => {
          const place = await openPlace();
          try {
            const file = await place.file('x.ndjson', ndjson(ROWS));
            const acknowledged = await killAfter(place, file, batches);
            expect((await place.people()).length).toBeGreaterThanOrEqual(
              Math.min(acknowledged, 150),
            );
            await place.import([file]);
            expect((await place.people()).map(contentOf)).toEqual(expected.map(contentOf));
            const events = await place.store.outbox.unsent(10_000);
            const told = new Set(events.flatMap(({ aggregateIds }) => aggregateIds));
            expect(told).toEqual(new Set((await place.people()).map(({ id }) => id)));
          } finally {
            await place.close();
          }
        }),
        { numRuns: KILLS, endOnFailure: true },
      );
    },
    KILLS * 30_000,
  );
});
