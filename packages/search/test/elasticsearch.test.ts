import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { systemScope, type WorkerDocument } from '@rosa/domain';
import { arbitraryCriteria, LATEST_FACT, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';
import { openSearch, type SearchEngine } from '../src/index.js';
import { ElasticSearch } from '../src/elasticsearch/engine.js';
import { settingsOf } from '../src/elasticsearch/settings.js';
import { expectRule } from './contract/compare.js';
import { documentOf, idOf, samplePeople } from './contract/registry.js';
import { versionsOf } from './contract/write-contract.js';
import { describeOnElasticsearch, ElasticBench } from './support/elasticsearch.js';

const scope = systemScope('test');
const people = samplePeople(120, 51);
const documents = people.map(({ id, worker }) => documentOf(id, worker));
const everyone = { sort: 'name', asOf: LATEST_FACT, limit: 500 } as const;
jest.setTimeout(60_000);

const source = async function* (
  all: readonly WorkerDocument[],
  meanwhile: () => Promise<unknown> = async () => undefined,
): AsyncGenerator<readonly WorkerDocument[]> {
  yield all.slice(0, 50);
  await meanwhile();
  yield all.slice(50);
};

describeOnElasticsearch('Elasticsearch, shared by processes', () => {
  const bench = new ElasticBench();
  afterEach(() => bench.end());
  afterAll(() => bench.client.close());

  const filled = async (): Promise<SearchEngine> => {
    const engine = await bench.openEmpty();
    await engine.write(scope, documents);
    await engine.refresh();
    return engine;
  };

  it('opens one index, however many processes open it first', async () => {
    await bench.openEmpty();
    await bench.end();
    bench.newName();
    const engines = await Promise.all([1, 2, 3, 4].map(() => bench.openAgain()));
    expect(new Set(engines.map((engine) => engine.indexVersion())).size).toBe(1);
    expect(await bench.indexes()).toHaveLength(1);
  });

  it('keeps what another process writes while one rebuilds, though it did not know of the rebuild', async () => {
    const builder = await filled();
    const other = await bench.openAgain();
    const late = documentOf(idOf(3), people[0]!.worker, 7);
    const gone = { id: idOf(4), rev: 7, deleted: true } as const;
    const report = await builder.rebuild(
      scope,
      source(documents, () => other.write(scope, [late, gone])),
    );
    await other.refresh();
    const held = await versionsOf(other);
    expect(held.find(({ id }) => id === late.id)).toEqual({ id: late.id, rev: 7, deleted: false });
    expect(held.find(({ id }) => id === gone.id)).toEqual(gone);
    expect(held).toHaveLength(documents.length);
    expect(other.indexVersion()).not.toBe(report.indexVersion);
    await other.match(scope, fc.sample(arbitraryCriteria, { seed: 1, numRuns: 1 })[0]!, 1);
    expect(other.indexVersion()).toBe(report.indexVersion);
  });

  it('writes again what met the change of index half way', async () => {
    const builder = await filled();
    const other = await bench.openAgain();
    await builder.rebuild(scope, source(documents));
    const late = documentOf(idOf(200), people[0]!.worker, 2);
    expect(await other.write(scope, [late])).toEqual([
      { id: late.id, ok: true, outcome: 'written' },
    ]);
    await builder.refresh();
    expect((await builder.find(scope, everyone)).total).toBe(documents.length + 1);
  });

  it('goes back to the index before, which keeps its place until the next rebuild', async () => {
    const engine = await filled();
    const before = engine.indexVersion();
    const { indexVersion } = await engine.rebuild(scope, source(documents));
    expect(await bench.indexes()).toHaveLength(2);
    expect(engine).toBeInstanceOf(ElasticSearch);
    expect(await (engine as ElasticSearch).goBack()).toBe(before);
    expect((await engine.find(scope, everyone)).total).toBe(documents.length);
    expect(await (engine as ElasticSearch).goBack()).toBe(indexVersion);
    await engine.rebuild(scope, source(documents));
    await engine.rebuild(scope, source(documents));
    expect(await bench.indexes()).toHaveLength(2);
  });

  it('is one part after a rebuild, however many it was written in', async () => {
    const engine = await filled();
    const building = `${bench.alias}-building`;
    const apart = () => bench.client.indices.refresh({ index: building });
    await engine.rebuild(scope, source(documents, apart));
    const actions = 'indices:admin/forcemerge*';
    await bench.client.tasks.list({ actions, wait_for_completion: true });
    const { indices } = await bench.client.indices.segments({ index: bench.alias });
    const [built] = Object.values(indices!);
    const [first] = [built!.shards['0']!].flat();
    expect(first!.num_search_segments).toBe(1);
  });

  it('has no index to go back to before the first rebuild', async () => {
    const engine = (await filled()) as ElasticSearch;
    await expect(engine.goBack()).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('lets the rebuild begun last win, from whatever process, and the other fail', async () => {
    const first = await filled();
    const second = await bench.openAgain();
    const overtaken = first.rebuild(
      scope,
      source(documents, () => second.rebuild(scope, source(documents))),
    );
    await expect(overtaken).rejects.toMatchObject({ kind: 'conflict' });
    expect((await first.find(scope, everyone)).total).toBe(documents.length);
    expect(await bench.indexes()).toHaveLength(2);
    await expect(first.rebuild(scope, source(documents))).resolves.toBeDefined();
  });

  it('is not held up by a rebuild whose process died', async () => {
    const dead = await filled();
    const never = new Error('killed');
    const dying = source(documents, () => Promise.reject(never));
    await expect(dead.rebuild(scope, dying)).rejects.toBe(never);
    expect(await bench.indexes()).toHaveLength(1);
    const alias = `${bench.alias}-building`;
    await bench.client.indices.create({ index: `${bench.alias}-left`, aliases: { [alias]: {} } });
    const engine = await bench.openAgain();
    await expect(engine.rebuild(scope, source(documents))).resolves.toBeDefined();
    expect(await bench.indexes()).not.toContain(`${bench.alias}-left`);
  });

  it('refuses an index that does not compute the rule, and keeps the old one', async () => {
    const engine = await filled();
    const before = engine.indexVersion();
    const { id, facts } = documents[0]!;
    // As if what is searched had been left out for someone, the facts being there.
    const spoil = () =>
      bench.client.index({
        index: `${bench.alias}-building`,
        id,
        version: 9,
        version_type: 'external',
        document: { id, rev: 9, deleted: false, lot: facts.lot, facts },
      });
    const rebuilding = engine.rebuild(scope, source(documents, spoil));
    await expect(rebuilding).rejects.toMatchObject({ kind: 'conflict', extra: { id } });
    expect(engine.indexVersion()).toBe(before);
    expect(await bench.indexes()).toHaveLength(1);
  });

  it('says which of many entries fails, and writes the others', async () => {
    const engine = await filled();
    const [document] = documents as [WorkerDocument];
    const { facets } = document;
    const poisoned = { ...document, rev: 2, facets: { ...facets, birth: 'never' as never } };
    const well = documentOf(idOf(300), people[1]!.worker, 2);
    expect(await engine.write(scope, [poisoned, well])).toEqual([
      { id: poisoned.id, ok: false, error: 'document_parsing_exception' },
      { id: well.id, ok: true, outcome: 'written' },
    ]);
  });

  it('never makes an index by writing to one that is gone', async () => {
    const engine = await filled();
    await bench.client.indices.delete({ index: await bench.indexes().then((all) => [...all]) });
    const [result] = await engine.write(scope, documents.slice(0, 1));
    expect(result).toMatchObject({ ok: false, error: 'index_not_found_exception' });
    expect(await bench.indexes()).toEqual([]);
    const unavailable = { kind: 'unavailable', extra: { engine: 'elasticsearch' } };
    await expect(engine.find(scope, everyone)).rejects.toMatchObject(unavailable);
    await expect(engine.health()).rejects.toMatchObject(unavailable);
  });

  it('opens a cursor another process made', async () => {
    const engine = await filled();
    const { nextCursor } = await engine.find(scope, { ...everyone, limit: 5 });
    const other = await bench.openAgain();
    await engine.rebuild(scope, source(documents));
    const page = await other.find(scope, { ...everyone, limit: 5, cursor: nextCursor! });
    const { ids } = await engine.find(scope, everyone);
    expect(page.ids).toEqual(ids.slice(5, 10));
  });

  it('says of a list that a part of the index did not answer, and answers nothing else in part', async () => {
    const engine = await filled();
    // A shard that can answer none of the searches, beside those that can.
    const index = `${bench.alias}-spoilt`;
    await bench.client.indices.create({ index, aliases: { [bench.alias]: {} } });
    const document = { deleted: false, sortName: 'in a field of another kind' };
    await bench.client.index({ index, document, refresh: true });
    const place = { comune: null, point: { lat: 45.4, lon: 8.2 } };
    const [any] = fc.sample(arbitraryCriteria, { seed: 52, numRuns: 1 });
    const criteria = { ...any!, place, weights: { experience: 1, availability: 1, distance: 1 } };
    const list = await engine.match(scope, criteria, 10);
    expect(list.partial).toBe(true);
    expect(list.people.length).toBeGreaterThan(0);
    await expect(engine.find(scope, everyone)).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(engine.findability(scope, criteria, 10)).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('ranks and counts exactly over several shards', async () => {
    process.env['SEARCH_SHARDS'] = '3';
    try {
      const engine = await filled();
      for (const criteria of fc.sample(arbitraryCriteria, { seed: 52, numRuns: 10 })) {
        const list = await engine.match(scope, criteria, 10);
        expectRule(list, documents, criteria, 10, smallReference);
      }
      expect((await versionsOf(engine)).length).toBe(documents.length);
    } finally {
      delete process.env['SEARCH_SHARDS'];
    }
  });
});

describe('an Elasticsearch that cannot answer', () => {
  const refusal = (said: string) => ({
    kind: 'unavailable',
    message: expect.stringContaining(said),
    extra: { engine: 'elasticsearch' },
  });

  it('is named, with the way to start it, and without its password', async () => {
    const url = 'http://user:secret@127.0.0.1:1/rosa';
    const opened = openSearch({ url, reference: smallReference });
    await expect(opened).rejects.toMatchObject(refusal('npm run engines'));
    await expect(opened).rejects.not.toThrow('secret');
  });

  it.each([
    ['401 Unauthorized', 'non accetta utente e password di SEARCH_URL'],
    ['403 Forbidden', 'l’utente di SEARCH_URL non ha i diritti'],
    ['500 Oh', 'risponde 500'],
  ])('is not waited for when %s comes in its place', async (status, said) => {
    const server: Server = createServer((socket) => {
      socket.resume().end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://user:secret@127.0.0.1:${port}`;
    const opened = openSearch({ url, reference: smallReference });
    await expect(opened).rejects.toMatchObject(refusal(`elasticsearch: ${said}`));
    await expect(opened).rejects.not.toThrow('secret');
    server.close();
    await once(server, 'close');
  });
});

describe('settings', () => {
  it('come from the address and the environment', () => {
    const url = 'https://rosa:p%40ss@one:9200/prova,https://two:9200';
    const environment = { SEARCH_SHARDS: '2', SEARCH_REPLICAS: '1', SEARCH_API_KEY: '' };
    expect(settingsOf(url, environment)).toEqual({
      nodes: ['https://one:9200', 'https://two:9200'],
      auth: { username: 'rosa', password: 'p@ss' },
      ca: null,
      name: 'prova',
      shards: 2,
      replicas: 1,
    });
    expect(settingsOf('http://one:9200', { SEARCH_API_KEY: 'k' })).toMatchObject({
      auth: { apiKey: 'k' },
      name: 'rosa',
      shards: 1,
      replicas: 0,
    });
  });

  it('names everything that is wrong at once', () => {
    const environment = {
      SEARCH_SHARDS: '0',
      SEARCH_REPLICAS: 'x',
      SEARCH_CA_FILE: '/nowhere.pem',
    };
    const reading = (): unknown => settingsOf('http://one:9200/NO', environment);
    expect(reading).toThrow(/SEARCH_CA_FILE.*SEARCH_URL.*SEARCH_SHARDS.*SEARCH_REPLICAS/s);
    expect(() => settingsOf('http://', {})).toThrow(/SEARCH_URL/);
  });
});
