import { systemScope, type WorkerDocument } from '@rosa/domain';
import { LATEST_FACT } from '@rosa/test-kit';
import { documentOf, idOf, samplePeople } from './contract/registry.js';
import { describeOnElasticsearch, ElasticBench } from './support/elasticsearch.js';

const scope = systemScope('test');
const [{ worker }] = samplePeople(1, 53) as [ReturnType<typeof samplePeople>[number]];
jest.setTimeout(60_000);

/** So many words that two people are more than one request takes. */
const words = Array.from({ length: 100_000 }, (_, at) => `parola${at}`);
const long = (at: number, rev: number): WorkerDocument => {
  const document = documentOf(idOf(at), worker, rev);
  return { ...document, text: { ...document.text, work: words } };
};

describeOnElasticsearch('what is more than one request takes', () => {
  const bench = new ElasticBench();
  afterEach(() => bench.end());
  afterAll(() => bench.client.close());

  it('is answered entry by entry, in order, whichever request failed or came late', async () => {
    const engine = await bench.openEmpty();
    await engine.write(scope, [documentOf(idOf(4), worker, 9)]);
    const entries = [0, 1, 2, 3, 4, 5, 6].map((at) => long(at, 2));
    const { facets } = entries[3]!;
    entries[3] = { ...entries[3]!, facets: { ...facets, birth: 'never' as never } };
    const expected = entries.map(({ id }) => ({ id, ok: true, outcome: 'written' }));
    expect(await engine.write(scope, entries)).toEqual([
      ...expected.slice(0, 3),
      { id: idOf(3), ok: false, error: 'document_parsing_exception' },
      { id: idOf(4), ok: true, outcome: 'stale' },
      ...expected.slice(5),
    ]);
    await engine.refresh();
    const { ids } = await engine.find(scope, { sort: 'name', asOf: LATEST_FACT, limit: 10 });
    expect(new Set(ids)).toEqual(new Set([0, 1, 2, 4, 5, 6].map(idOf)));
  });

  it('ends at the newest of one person, in whichever request it is', async () => {
    const engine = await bench.openEmpty();
    const entries = [long(1, 3), long(2, 1), long(1, 2), long(3, 1), long(1, 4), long(1, 1)];
    const results = await engine.write(scope, entries);
    expect(results.map(({ id, ok }) => ({ id, ok }))).toEqual(
      entries.map(({ id }) => ({ id, ok: true })),
    );
    const held = [];
    for await (const batch of engine.versions(scope)) held.push(...batch);
    expect(held.find(({ id }) => id === idOf(1))).toEqual({ id: idOf(1), rev: 4, deleted: false });
  });
});
