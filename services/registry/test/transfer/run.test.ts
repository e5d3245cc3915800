import { reportLine, type ImportProgress } from '../../src/index.js';
import { ndjson, openPlace, someone, type Place } from './support/place.js';

describe('a run of an import', () => {
  let place: Place;
  beforeEach(async () => void (place = await openPlace()));
  afterEach(() => place.close());

  const numbered = (count: number) => Array.from({ length: count }, (_each, n) => someone(n));

  it('dry, changes nothing but the list of errors, and counts as the run would', async () => {
    const rows = [
      ...numbered(30),
      { ...someone(3), licences: ['B'] },
      { fiscalCode: someone(4).fiscalCode, careerComplete: true },
      { ...someone(99), sex: 'X' },
    ];
    const file = await place.file('x.ndjson', ndjson(rows));
    const dry = await place.import([file], { dryRun: true, batchSize: 7 });
    expect(await place.people()).toEqual([]);
    expect(await place.store.outbox.backlog()).toMatchObject({ count: 0 });
    const errors = await place.read('x.ndjson.errors.csv');
    const run = await place.import([file], { batchSize: 7 });
    const { read, added, updated, unchanged, refused } = run;
    expect(dry).toMatchObject({ read, added, updated, unchanged, refused, dryRun: true });
    expect([added, updated, refused]).toEqual([30, 2, 1]);
    expect(await place.read('x.ndjson.errors.csv')).toBe(errors);
  });

  it('tells how far it has come, to the last byte', async () => {
    const told: ImportProgress[] = [];
    const text = ndjson(numbered(25));
    await place.import([await place.file('x.ndjson', text)], {
      batchSize: 10,
      onProgress: (each) => told.push(each),
    });
    expect(told.map(({ read }) => read)).toEqual([10, 20, 25]);
    const done = told.map((each) => each.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ done: text.length, total: text.length, left: 0 });
    expect(told.every(({ rate }) => rate > 0)).toBe(true);
  });

  it('stops where it is told to, at the end of a batch, and is taken up by doing it again', async () => {
    const file = await place.file('x.ndjson', ndjson(numbered(50)));
    const stop = new AbortController();
    const cut = await place.import([file], {
      batchSize: 10,
      signal: stop.signal,
      onProgress: ({ read }) => read === 20 && stop.abort(),
    });
    expect(cut).toMatchObject({ stopped: true, read: 20, added: 20 });
    expect(await place.people()).toHaveLength(20);
    expect(await place.import([file])).toMatchObject({ stopped: false, added: 30, unchanged: 20 });
  });

  it('lists what is odd beside the file, as it lists what is wrong, and says where', async () => {
    const odd = someone(1, { birthPlace: 'Z999' });
    const file = await place.file('x.ndjson', ndjson([someone(0), odd]));
    const report = await place.import([file]);
    expect(report).toMatchObject({ added: 2, warnings: 2 });
    expect(report.files).toMatchObject([
      { errorsFile: null, warningsFile: `${file}.warnings.csv`, warnings: 2 },
    ]);
    const [head, ...lines] = (await place.read('x.ndjson.warnings.csv')).trim().split('\n');
    expect(head).toBe('file,line,column,value,reason');
    expect(lines).toHaveLength(2);
    expect(lines).toContainEqual(expect.stringMatching(/^x\.ndjson,2,birthPlace,Z999,/));
    await place.file('x.ndjson', ndjson([{ ...someone(2), sex: 'X' }]));
    expect((await place.import([file])).files).toMatchObject([{ warningsFile: null }]);
    await expect(place.read('x.ndjson.warnings.csv')).rejects.toThrow('ENOENT');
  });

  it('draws a lot for each, once', async () => {
    const file = await place.file('x.ndjson', ndjson(numbered(20)));
    await place.import([file]);
    const lots = (await place.people()).map(({ lot }) => lot);
    expect(new Set(lots).size).toBe(20);
    await place.import([
      await place.file(
        'y.ndjson',
        ndjson(numbered(20).map((row) => ({ ...row, licences: ['B'] }))),
      ),
    ]);
    expect((await place.people()).map(({ lot }) => lot)).toEqual(lots);
  });

  it('ends with a line in Italian, or in English', () => {
    const counts = { read: 1234, added: 1, updated: 2, unchanged: 0, refused: 1231, warnings: 0 };
    expect(reportLine('it', counts)).toBe(
      '1234 righe lette: 1 aggiunta, 2 aggiornate, 0 invariate, 1231 rifiutate',
    );
    expect(reportLine('en', counts)).toBe(
      '1,234 rows read: 1 added, 2 updated, 0 unchanged, 1,231 refused',
    );
  });
});
