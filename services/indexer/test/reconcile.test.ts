import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId, projectWorker, type Worker } from '@rosa/domain';
import type { SearchEngine } from '@rosa/search';
import { blankWorker, smallReference } from '@rosa/test-kit';
import { newFolder, removeFolders } from './support/folders.js';
import { populate, put, remove, scope, unreadable, workers } from './support/people.js';
import { damage, indexed, loseIndex, openWorld, type World } from './support/world.js';

let folder: string;
let world: World;

const NONE = { missing: 0, stale: 0, extra: 0, repaired: 0 };

const documentAt = async (id: string, rev: number) => {
  const worker = (await world.store.get(scope, workers, id))!;
  return { ...projectWorker(worker, smallReference), rev };
};

/** Everything the store holds stands in the index at its revision, and nothing else does. */
const expectEqual = async (search: SearchEngine): Promise<void> => {
  const live = new Map<string, number>();
  for await (const batch of world.store.versions(scope, workers)) {
    for (const { id, rev, deleted } of batch) if (!deleted) live.set(id, rev);
  }
  const held = [...(await indexed(search)).values()].filter(({ deleted }) => !deleted);
  expect(new Map(held.map(({ id, rev }) => [id, rev]))).toEqual(live);
};

beforeEach(async () => {
  folder = newFolder();
  world = await openWorld(folder);
});
afterEach(() => world.close());
afterAll(removeFolders);

describe('reconcile', () => {
  it('finds no difference where there is none', async () => {
    const [gone] = await populate(world.store, 20);
    await world.store.commit(scope, [remove(gone!, 1)]);
    expect(await world.indexer.reconcile()).toEqual({ store: 19, index: 19, ...NONE });
  });

  it('finds no difference in an empty registry', async () => {
    expect(await world.indexer.reconcile()).toEqual({ store: 0, index: 0, ...NONE });
  });

  it('indexes what was marked sent and never indexed', async () => {
    await populate(world.store, 30);
    const lost = await world.store.outbox.unsent(30);
    await world.store.outbox.markSent(lost.map(({ id }) => id));
    const found = await world.indexer.reconcile();
    expect(found).toEqual({ store: 30, index: 0, missing: 30, stale: 0, extra: 0, repaired: 30 });
    expect(await world.indexer.reconcile()).toEqual({ store: 30, index: 30, ...NONE });
    await expectEqual(world.search);
  });

  it('puts right entries that are older than their records', async () => {
    const [changed, gone] = (await populate(world.store, 10)) as [string, string];
    await world.indexer.drain();
    await world.store.commit(scope, [put(changed, 1), remove(gone, 1)]);
    const lost = await world.store.outbox.unsent(10);
    await world.store.outbox.markSent(lost.map(({ id }) => id));
    const found = await world.indexer.reconcile();
    expect(found).toEqual({ store: 9, index: 10, missing: 0, stale: 2, extra: 0, repaired: 2 });
    expect(await world.indexer.reconcile()).toEqual({ store: 9, index: 9, ...NONE });
    await expectEqual(world.search);
  });

  it('takes out entries the store knows nothing of', async () => {
    await populate(world.store, 5);
    await world.indexer.drain();
    const ghost: Worker = {
      ...blankWorker(),
      id: newId(),
      rev: 3,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    };
    await damage(world.search, [projectWorker(ghost, smallReference)]);
    const found = await world.indexer.reconcile();
    expect(found).toEqual({ store: 5, index: 6, missing: 0, stale: 0, extra: 1, repaired: 1 });
    expect(await world.indexer.reconcile()).toEqual({ store: 5, index: 5, ...NONE });
    await expectEqual(world.search);
  });

  it('puts right revisions the store never gave, dead or alive', async () => {
    const [alive, dead] = (await populate(world.store, 5)) as [string, string];
    await world.indexer.drain();
    await damage(world.search, [await documentAt(alive, 7), { id: dead, rev: 7, deleted: true }]);
    const found = await world.indexer.reconcile();
    expect(found).toEqual({ store: 5, index: 4, missing: 0, stale: 0, extra: 2, repaired: 2 });
    expect(await world.indexer.reconcile()).toEqual({ store: 5, index: 5, ...NONE });
    await expectEqual(world.search);
  });

  it('says which records it could not repair by repairing fewer than it found', async () => {
    await populate(world.store, 4);
    await world.store.commit(scope, [unreadable(newId())]);
    expect(await world.indexer.reconcile()).toMatchObject({ store: 5, missing: 1, repaired: 0 });
    expect((await world.indexer.lag()).held).toHaveLength(1);
  });

  it('refuses to run twice at once', async () => {
    await populate(world.store, 3);
    const first = world.indexer.reconcile();
    await expect(world.indexer.reindex()).rejects.toMatchObject({ kind: 'conflict' });
    expect(await first).toMatchObject({ store: 3 });
    expect(await world.indexer.reindex()).toMatchObject({ documents: 3 });
  });
});

describe('catching up at the start', () => {
  const reopen = async (): Promise<void> => {
    await world.close();
    world = await openWorld(folder);
  };

  it('makes a lost index again', async () => {
    const ids = await populate(world.store, 1_500);
    await world.store.commit(scope, [remove(ids[0]!, 1)]);
    await world.indexer.drain();
    await world.close();
    loseIndex(folder);
    world = await openWorld(folder);
    const seen: { checked: number; repaired: number }[] = [];
    const found = await world.indexer.start((done) => seen.push(done));
    expect(found).toMatchObject({ store: 1_499, index: 0, missing: 1_499, repaired: 1_499 });
    expect(seen.at(-1)).toEqual({ checked: 1_500, differing: 1_499, repaired: 1_499 });
    await expectEqual(world.search);
  });

  it('finds nothing to do after an orderly stop', async () => {
    await populate(world.store, 50);
    await world.indexer.drain();
    await reopen();
    expect(await world.indexer.start()).toEqual({ store: 50, index: 50, ...NONE });
  });

  it('says it is incomplete while it runs', async () => {
    await populate(world.store, 5);
    const starting = world.indexer.start();
    expect(await world.indexer.incomplete()).toEqual(['catchingUp']);
    await starting;
    expect(await world.indexer.incomplete()).toEqual([]);
  });

  it('refuses an index of people beside a registry without any', async () => {
    await populate(world.store, 2);
    await world.indexer.drain();
    await world.close();
    rmSync(join(folder, 'store'), { recursive: true });
    world = await openWorld(folder);
    await expect(world.indexer.start()).rejects.toMatchObject({ kind: 'conflict' });
    expect(await world.indexer.incomplete()).toEqual(['catchingUp']);
    expect((await indexed(world.search)).size).toBe(2);
  });
});
