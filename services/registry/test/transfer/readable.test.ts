import { gzipSync } from 'node:zlib';
import { ndjson, openPlace, someone, type Place } from './support/place.js';

describe('a file that cannot be read', () => {
  let place: Place;
  beforeEach(async () => void (place = await openPlace()));
  afterEach(() => place.close());

  const sound = Buffer.from(ndjson([someone(1), someone(2)]));
  const far = Buffer.alloc(3 * 1024 * 1024, '\n');
  const latin1 = Buffer.from('{"familyName":"Forlì"}\n', 'latin1');

  it.each<[string, Buffer, string]>([
    ['empty', Buffer.alloc(0), 'transfer.empty'],
    ['only a mark of byte order', Buffer.from('\ufeff'), 'transfer.empty'],
    ['only blank lines', Buffer.from(' \n\r\n'), 'transfer.empty'],
    ['compressed', gzipSync(sound), 'transfer.compressed'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 xl/workbook.xml'), 'transfer.spreadsheet'],
    ['binary', Buffer.concat([sound, Buffer.from([1, 0, 2])]), 'transfer.binary'],
    ['in UTF-16', Buffer.from(`\ufeff${sound.toString()}`, 'utf16le'), 'transfer.notUtf8'],
    ['in Latin-1', Buffer.concat([sound, latin1]), 'transfer.notUtf8'],
    ['in Latin-1 from far into it', Buffer.concat([sound, far, latin1]), 'transfer.notUtf8'],
    ['binary from far into it', Buffer.concat([sound, far, Buffer.from([0])]), 'transfer.binary'],
    ['cut inside a character', Buffer.concat([sound, Buffer.from([0xc3])]), 'transfer.notUtf8'],
    ['a JSON list', Buffer.from(`[${sound.toString()}]`), 'transfer.array'],
  ])('%s changes nothing, nor does any file given with it', async (_words, bytes, code) => {
    const good = await place.file('good.ndjson', sound);
    const bad = await place.file('bad', bytes);
    await expect(place.import([good, bad])).rejects.toMatchObject({
      kind: 'invalid',
      errors: [{ field: bad, code }],
    });
    expect(await place.people()).toEqual([]);
    await expect(place.read('bad.errors.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each(['Forlì', 'Però', 'Agliè'])(
    'says at which byte «%s» of another encoding begins',
    async (name) => {
      const before = '{"familyName":"';
      const bytes = Buffer.from(`${before}${name}"}\n`, 'latin1');
      const at = before.length + name.length;
      await expect(place.import([await place.file('bad', bytes)])).rejects.toMatchObject({
        errors: [{ code: 'transfer.notUtf8', params: { at } }],
      });
    },
  );

  it('missing, or a folder, is said with all the others', async () => {
    const none = `${place.folder}/none.csv`;
    await expect(place.import([none, place.folder])).rejects.toMatchObject({
      errors: [
        { field: none, code: 'transfer.missing' },
        { field: place.folder, code: 'transfer.folder' },
      ],
    });
  });

  it.each([0, 1, 2, 3])(
    'is not one with long characters across the chunks read (%i)',
    async (shift) => {
      const pad = 1024 * 1024 - 2 - shift;
      const text = `${' '.repeat(pad)}\n😀😀😀 è no JSON\n`;
      const report = await place.import([
        await place.file('x.ndjson', `${ndjson([someone(1)])}${text}`),
      ]);
      expect(report).toMatchObject({ read: 2, added: 1, refused: 1 });
    },
  );
});
