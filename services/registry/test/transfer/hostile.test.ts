import { Readable } from 'node:stream';
import { linesOf, type Line } from '../../src/transfer/lines.js';
import { ndjson, openPlace, someone, type Place } from './support/place.js';

const MIB = 1024 * 1024;

describe('awkward rows', () => {
  let place: Place;
  beforeEach(async () => void (place = await openPlace()));
  afterEach(() => place.close());

  const lines = async (name: string) => (await place.read(`${name}.errors.csv`)).trim().split('\n');

  it('a line of 50 MB is a wrong row', async () => {
    function* content() {
      yield ndjson([someone(1)]);
      yield '{"note":"';
      for (let at = 0; at < 50; at += 1) yield 'x'.repeat(MIB);
      yield `"}\n${ndjson([someone(2)])}`;
    }
    const report = await place.import(['-'], {
      input: Readable.from(content()),
      listsAt: () => `${place.folder}/stdin`,
    });
    expect(report).toMatchObject({ read: 3, added: 2, refused: 1 });
    expect((await lines('stdin'))[1]).toMatch(/^stdin,2,,,la riga supera/);
  });

  it('a line is not held beyond the limit, however long', async () => {
    const chunk = Buffer.alloc(MIB, 'x');
    async function* chunks() {
      for (let at = 0; at < 500; at += 1) yield chunk;
      yield Buffer.from('\nshort');
    }
    const before = process.memoryUsage().rss;
    const found: Line[] = [];
    for await (const batch of linesOf(chunks())) found.push(...batch);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MIB);
    expect(found).toMatchObject([
      { number: 1, text: null },
      { number: 2, text: 'short' },
    ]);
  });

  it.each(['', 'not JSON', '[1]', 'null', '"text"', '{"a":', '7'])(
    '«%s» is no row that breaks the others',
    async (text) => {
      const file = await place.file(
        'x.ndjson',
        `${ndjson([someone(1)])}${text}\n${ndjson([someone(2)])}`,
      );
      const wrong = text === '' ? 0 : 1;
      expect(await place.import([file])).toMatchObject({
        read: 2 + wrong,
        added: 2,
        refused: wrong,
      });
    },
  );

  it.each([
    ['sap', '{"a":', '}'],
    ['familyName', '[', ']'],
    ['experiences', '[', ']'],
  ])('nesting too deep to walk, in %s, is a wrong row', async (field, open, shut) => {
    const deep = `{"${field}":${open.repeat(50_000)}1${shut.repeat(50_000)}}`;
    const file = await place.file('x.ndjson', `${deep}\n${ndjson([someone(1)])}`);
    expect(await place.import([file])).toMatchObject({ read: 2, added: 1, refused: 1 });
  });

  it('a type no bank has is refused with those there are', async () => {
    const file = await place.file(
      'x.ndjson',
      ndjson([{ type: 'horse' }, { type: 7 }, { ...someone(1), type: 'worker' }]),
    );
    expect(await place.import([file])).toMatchObject({ added: 1, refused: 2 });
    expect((await lines('x.ndjson'))[1]).toMatch(/^x\.ndjson,1,type,horse,.*worker/);
  });

  it('what a spreadsheet would run is written as text, and what is long is cut', async () => {
    const rows = ['=1+1', '+1', '-1', '@A1', '\tx', `a"b${'c'.repeat(500)}`].map((familyName) => ({
      familyName,
      sex: familyName,
    }));
    await place.import([await place.file('x.ndjson', ndjson(rows))]);
    const cells = (await lines('x.ndjson'))
      .filter((line) => /,sex,/.test(line))
      .map((line) => line.split(',sex,')[1]!);
    expect(cells).toHaveLength(6);
    for (const cell of cells.slice(0, 5)) expect(cell).toMatch(/^"?'/);
    expect(cells[5]!.length).toBeLessThan(400);
  });

  it('ten thousand wrong rows are all listed; a run without any takes the list away', async () => {
    const file = await place.file('x.ndjson', '{"sex":"X"}\n'.repeat(10_000));
    expect(await place.import([file])).toMatchObject({ read: 10_000, refused: 10_000 });
    const listed = await lines('x.ndjson');
    expect(new Set(listed.slice(1).map((line) => line.split(',')[1])).size).toBe(10_000);
    await place.file('x.ndjson', ndjson([someone(1)]));
    const report = await place.import([file]);
    expect(report.files).toMatchObject([{ errorsFile: null }]);
    await expect(place.read('x.ndjson.errors.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
