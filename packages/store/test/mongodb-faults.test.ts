import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Store } from '../src/index.js';
import { openStoreFloor } from '../src/index.js';
import { tcpProxy } from '@rosa/infra';
import { addressOf } from '../src/mongodb/address.js';
import { insistFit } from '../src/mongodb/topology.js';
import { fill, open, people, person, put, system } from './contract/banks.js';
import { OPERATORS } from './contract/hostile.js';
import { describeOnMongo, dropDatabases, newMongoUrl, onServer } from './support/engines.js';

const unavailable = (words: string) => ({
  kind: 'unavailable',
  message: expect.stringContaining(words),
  extra: { engine: 'mongodb' },
});

describe('an address', () => {
  it.each([
    ['mongodb://localhost/?replicaSet=rs0', 'rosa_registry', 'localhost'],
    ['mongodb://localhost', 'rosa_registry', 'localhost'],
    ['mongodb://u:p%40ss@a:1,b:2/vercelli?w=1', 'vercelli_registry', 'a:1,b:2'],
  ])('%s names the database of a service, and says no password', (url, database, servers) => {
    expect(addressOf(url, 'registry')).toEqual({ url, database, servers });
  });

  it.each([
    ['mongodb://', 'manca il server'],
    ['mongodb:///rosa', 'manca il server'],
    ['mongodb://h/a.b', 'nome del database'],
    ['mongodb://h/$x', 'nome del database'],
    [`mongodb://h/${'x'.repeat(33)}`, 'nome del database'],
    ['mongodb://h:port/', 'non si legge'],
    ['mongodb://h/?sicuro=si', 'non si legge'],
  ])('%s is refused in words', async (url, words) => {
    await expect(open(url)).rejects.toMatchObject({
      kind: 'invalid',
      errors: [{ field: 'STORE_URL', message: expect.stringContaining(words) }],
    });
  });
});

describe('a server', () => {
  const hello = { setName: 'rs0', maxWireVersion: 17 };

  it.each([[hello], [{ msg: 'isdbgrid', maxWireVersion: 17 }]])('%j will do', (said) => {
    expect(insistFit(said, 'host')).toBeUndefined();
  });

  it.each([
    ['standing alone', { maxWireVersion: 17 }, 'server singolo, senza replica set'],
    ['standing alone, a router of nothing', { msg: 'x', maxWireVersion: 17 }, 'npm run engines'],
    ['too old', { ...hello, maxWireVersion: 9 }, 'troppo vecchio'],
    ['that says nothing', {}, 'server singolo'],
  ])('%s is refused in words', (_what, said, words) => {
    expect(() => insistFit(said, 'host')).toThrow(expect.objectContaining(unavailable(words)));
  });

  it('that is not there is said so, with the way to start it and without the password', async () => {
    const opening = open('mongodb://rosa:segreto@127.0.0.1:1/?replicaSet=rs0');
    await expect(opening).rejects.toMatchObject(unavailable('127.0.0.1:1 non è raggiungibile'));
    await expect(opening).rejects.toThrow('npm run engines');
    await expect(opening).rejects.not.toThrow('segreto');
  });

  it('that takes the call and says nothing is said not to answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const opening = open(`mongodb://127.0.0.1:${port}/?replicaSet=rs0`);
    await expect(opening).rejects.toMatchObject(unavailable('non è raggiungibile'));
    silent.close();
  });
});

