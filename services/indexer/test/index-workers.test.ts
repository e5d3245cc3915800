import { newId, projectWorker, type WorkerDocument } from '@rosa/domain';
import { smallReference } from '@rosa/test-kit';
import { newFolder, removeFolders } from './support/folders.js';
import { populate, put, remove, scope, unreadable, workers } from './support/people.js';
import { damage, indexed, openWorld, type World } from './support/world.js';

let world: World;

/** Delivers jobs for these ids, as a queue that repeats and reorders would. */
const deliver = (...ids: string[]) =>
  world.queue.publish(ids.map((id) => ({ topic: 'workers', id })));

const revOf = async (id: string) => (await indexed(world.search)).get(id);

beforeEach(async () => {
  world = await openWorld(newFolder());
});
afterEach(() => world.close());
afterAll(removeFolders);

describe('a delivery', () => {
  it('indexes the record as it stands now, with its revision', async () => {
    const [id] = await populate(world.store, 1);
    await world.indexer.drain();
    expect(await revOf(id!)).toEqual({ id, rev: 1, deleted: false });
    await world.store.commit(scope, [put(id!, 1, { familyName: 'Bianchi' })]);
    await world.indexer.drain();
    expect(await revOf(id!)).toEqual({ id, rev: 2, deleted: false });
  });

  it('takes what is at hand of a record as long as the store has that revision', async () => {
    await world.close();
    const atHand: WorkerDocument[] = [];
    world = await openWorld(newFolder(), ({ records }) => ({
      records: { ...records, fresh: () => atHand },
    }));
    const [a, b, c] = (await populate(world.store, 3)) as [string, string, string];
    for (const id of [a, b, c]) {
      const worker = (await world.store.get(scope, workers, id))!;
      const document = projectWorker(worker, smallReference);
      atHand.push({ ...document, text: { ...document.text, name: ['handed'] } });
    }
    await world.store.commit(scope, [put(b, 1), remove(c, 1)]);
    await world.indexer.drain();
    const query = { text: 'handed', sort: 'name', asOf: 20_000, limit: 5 } as const;
    expect((await world.search.find(scope, query)).ids).toEqual([a]);
    expect((await indexed(world.search)).get(b)).toMatchObject({ rev: 2, deleted: false });
    expect((await indexed(world.search)).get(c)).toMatchObject({ rev: 2, deleted: true });
  });

  it('is harmless late, repeated and in any order', async () => {
    const [a, b, c] = (await populate(world.store, 3)) as [string, string, string];
    await world.store.commit(scope, [put(a, 1), remove(b, 1)]);
    await deliver(c, a, b, a);
    await deliver(b, b, c);
    await world.indexer.drain();
    await deliver(a, b, c);
    expect(await indexed(world.search)).toEqual(
      new Map([
        [a, { id: a, rev: 2, deleted: false }],
        [b, { id: b, rev: 2, deleted: true }],
        [c, { id: c, rev: 1, deleted: false }],
      ]),
    );
  });

  it('takes an entry of the index that is newer already for success', async () => {
    const [id] = await populate(world.store, 1);
    const worker = (await world.store.get(scope, workers, id!))!;
    await damage(world.search, [{ ...projectWorker(worker, smallReference), rev: 9 }]);
    await world.indexer.drain();
    expect(await world.indexer.lag()).toMatchObject({ backlog: 0, failed: 0 });
    expect(await revOf(id!)).toMatchObject({ rev: 9 });
  });

  it('of an id that never was writes nothing and succeeds', async () => {
    const id = newId();
    const delivery = { job: { topic: 'workers', id }, ok: true, handled: true };
    expect(await deliver(id)).toEqual([delivery]);
    expect((await indexed(world.search)).size).toBe(0);
  });
});

describe('a deletion', () => {
  it('becomes a tombstone that a late delivery does not undo', async () => {
    const [id] = await populate(world.store, 1);
    await world.indexer.drain();
    await world.store.commit(scope, [remove(id!, 1)]);
    await world.indexer.drain();
    await deliver(id!);
    expect(await revOf(id!)).toEqual({ id, rev: 2, deleted: true });
  });

  it('made before the person was ever indexed leaves a tombstone too', async () => {
    const [id] = await populate(world.store, 1);
    await world.store.commit(scope, [remove(id!, 1)]);
    await world.indexer.drain();
    expect(await revOf(id!)).toEqual({ id, rev: 2, deleted: true });
  });
});

describe('a record that cannot be read', () => {
  it('blocks nobody, is reported, and is indexed once it is put right', async () => {
    const before = await populate(world.store, 10);
    const bad = newId();
    await world.store.commit(scope, [unreadable(bad)]);
    const after = await populate(world.store, 10);
    await world.indexer.drain();
    expect(new Set((await indexed(world.search)).keys())).toEqual(new Set([...before, ...after]));
    const { held, backlog } = await world.indexer.lag();
    expect(backlog).toBe(1);
    expect(held).toMatchObject([{ store: 'registry', topic: 'workers', id: bad, attempts: 1 }]);
    await world.store.commit(scope, [put(bad, 1)]);
    await world.indexer.drain();
    expect(await revOf(bad)).toEqual({ id: bad, rev: 2, deleted: false });
    expect(await world.indexer.lag()).toMatchObject({ backlog: 0, held: [] });
  });
});

describe('completeness', () => {
  it('is lost when an entry has waited for more than five seconds, and comes back', async () => {
    await world.indexer.start();
    await world.indexer.stop();
    await populate(world.store, 1);
    world.clock.advance(5_000);
    expect(await world.indexer.incomplete()).toEqual([]);
    world.clock.advance(1);
    expect(await world.indexer.incomplete()).toEqual(['behind']);
    const since = new Date(world.clock.now().getTime() - 5_001).toISOString();
    expect(await world.indexer.behindSince()).toBe(since);
  });
});

describe('effects in other banks', () => {
  it('are handed the ids of their topic', async () => {
    const outcomes = { ...workers, name: 'outcomes', event: 'outcome.recorded' } as const;
    const seen: string[] = [];
    const folder = newFolder();
    const other = await openWorld(
      folder,
      () => ({
        handlers: {
          outcome: async (ids) => {
            seen.push(...ids);
            return ids.map((id) => ({ id, ok: true }));
          },
        },
      }),
      [workers, outcomes],
    );
    const id = newId();
    await other.store.commit(scope, [{ ...put(id), bank: outcomes }]);
    await other.indexer.drain();
    expect(seen).toEqual([id]);
    expect((await indexed(other.search)).size).toBe(0);
    await other.close();
  });
});
