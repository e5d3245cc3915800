import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { systemScope } from '@rosa/domain';
import Database from 'libsql';
import { documentOf, samplePeople } from './contract/registry.js';
import { EmbeddedBench } from './embedded-bench.js';

const scope = systemScope('test');
const bench = new EmbeddedBench();
afterEach(() => bench.end());

const segments = async (): Promise<number> => {
  const build = (await readdir(bench.folder)).find((entry) => /^[0-9a-f]{16}$/.test(entry))!;
  const db = new Database(join(bench.folder, build, 'text.db'));
  const row = db.prepare('select count(distinct segid) as count from terms_idx').get([]);
  db.close();
  return (row as { count: number }).count;
};

it('merges what commits of one leave, between them', async () => {
  const engine = await bench.openEmpty();
  // Fewer than the segments at which FTS5 merges within a commit.
  for (const { id, worker } of samplePeople(60, 31)) {
    await engine.write(scope, [documentOf(id, worker)]);
    await setImmediate();
  }
  await engine.close();
  expect(await segments()).toBeLessThan(12);
});
