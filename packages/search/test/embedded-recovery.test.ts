import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemScope } from '@rosa/domain';
import { arbitraryCriteria, smallReference } from '@rosa/test-kit';
import { RUN_SOURCE } from '@rosa/test-kit/processes';
import * as fc from 'fast-check';
import type { SearchEngine } from '../src/index.js';
import { expectRule } from './contract/compare.js';
import { documentOf, samplePeople } from './contract/registry.js';
import { versionsOf } from './contract/write-contract.js';
import { EmbeddedBench } from './embedded-bench.js';

const WRITER = join(__dirname, 'writing.worker.ts');

const scope = systemScope('test');
const bench = new EmbeddedBench();
afterEach(() => bench.end());
jest.setTimeout(120_000);

const documents = samplePeople(200, 21).map(({ id, worker }) => documentOf(id, worker));
const criteria = fc.sample(arbitraryCriteria, { seed: 22, numRuns: 5 });

const saved = async (): Promise<void> => {
  const engine = await bench.openEmpty();
  await engine.write(scope, documents);
  await engine.close();
};

/** The files of the build in use. */
const fileOf = async (name: string): Promise<string> => {
  const build = (await readdir(bench.folder)).find((entry) => /^[0-9a-f]{16}$/.test(entry));
  return join(bench.folder, build!, name);
};

/** What the indexer's catch-up does: whatever is held at a lower revision is written again. */
const catchUp = async (engine: SearchEngine): Promise<void> => {
  const held = new Map((await versionsOf(engine)).map(({ id, rev }) => [id, rev]));
  await engine.write(
    scope,
    documents.filter(({ id, rev }) => (held.get(id) ?? 0) < rev),
  );
};

const expectWhole = async (engine: SearchEngine): Promise<void> => {
  for (const one of criteria) {
    expectRule(await engine.match(scope, one, 10), documents, one, 10, smallReference);
  }
  const query = { text: 'mario', sort: 'name', asOf: criteria[0]!.asOf, limit: 1 } as const;
  expect((await engine.find(scope, query)).total).toBe(documents.length);
  expect((await versionsOf(engine)).map(({ rev }) => rev)).toEqual(documents.map(() => 1));
};

it('loads what it saved, without reading anything again', async () => {
  await saved();
  const engine = await bench.openAgain();
  expect(bench.notices).toEqual([]);
  await expectWhole(engine);
});

const flip = async (path: string, at: number): Promise<void> => {
  const bytes = await readFile(path);
  bytes[Math.floor(bytes.length * at)]! ^= 0xff;
  await writeFile(path, bytes);
};

it.each<[string, (path: string) => Promise<void>]>([
  ['one byte is wrong near the start', (path) => flip(path, 0.01)],
  ['one byte is wrong in the middle', (path) => flip(path, 0.5)],
  ['one byte is wrong in the table', (path) => flip(path, 0.999)],
  ['it is cut short', (path) => truncate(path, 5000)],
  ['it is empty', (path) => truncate(path, 0)],
  ['it is something else', (path) => writeFile(path, 'id,name\n'.repeat(100))],
])('begins empty and says so where of the snapshot %s', async (_what, damage) => {
  await saved();
  await damage(await fileOf('people.snapshot'));
  const engine = await bench.openAgain();
  expect(bench.notices).toEqual([expect.stringContaining('people.snapshot')]);
  expect((await engine.match(scope, criteria[0]!, 10)).considered).toBe(0);
  expect((await versionsOf(engine)).every(({ rev }) => rev === 0)).toBe(true);
  await catchUp(engine);
  await expectWhole(engine);
});

const overwrite = async (path: string, at: number): Promise<void> => {
  const bytes = await readFile(path);
  const page = Math.floor((bytes.length * at) / 4096) * 4096;
  await writeFile(path, bytes.fill(0xa5, page, page + 4096));
};

it.each<[string, (path: string) => Promise<void>]>([
  ['something else', (path) => writeFile(path, 'not a database'.repeat(1000))],
  ['cut short', (path) => truncate(path, 9000)],
  ['overwritten in the middle', (path) => overwrite(path, 0.5)],
  ['overwritten near the end', (path) => overwrite(path, 0.9)],
])(
  'makes the text index anew where it is %s, and asks for everyone again',
  async (_what, damage) => {
    await saved();
    await damage(await fileOf('text.db'));
    const engine = await bench.openAgain();
    expect(bench.notices).toEqual([expect.stringContaining('text.db')]);
    expect((await versionsOf(engine)).every(({ rev }) => rev === 0)).toBe(true);
    await catchUp(engine);
    await expectWhole(engine);
  },
);

it('keeps a deletion that only the text index had time to save', async () => {
  await saved();
  const snapshot = await fileOf('people.snapshot');
  await copyFile(snapshot, `${snapshot}.kept`);
  const engine = await bench.openAgain();
  const { id } = documents[0]!;
  await engine.write(scope, [{ id, rev: 2, deleted: true }]);
  await engine.close();
  await copyFile(`${snapshot}.kept`, snapshot);
  const again = await bench.openAgain();
  expect((await versionsOf(again))[0]).toEqual({ id, rev: 2, deleted: true });
  expect((await again.match(scope, criteria[0]!, 10)).considered).toBe(documents.length - 1);
});

/** Kills the writer after so many batches were acknowledged; answers how many people those were. */
const killedAfter = async (folder: string, acknowledged: number): Promise<number> => {
  const writer = spawn(process.execPath, ['--conditions=source', RUN_SOURCE, WRITER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let people = 0;
  let batches = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    people = Number(line);
    if (++batches === acknowledged) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  expect(writer.signalCode).toBe('SIGKILL');
  return people;
};

it.each([1, 3, 8])('claims no more than is there after a kill at batch %i', async (batch) => {
  await bench.openEmpty().then((engine) => engine.close());
  expect(await killedAfter(bench.folder, batch)).toBeGreaterThan(0);
  const engine = await bench.openAgain();
  const versions = await versionsOf(engine);
  const { considered } = await engine.match(scope, criteria[0]!, 10);
  expect(considered).toBe(versions.filter(({ rev }) => rev > 0).length);
  await engine.write(scope, documents);
  const ids = new Set(documents.map(({ id }) => id));
  const held = (await versionsOf(engine)).filter(({ id }) => ids.has(id));
  expect(held.map(({ rev }) => rev)).toEqual(documents.map(() => 1));
  const query = { text: 'mario', sort: 'name', asOf: criteria[0]!.asOf, limit: 500 } as const;
  expect((await engine.find(scope, query)).total).toBe(documents.length);
});
