import * as fc from 'fast-check';
import { newId, systemScope, type WorkerRecord } from '@rosa/domain';
import { arbitraryWorker } from '@rosa/test-kit';
import { registryBanks, runExport, runImport } from '../../src/index.js';
import { ndjson, openPlace, someone, transfersOf, type Place } from './support/place.js';

/** Random facts about the people of `someone`. */
const rowsOf = (workers: readonly WorkerRecord[]) =>
  workers.map(({ lot: _lot, ...facts }, n) => {
    const { fiscalCode, birthDate, familyName, givenName } = someone(n % 8);
    return { ...facts, fiscalCode, birthDate, familyName, givenName };
  });

const PERSON = newId();

/** What is kept besides people, each as a client or the registry writes it. */
const besides = () => {
  const about = { workerId: PERSON, territory: '002133', enteredBy: 'Piera Operatrice' };
  return [
    { type: 'body', code: 'c_i337', name: 'Comune di Santhià', kind: 'comune', comune: '002133' },
    {
      type: 'project',
      code: 'VC-1',
      title: 'Verde',
      bodyCode: 'c_i337',
      kind: 'lpu',
      comune: '002133',
      stage: 'started',
    },
    { type: 'restricted', id: PERSON, ...about, family: 'Un figlio', judicial: null },
    {
      type: 'interview',
      id: newId(),
      ...about,
      kind: 'first',
      on: '2026-09-10',
      questionnaire: { version: 1, answers: [{ question: 'transport', answer: 'auto' }] },
    },
    {
      type: 'credit',
      id: newId(),
      ...about,
      unit: 'U1',
      title: 'Potatura',
      skills: ['pruning'],
      on: '2026-05-01',
      issuedBy: 'Ente',
    },
    {
      type: 'refusal',
      id: newId(),
      ...about,
      on: '2026-05-01',
      offeredBy: 'Ente',
      offer: 'Un lavoro',
    },
    {
      type: 'targetGroup',
      id: newId(),
      name: 'Donne',
      comune: '002133',
      search: { sex: 'F', comune: null },
    },
    { type: 'outcome', id: newId(), ...about, kind: 'exit', on: '2026-06-01', reason: 'retired' },
  ];
};

describe('export, then import into an empty registry, then export', () => {
  const opened: Place[] = [];
  const open = async () => {
    opened.push(await openPlace());
    return opened.at(-1)!;
  };
  afterEach(async () => void (await Promise.all(opened.splice(0).map((place) => place.close()))));

  const exported = async (place: Place, restricted = true): Promise<string> => {
    let text = '';
    for await (const part of runExport({
      transfers: transfersOf(place),
      scope: place.scope,
      restricted,
    }))
      text += part;
    return text;
  };
  const take = async (place: Place, text: string, by = 'test') => {
    const files = [await place.file('x.ndjson', text)];
    return runImport({
      files,
      transfers: transfersOf(place),
      scope: systemScope(by),
      batchSize: 5,
    });
  };

  it('gives the same bytes, for random people with their history', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryWorker, { minLength: 1, maxLength: 16 }),
        async (workers) => {
          const [first, second] = [await open(), await open()];
          await take(first, ndjson([...rowsOf(workers), someone(9)]));
          const text = await exported(first);
          const report = await take(second, text, 'another');
          expect(report.refused).toBe(0);
          expect(await exported(second)).toBe(text);
          await Promise.all(opened.splice(0).map((place) => place.close()));
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('keeps who replaced each revision, and when', async () => {
    const [first, second] = [await open(), await open()];
    await take(first, ndjson([someone(1)]), 'anna');
    await take(first, ndjson([{ ...someone(1), licences: ['B'] }]), 'bruno');
    await take(first, ndjson([{ ...someone(1), licences: ['C'] }]), 'carla');
    await take(second, await exported(first));
    const [person] = await second.people();
    expect(person).toMatchObject({ rev: 3, licences: ['C'] });
    const history = await second.store.history(second.scope, registryBanks.workers, person!.id);
    expect(
      history.map(({ record, replacedBy }) => [record.rev, record.licences, replacedBy]),
    ).toEqual([
      [2, ['B'], 'carla'],
      [1, null, 'bruno'],
    ]);
  });

  it('gives every other bank too, and the restricted parts only when asked', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    const rows = [{ ...someone(1), id: PERSON }, ...besides()];
    expect(await take(first, ndjson(rows))).toMatchObject({ added: rows.length, refused: 0 });
    const text = await exported(first);
    await take(second, text);
    expect(await exported(second)).toBe(text);
    const open_ = await exported(first, false);
    expect(open_).not.toContain('Un figlio');
    await take(third, open_);
    expect(await exported(third)).toBe(open_);
    expect(await take(first, text)).toMatchObject({ unchanged: rows.length });
  });

  it('a bank whose records have no name of their own asks for the id', async () => {
    const place = await open();
    const interview = besides().find(({ type }) => type === 'interview');
    const { id: _id, ...row } = interview as Record<string, unknown>;
    expect(await take(place, ndjson([row]))).toMatchObject({ refused: 1 });
    expect(await place.read('x.ndjson.errors.csv')).toMatch(/,1,id,,/);
  });

  it('an id that is another person’s, or was one’s who was deleted, is refused', async () => {
    const place = await open();
    await take(place, ndjson([{ ...someone(1), id: PERSON }]));
    expect(await take(place, ndjson([{ ...someone(2), id: PERSON }]))).toMatchObject({
      refused: 1,
    });
    await place.store.commit(place.scope, [
      { op: 'delete', bank: registryBanks.workers, id: PERSON, expect: 1 },
    ]);
    expect(await take(place, ndjson([{ ...someone(1), id: PERSON }]))).toMatchObject({
      refused: 1,
    });
    expect(await place.people()).toEqual([]);
  });

  it('a former revision that is not one is refused with its place', async () => {
    const place = await open();
    const now = '2026-11-01T00:00:00.000Z';
    const meta = { id: PERSON, rev: 2, createdAt: now, updatedAt: now };
    const former = [
      { record: { ...someone(1), ...meta, rev: 2, sex: 'X' }, replacedAt: now, replacedBy: 'a' },
    ];
    await take(place, ndjson([{ ...someone(1), ...meta, former }]));
    expect(await place.read('x.ndjson.errors.csv')).toMatch(/,1,former\[0\]\.record\.rev,2,/);
    expect(await place.people()).toEqual([]);
  });
});
