import { systemScope, type IndexEntry } from '@rosa/domain';
import { arbitraryCriteria, arbitraryWorker, LATEST_FACT, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import type { IndexVersion, SearchEngine } from '../../src/index.js';
import type { SearchBench } from './bench.js';
import { expectRule } from './compare.js';
import { documentOf, idOf, Registry, samplePeople } from './registry.js';

const scope = systemScope('contract');

/** Revisions of some people, deletions among them, as a registry would send them: in any order, some twice. */
const deliveries = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 60 }),
      worker: arbitraryWorker,
      isDeletion: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 200 },
  )
  .chain((acts) => {
    const registry = new Registry();
    const revisions = new Map<string, number>();
    const entries = acts.map(({ person, worker, isDeletion }): IndexEntry => {
      const id = idOf(person);
      const rev = (revisions.get(id) ?? 0) + 1;
      revisions.set(id, rev);
      return isDeletion ? registry.delete(id, rev) : registry.put(documentOf(id, worker, rev));
    });
    const indexes = entries.map((_, i) => i);
    const all = fc.shuffledSubarray(indexes, { minLength: entries.length });
    return fc
      .record({ order: all, again: fc.shuffledSubarray(indexes), size: fc.constantFrom(1, 7, 500) })
      .map(({ order, again, size }) => ({
        registry,
        size,
        sent: [...order, ...again].map((i) => entries[i]!),
      }));
  });

const batches = function* <T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
};

export const versionsOf = async (engine: SearchEngine): Promise<IndexVersion[]> => {
  const versions: IndexVersion[] = [];
  for await (const batch of engine.versions(scope)) versions.push(...batch);
  return versions.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const expectHolds = async (engine: SearchEngine, registry: Registry): Promise<void> => {
  const held = [
    ...[...registry.documents.values()].map(({ id, rev }) => ({ id, rev, deleted: false })),
    ...[...registry.tombstones].map(([id, rev]) => ({ id, rev, deleted: true })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(await versionsOf(engine)).toEqual(held);
  const everyone = { sort: 'name', asOf: LATEST_FACT, limit: 500 } as const;
  const { ids, total } = await engine.find(scope, everyone);
  expect(total).toBe(registry.documents.size);
  expect(new Set(ids)).toEqual(new Set(registry.documents.keys()));
};

const source = async function* (
  registry: Registry,
): AsyncGenerator<ReturnType<typeof documentOf>[]> {
  for (const batch of batches([...registry.documents.values()], 50)) yield [...batch];
};

const filledWith = async (engine: SearchEngine, seed: number): Promise<Registry> => {
  const registry = new Registry();
  for (const { id, worker } of samplePeople(120, seed)) registry.put(documentOf(id, worker));
  await engine.write(scope, [...registry.documents.values()]);
  return registry;
};

/** Writing: the newest revision of each person, whatever the order; tombstones; closing and opening; building anew. */
export const writeContract = (bench: SearchBench): void => {
  it('holds the newest of each, however entries arrive, and after it is closed and opened again', async () => {
    await fc.assert(
      fc.asyncProperty(
        deliveries,
        arbitraryCriteria,
        async ({ registry, sent, size }, criteria) => {
          let engine = await bench.openEmpty();
          for (const batch of batches(sent, size)) {
            const results = await engine.write(scope, batch);
            expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
            expect(results.every(({ ok }) => ok)).toBe(true);
            // Asked between writes, so that what is kept between questions must follow.
            await engine.refresh();
            await engine.match(scope, criteria, 5);
          }
          for (const opened of [false, true]) {
            if (opened) {
              await engine.close();
              engine = await bench.openAgain();
            }
            await expectHolds(engine, registry);
            const list = await engine.match(scope, criteria, 10);
            expectRule(list, registry.people, criteria, 10, smallReference);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says which entries were stale, and keeps a deletion against late deliveries', async () => {
    const engine = await bench.openEmpty();
    const { id, worker } = samplePeople(1, 1)[0]!;
    const write = async (...entries: IndexEntry[]): Promise<unknown[]> =>
      (await engine.write(scope, entries)).map((result) => result.ok && result.outcome);
    expect(await write(documentOf(id, worker, 2))).toEqual(['written']);
    expect(await write(documentOf(id, worker, 2), documentOf(id, worker, 1))).toEqual([
      'stale',
      'stale',
    ]);
    expect(await write({ id, rev: 4, deleted: true })).toEqual(['written']);
    expect(await write(documentOf(id, worker, 3))).toEqual(['stale']);
    await engine.refresh();
    expect(await versionsOf(engine)).toEqual([{ id, rev: 4, deleted: true }]);
    expect(await write(documentOf(id, worker, 5))).toEqual(['written']);
  });

  it('builds anew from the source: purges tombstones, keeps what is written meanwhile, changes its version', async () => {
    const engine = await bench.openEmpty();
    const registry = await filledWith(engine, 5);
    const [first, second, third] = [...registry.documents.keys()];
    await engine.write(scope, [registry.delete(first!, 2)]);
    registry.tombstones.clear();
    const before = { people: registry.documents.size, version: engine.indexVersion() };
    const late = documentOf(second!, samplePeople(1, 2)[0]!.worker, 9);
    const during = async function* (): ReturnType<typeof source> {
      await engine.write(scope, [late, { id: third!, rev: 9, deleted: true }]);
      await engine.refresh();
      const everyone = { sort: 'name', asOf: LATEST_FACT, limit: 1 } as const;
      expect((await engine.find(scope, everyone)).total).toBe(before.people - 1);
      yield* source(registry);
    };
    const report = await engine.rebuild(scope, during());
    registry.put(late);
    registry.delete(third!, 9);
    expect(report).toEqual({
      documents: registry.documents.size,
      indexVersion: engine.indexVersion(),
    });
    expect(engine.indexVersion()).not.toBe(before.version);
    await engine.refresh();
    await expectHolds(engine, registry);
    await engine.close();
    const again = await bench.openAgain();
    expect(again.indexVersion()).toBe(report.indexVersion);
    await expectHolds(again, registry);
  });

  it('refuses a source that is empty or short, and stays as it was', async () => {
    const engine = await bench.openEmpty();
    const registry = await filledWith(engine, 6);
    await engine.refresh();
    const before = engine.indexVersion();
    const nobody = new Registry();
    await expect(engine.rebuild(scope, source(nobody))).rejects.toMatchObject({ kind: 'conflict' });
    const expected = async (): Promise<number> => registry.documents.size + 1;
    await expect(engine.rebuild(scope, source(registry), { expected })).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(engine.indexVersion()).toBe(before);
    await expectHolds(engine, registry);
    await engine.rebuild(scope, source(nobody), { expected: async () => 0 });
    await engine.refresh();
    await expectHolds(engine, nobody);
  });

  it('says that it is closed, and never answers an empty list', async () => {
    const engine = await bench.openEmpty();
    await expect(engine.health()).resolves.toBeUndefined();
    await engine.close();
    const refusal = { kind: 'unavailable', extra: { engine: engine.engine } };
    await expect(engine.health()).rejects.toMatchObject(refusal);
    await expect(
      engine.find(scope, { sort: 'name', asOf: LATEST_FACT, limit: 1 }),
    ).rejects.toMatchObject(refusal);
    await expect(engine.write(scope, [])).rejects.toMatchObject(refusal);
  });
};
