import { newId, type Worker } from '@rosa/domain';
import type { RecordSource } from '@rosa/indexer';
import { recordsOf } from '@rosa/service-kit';
import { newFolder, removeFolders } from './support/folders.js';
import { populate, put, remove, scope, unreadable, workers } from './support/people.js';
import { indexed, openWorld, type World } from './support/world.js';

let world: World;
/** Runs before each batch of the record stream is given out. */
let beforeBatch: (batch: number) => Promise<void>;
/** Batches of the record stream after which it ends, as a reader that fails in silence would. */
let endsAfter: number;
/** The revisions stop after five hundred, as the records do: the source loses people and does not know it. */
let isForgetful: boolean;

const watched = (records: RecordSource): RecordSource => ({
  ...records,
  async *versions() {
    for await (const batch of records.versions()) yield isForgetful ? batch.slice(0, 500) : batch;
  },
  async *stream(): AsyncIterable<readonly Worker[]> {
    let batch = 0;
    for await (const people of records.stream()) {
      if (batch === endsAfter) return;
      await beforeBatch((batch += 1));
      yield people;
    }
  },
});

beforeEach(async () => {
  beforeBatch = async () => undefined;
  endsAfter = Infinity;
  isForgetful = false;
  world = await openWorld(newFolder(), ({ records }) => ({ records: watched(records) }));
});
afterEach(() => world.close());
afterAll(removeFolders);

const live = async (): Promise<Set<string>> => {
  const held = [...(await indexed(world.search)).values()];
  return new Set(held.filter(({ deleted }) => !deleted).map(({ id }) => id));
};

describe('reindex', () => {
  it('makes a new index of every record, and purges the tombstones', async () => {
    const [gone, ...kept] = await populate(world.store, 20);
    await world.store.commit(scope, [remove(gone!, 1)]);
    await world.indexer.drain();
    const before = world.search.indexVersion();
    const report = await world.indexer.reindex();
    expect(report).toMatchObject({ documents: 19, unreadable: [] });
    expect(report.indexVersion).not.toBe(before);
    expect(new Set((await indexed(world.search)).keys())).toEqual(new Set(kept));
  });

  it('tells how far it is, how fast, and how long it will take', async () => {
    await populate(world.store, 1_200);
    beforeBatch = async () => world.clock.advance(1_000);
    const seen: unknown[] = [];
    await world.indexer.reindex({ onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { done: 500, total: 1_200, rate: 500, left: 1.4 },
      { done: 1_000, total: 1_200, rate: 500, left: 0.4 },
      { done: 1_200, total: 1_200, rate: 400, left: 0 },
    ]);
  });

  it('loses nothing that is written while it runs', async () => {
    const ids = (await populate(world.store, 1_200)).toSorted();
    await world.indexer.drain();
    const made = newId();
    beforeBatch = async (batch) => {
      if (batch !== 3) return;
      // Already streamed: the new index holds them as they were.
      await world.store.commit(scope, [put(ids[0]!, 1), remove(ids[1]!, 1), put(made)]);
      await world.indexer.drain();
    };
    await world.indexer.reindex();
    const held = await indexed(world.search);
    expect(held.get(ids[0]!)).toMatchObject({ rev: 2, deleted: false });
    expect(held.get(ids[1]!)).toMatchObject({ rev: 2, deleted: true });
    expect(held.get(made)).toMatchObject({ rev: 1, deleted: false });
    expect(await world.indexer.reconcile()).toMatchObject({
      store: 1_200,
      index: 1_200,
      repaired: 0,
    });
  });

  it('leaves the index in use when it is stopped half way', async () => {
    const ids = await populate(world.store, 1_200);
    await world.indexer.drain();
    const before = world.search.indexVersion();
    const stop = new AbortController();
    const reason = new Error('not now');
    beforeBatch = async (batch) => {
      if (batch === 2) stop.abort(reason);
    };
    await expect(world.indexer.reindex({ signal: stop.signal })).rejects.toBe(reason);
    expect(world.search.indexVersion()).toBe(before);
    expect(await live()).toEqual(new Set(ids));
  });

  it('does not put a short index in the place of a whole one', async () => {
    const ids = await populate(world.store, 1_200);
    await world.indexer.drain();
    endsAfter = 1;
    await expect(world.indexer.reindex()).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/500.*1\D?200/),
    });
    expect(await live()).toEqual(new Set(ids));
  });

  it('is held to the count of the store, not to what it was given to read', async () => {
    const ids = await populate(world.store, 1_200);
    await world.indexer.drain();
    endsAfter = 1;
    isForgetful = true;
    await expect(world.indexer.reindex()).rejects.toMatchObject({ kind: 'conflict' });
    expect(await live()).toEqual(new Set(ids));
  });

  it('does not put an empty index in the place of one', async () => {
    await expect(world.indexer.reindex()).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('names the records it could not read, and indexes the others', async () => {
    const ids = await populate(world.store, 5);
    const bad = newId();
    await world.store.commit(scope, [unreadable(bad)]);
    expect(await world.indexer.reindex()).toMatchObject({ documents: 5, unreadable: [bad] });
    expect(await live()).toEqual(new Set(ids));
  });
});

describe('the records of a store', () => {
  it('are read in the order asked for, with gaps where nobody is', async () => {
    const [a, b] = (await populate(world.store, 2)) as [string, string];
    await world.store.commit(scope, [remove(a, 1)]);
    const records = recordsOf(world.store, workers);
    const nobody = newId();
    const read = await records.read([b, nobody, a, b]);
    expect(read.map((worker) => worker?.id)).toEqual([b, undefined, undefined, b]);
    expect(await records.versionsOf([a, nobody])).toEqual([{ id: a, rev: 2, deleted: true }]);
    expect(await records.count()).toBe(1);
  });
});