describeOnMongo('mongodb', () => {
  let url: string;
  let store: Store;

  beforeEach(async () => {
    url = newMongoUrl();
    store = await open(url);
  });

  afterEach(async () => {
    await store.close();
    await dropDatabases(url);
  });

  it('from which nothing comes any more is said so, by reads too, and is asked again when it is back', async () => {
    const { port, pathname } = new URL(url);
    const wire = await tcpProxy(Number(port));
    const address = `mongodb://127.0.0.1:${wire.port}${pathname}?directConnection=true&socketTimeoutMS=200`;
    const past = await open(address);
    try {
      const [id = ''] = await fill(past, [person()]);
      wire.hold();
      await expect(past.versionsOf(system, people, [id])).rejects.toMatchObject({
        kind: 'unavailable',
        extra: { engine: 'mongodb' },
      });
      wire.restore();
      expect(await past.versionsOf(system, people, [id])).toHaveLength(1);
    } finally {
      await past.close();
      await wire.close();
    }
  });

  it('of another replica set is said so', async () => {
    const other = url.replace(/replicaSet=[^&]*/, 'replicaSet=altro');
    await expect(open(other)).rejects.toMatchObject(unavailable('non è del replica set altro'));
  });

  it('that does not know the user or the password says so, and shows neither', async () => {
    const opening = open(url.replace('//', '//nessuno:segreto@'));
    const words = 'non accetta utente e password di STORE_URL';
    await expect(opening).rejects.toMatchObject(unavailable(words));
    await expect(opening).rejects.not.toThrow(/nessuno|segreto/);
  });

  it('answers while it is open, and says that it was closed', async () => {
    await expect(store.health()).resolves.toBeUndefined();
    await store.close();
    await store.close();
    await expect(store.health()).rejects.toMatchObject(unavailable('chiusa'));
    await expect(fill(store, [person()])).rejects.toMatchObject(unavailable('chiusa'));
  });

  it('refuses as an id or a value whatever is neither', async () => {
    for (const value of OPERATORS) {
      const odd = value as string;
      const asked: (() => Promise<unknown>)[] = [
        () => store.get(system, people, odd),
        () => store.versionsOf(system, people, [odd]),
        () => store.history(system, people, odd),
        () => store.outbox.markSent([odd]),
        () => store.find(system, people, { limit: 1, where: [{ key: 'name', in: [odd] }] }),
        () => store.find(system, people, { limit: 1, where: [{ key: 'tags', in: [odd] }] }),
        () => store.commit(system, [put(people, person(), { id: odd })]),
        () => store.commit(system, [put(people, person({ name: odd }))]),
      ];
      for (const ask of asked) await expect(ask()).rejects.toThrow(TypeError);
    }
    expect((await store.find(system, people, { limit: 1 })).total).toBe(0);
  });

  it('holds what is unique by itself, against who writes beside the store', async () => {
    const [id = ''] = await fill(store, [person({ code: 'A' })]);
    await onServer(url, async (client, prefix) => {
      const records = client.db(`${prefix}_contract`).collection<{ _id: string }>('bank_workers');
      const { _id, ...copy } = (await records.findOne({ _id: id }))!;
      await expect(records.insertOne({ ...copy, _id: `${_id}0` })).rejects.toThrow('E11000');
    });
  });

  it('keeps the databases of two services apart', async () => {
    await fill(store, [person()]);
    const names = await onServer(url, async (client, prefix) => {
      const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
      return databases.map(({ name }) => name).filter((name) => name.startsWith(prefix));
    });
    expect(names).toEqual([expect.stringMatching(/_contract$/)]);
  });

  it('has a floor in a database of its own, which goes when it is closed', async () => {
    const held = () =>
      onServer(url, async (client, prefix) => {
        const documents = client.db(`${prefix}_floor`).collection<{ _id: string }>('documents');
        return documents.find().toArray();
      });
    const floor = await openStoreFloor(url);
    await floor.insert([{ id: 'a', body: '{"name":"Anna"}' }]);
    expect(await held()).toEqual([{ _id: 'a', body: { name: 'Anna' } }]);
    await floor.close();
    expect(await held()).toEqual([]);
  });

  it('wakes who listens in another process', async () => {
    const other = await open(url);
    const heard: boolean[] = [];
    const hears = (what: boolean) =>
      new Promise<void>((resolve) => {
        other.outbox.onCommit(({ bulk }) => {
          heard.push(bulk);
          if (bulk === what) resolve();
        });
      });
    try {
      // A stream hears what comes after it was opened: the first commits may be before that.
      const first = hears(false);
      while (heard.length === 0) await fill(store, [person()]);
      await first;
      expect(new Set(heard)).toEqual(new Set([false]));
      const next = hears(true);
      await store.commit(system, [put(people, person()), put(people, person())], { bulk: true });
      await next;
    } finally {
      await other.close();
    }
  });
});
