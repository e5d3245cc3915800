import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../src/index.js';
import { restoreStores } from '../src/index.js';
import { addressOf } from '../src/mongodb/address.js';
import { Database } from '../src/mongodb/database.js';
import { release } from '../src/mongodb/restore.js';
import { collect, fill, open, people, person, put, system } from './contract/banks.js';
import { using } from './contract/changing-banks.js';
import { describeOnMongo, dropDatabases, newMongoUrl, onServer } from './support/engines.js';

describeOnMongo('a copy of a MongoDB store', () => {
  let folder: string;
  let url: string;
  let other: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rosa-copy-'));
    [url, other] = [newMongoUrl(), newMongoUrl()];
    store = await open(url);
  });

  afterEach(async () => {
    await store.close();
    await dropDatabases(url);
    await dropDatabases(other);
    rmSync(folder, { recursive: true, force: true });
  });

  const restore = () => restoreStores({ url: other, services: ['contract'], folder });
  const file = () => join(folder, 'contract.ndjson');
  const all = async (from: Store) => ({
    records: await collect(from.stream(system, people)),
    versions: await collect(from.versions(system, people)),
    unsent: await from.outbox.unsent(100),
  });

  it('restores to the same store, tombstones, history and cursors included', async () => {
    const [id = '', gone = ''] = await fill(store, [
      person({ name: 'Anna', code: 'A', tags: ['x'], score: 2.5 }),
      person({ name: 'Bea \u0000 \u2028 "' }),
      person(),
    ]);
    await store.commit(system, [
      put(people, person({ name: 'Anna Maria', code: 'A' }), { id, expect: 1 }),
      { op: 'delete', bank: people, id: gone, expect: 1 },
    ]);
    const page = await store.find(system, people, { limit: 1 });
    await store.backup(folder);
    await restore();
    await using(other, undefined, async (restored) => {
      expect(await all(restored)).toEqual(await all(store));
      expect(await restored.history(system, people, id)).toEqual(
        await store.history(system, people, id),
      );
      const next = { limit: 1, cursor: page.nextCursor ?? '' };
      expect((await restored.find(system, people, next)).items).toHaveLength(1);
      const taken = restored.commit(system, [put(people, person({ code: 'A' }))]);
      await expect(taken).rejects.toMatchObject({ kind: 'conflict', extra: { id } });
    });
  });

  it('is of one moment while commits go on', async () => {
    await fill(
      store,
      Array.from({ length: 2_000 }, () => person({ name: 'batch 0' })),
    );
    const saved = store.backup(folder);
    for (let batch = 1; batch <= 20; batch += 1) {
      await fill(
        store,
        Array.from({ length: 50 }, () => person({ name: `batch ${batch}` })),
      );
    }
    await saved;
    await restore();
    await using(other, undefined, async (restored) => {
      const counts = await restored.tally(system, people, 'name', []);
      const { 'batch 0': first, ...others } = Object.fromEntries(counts);
      expect(first).toBe(2_000);
      expect(Object.values(others).every((count) => count === 50)).toBe(true);
      const waiting = (await restored.outbox.backlog()).count;
      expect(waiting).toBe([...counts.values()].reduce((sum, count) => sum + count, 0));
    });
  });

  it('overwrites no other copy, and leaves nothing half written', async () => {
    await store.backup(folder);
    await expect(store.backup(folder)).rejects.toMatchObject({ kind: 'conflict' });
    const nowhere = store.backup(file());
    await expect(nowhere).rejects.toMatchObject({ kind: 'unavailable' });
    expect(existsSync(`${file()}.part`)).toBe(false);
  });

  const damaged = {
    kind: 'unavailable',
    message: expect.stringContaining('non è una copia intera'),
  };

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length >> 1)],
    [
      'without its end',
      (text: string) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
    ],
    ['with a letter changed', (text: string) => text.replace('Anna', 'Anne')],
    ['of something else', () => 'niente di nostro\n'],
    ['that goes on after its end', (text: string) => `${text}{}\n`],
  ])('%s is refused, and nothing is changed', async (_what, spoil) => {
    await fill(store, [person({ name: 'Anna' }), person()]);
    await store.backup(folder);
    writeFileSync(file(), spoil(readFileSync(file(), 'utf8')));
    await expect(restore()).rejects.toMatchObject(damaged);
    const found = await onServer(other, (client, prefix) =>
      client.db(`${prefix}_contract`).listCollections().toArray(),
    );
    expect(found).toEqual([]);
  });

  it('that is not there is said so', async () => {
    await expect(restore()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('mancano contract.ndjson'),
    });
  });

  it('is not put over a store that holds anything', async () => {
    await store.backup(folder);
    const over = restoreStores({ url, services: ['contract'], folder });
    await expect(over).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('broken off while it was restored opens as no store, and may be begun again', async () => {
    await fill(store, [person({ name: 'Anna' })]);
    await store.backup(folder);
    await onServer(other, async (client, prefix) => {
      const half = client.db(`${prefix}_contract`);
      await half.collection<{ _id: string }>('settings').insertOne({ _id: 'restoring' });
      await half.collection<{ _id: string }>('bank_workers').insertOne({ _id: 'half' });
    });
    await expect(open(other)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('ripeti il comando di ripristino'),
    });
    await restore();
    await using(other, undefined, async (restored) => {
      expect(await all(restored)).toEqual(await all(store));
    });
  });

  it('of several opens all of them or none', async () => {
    const addresses = ['contract', 'other'].map((service) => addressOf(other, service));
    const fillings = await Promise.all(
      addresses.map(async (address) => ({ ...address, db: await Database.open(address) })),
    );
    const marks = () =>
      Promise.all(fillings.map(({ db }) => db.collection('settings').countDocuments()));
    for (const { db } of fillings) {
      await db.collection<{ _id: string }>('settings').insertOne({ _id: 'restoring' });
    }
    const { db: broken, database } = fillings[1]!;
    const last = broken.connection.getClient().db(database);
    // Nothing is deleted through a view.
    await last.renameCollection('settings', 'kept');
    await last.createCollection('settings', { viewOn: 'kept' });
    await expect(release(fillings)).rejects.toThrow('view');
    expect(await marks()).toEqual([1, 1]);
    await last.dropCollection('settings');
    await last.renameCollection('kept', 'settings');
    await release(fillings);
    expect(await marks()).toEqual([0, 0]);
    for (const each of fillings) await each.db.close();
  });
});
