import type { Bank } from '../src/index.js';
import { BANKS, fill, firms, open, people, person, put, system } from './contract/banks.js';
import { plain, renamed, two, using } from './contract/changing-banks.js';
import { describeOnMongo, dropDatabases, newMongoUrl, onServer } from './support/engines.js';

describeOnMongo('a MongoDB store that changes', () => {
  let url: string;

  beforeEach(() => {
    url = newMongoUrl();
  });

  afterEach(() => dropDatabases(url));

  const steps = () =>
    onServer(url, async (client, prefix) => {
      const made = client.db(`${prefix}_contract`).collection('migrations').find().sort({ _id: 1 });
      return (await made.toArray()).map(({ part, step }) => `${part} ${step}`);
    });

  const indexes = () =>
    onServer(url, async (client, prefix) => {
      const held = await client.db(`${prefix}_contract`).collection('bank_workers').indexes();
      return held.map(({ name }) => name).sort();
    });

  it('records what was done, in order, and nothing where nothing was', async () => {
    await using(url, [plain], (store) => fill(store, two));
    await using(url, [people], async () => undefined);
    await using(url, [people], async () => undefined);
    await using(url, [renamed], async () => undefined);
    expect(await steps()).toEqual([
      'layout made',
      'workers made',
      'workers added code',
      'workers added name',
      'workers added tags',
      'workers dropped code',
      'workers dropped name',
      'workers dropped score',
      'workers dropped tags',
      'workers added label',
      'workers upgraded',
    ]);
  });

  it('keeps what the outbox holds of a version whose entries told of one record each', async () => {
    const ids = await using(url, [people], (store) => fill(store, two));
    await onServer(url, async (client, prefix) => {
      const db = client.db(`${prefix}_contract`);
      await db
        .collection('outbox')
        .updateMany({}, [
          { $set: { aggregateId: { $first: '$aggregateIds' }, rev: 1 } },
          { $unset: 'aggregateIds' },
        ]);
      await db.collection('migrations').updateOne({ part: 'layout' }, { $set: { version: 1 } });
    });
    const left = await using(url, [people], (store) => store.outbox.unsent(10));
    expect(left.map(({ aggregateIds }) => aggregateIds)).toEqual(ids.map((id) => [id]));
    expect(await steps()).toContain('layout packed outbox entries');
  });

  it('has the indexes its keys need and no others', async () => {
    const reaches = ['by_bodyCode', 'by_companyId', 'by_territory'];
    await using(url, [people], async () => undefined);
    expect(await indexes()).toEqual(
      [
        ...reaches,
        '_id_',
        'blank_code',
        'live',
        'on_name',
        'on_score',
        'on_tags',
        'one_code',
      ].sort(),
    );
    await using(url, [plain], async () => undefined);
    expect(await indexes()).toEqual([...reaches, '_id_', 'live', 'on_score'].sort());
  });

  it('is brought up to date once, however many processes start at once', async () => {
    await using(url, [plain, firms], (store) => fill(store, two));
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(url, BANKS)));
    await Promise.all(opened.map((each) => each.close()));
    expect(await steps()).toEqual([
      'layout made',
      'workers made',
      'companies made',
      'workers added code',
      'workers added name',
      'workers added tags',
      'once made',
    ]);
  });

  it('reads as the present schema what an older process still writes, and refuses what a newer one wrote', async () => {
    const newer: Bank<{ readonly name: string; readonly comune: string }> = {
      ...firms,
      schemaVersion: 2,
      upgrade: (record) => ({ ...record, name: 'upgraded' }),
    };
    const firm = put(firms, { name: 'Verde', comune: '002133' });
    await using(url, [firms], async (older) => {
      await using(url, [newer], async (store) => {
        await older.commit(system, [firm]);
        expect(await store.get(system, newer, firm.id)).toMatchObject({ name: 'upgraded', rev: 1 });
        const written = { ...firm, bank: newer, expect: 1 };
        await store.commit(system, [written]);
        await expect(older.get(system, firms, firm.id)).rejects.toMatchObject({
          kind: 'unavailable',
          message: expect.stringContaining('più recente'),
        });
      });
    });
  });

  it('reads a record that is kept as a document, and keeps its next revision as text', async () => {
    const anna = person({ code: 'A', name: 'Anna', tags: ['x'] });
    const bodies = () =>
      onServer(url, async (client, prefix) => {
        const held = client.db(`${prefix}_contract`).collection('bank_workers').find();
        return (await held.toArray()).map(({ body }) => body as unknown);
      });
    await using(url, [people], async (store) => {
      const [id] = (await fill(store, [anna])) as [string];
      await onServer(url, (client, prefix) =>
        client
          .db(`${prefix}_contract`)
          .collection('bank_workers')
          .updateOne({}, { $set: { body: anna } }),
      );
      expect(await bodies()).toEqual([anna]);
      expect(await store.get(system, people, id)).toMatchObject({ ...anna, id, rev: 1 });
      await store.commit(system, [{ ...put(people, { ...anna, name: 'Bea' }), id, expect: 1 }]);
      expect(await bodies()).toEqual([JSON.stringify({ ...anna, name: 'Bea' })]);
      const [former] = await store.history(system, people, id);
      expect(former?.record).toMatchObject({ ...anna, id, rev: 1 });
    });
  });

  it('waits for whoever is at it, and takes over from one that died', async () => {
    await using(url, [people], (store) => fill(store, [person()]));
    await onServer(url, async (client, prefix) => {
      const settings = client.db(`${prefix}_contract`).collection<{ _id: string }>('settings');
      const until = new Date(Date.now() + 700);
      await settings.insertOne({ _id: 'lease', holder: 'dead', until } as never);
    });
    await using(url, [people], async (store) => {
      expect((await store.find(system, people, { limit: 1 })).total).toBe(1);
    });
    const left = await onServer(url, (client, prefix) =>
      client
        .db(`${prefix}_contract`)
        .collection<{ _id: string }>('settings')
        .countDocuments({ _id: 'lease' }),
    );
    expect(left).toBe(0);
  });
});
