import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newFolder } from '../support/folders.js';
import { drawPeople, ndjson, peopleOf } from '../support/registry.js';
import { killNow, rosa, startServer, type Server } from '../support/rosa.js';

/** A million on demand. */
const BAD_ROWS = Number(process.env['ROSA_BAD_ROWS'] ?? 100_000);

// A millisecond a row is far more than one takes.
jest.setTimeout(120_000 + BAD_ROWS);
const PEOPLE = drawPeople(30);
/** The heap an import is given, MiB: far less than a file of one long line or of very many wrong rows is read into. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=96' };

const folder = newFolder();
const data = join(folder, 'data');
const path = (name: string): string => join(folder, name);
const given = (name: string, content: string | Buffer): string => {
  writeFileSync(path(name), content);
  return path(name);
};
const sound = given('sound.ndjson', ndjson(PEOPLE));
const said = (count: number): string => new Intl.NumberFormat('it-IT').format(count);
const italian = '{"familyName":"Però","givenName":"Niccolò"}\n';

describe('a file that cannot be read', () => {
  let server: Server;
  beforeAll(async () => {
    mkdirSync(path('folder.ndjson'));
    server = await startServer({ data });
  });
  afterAll(() => killNow(server));

  it.each([
    ['is empty', () => given('empty.ndjson', ''), /empty\.ndjson: il file è vuoto/],
    ['holds nothing but blanks', () => given('blank.csv', ' \n\n'), /blank\.csv: il file è vuoto/],
    [
      'is binary',
      () => given('b.ndjson', Buffer.from([1, 2, 0, 3])),
      /b\.ndjson: il file è binario/,
    ],
    [
      'is UTF-16',
      () => given('u.ndjson', Buffer.from(`\ufeff${italian}`, 'utf16le')),
      /non è in UTF-8/,
    ],
    [
      'is Latin-1',
      () => given('l.ndjson', Buffer.from(italian, 'latin1')),
      /non è in UTF-8 \(al byte \d+\)/,
    ],
    ['is compressed', () => given('z.ndjson', gzipSync(italian)), /z\.ndjson: il file è compresso/],
    ['is a folder', () => path('folder.ndjson'), /folder\.ndjson: è una cartella/],
    ['is not there', () => path('nowhere.csv'), /nowhere\.csv: il file non esiste/],
    ['is a list', () => given('list.json', JSON.stringify(PEOPLE)), /list\.json: è un elenco JSON/],
    [
      'has an unknown column',
      () => given('c.csv', 'fiscal_code,famly_name\n'),
      /c\.csv.+family_name/,
    ],
  ])('because it %s changes nothing, nor do those beside it', async (_why, make, words) => {
    const ended = await rosa(['import', sound, make()], { data });
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(words) });
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(await peopleOf(data)).toEqual([]);
  });
});

describe('a file with wrong rows', () => {
  it('has a line of 50 MB refused alone, in bounded memory', async () => {
    const file = path('long.ndjson');
    const out = openSync(file, 'w');
    writeSync(out, ndjson(PEOPLE.slice(0, 10)));
    writeSync(out, '{"familyName":"');
    for (let mb = 0; mb < 50; mb += 1) writeSync(out, 'a'.repeat(1024 * 1024));
    writeSync(out, `"}\n${ndjson(PEOPLE.slice(10))}`);
    closeSync(out);
    const ended = await rosa(['import', file], { data: path('long'), env: SMALL_HEAP });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toBe('31 righe lette: 30 aggiunte, 0 aggiornate, 0 invariate, 1 rifiutata\n');
    expect(readFileSync(`${file}.errors.csv`, 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('has every one of very many listed, and the rest goes in', async () => {
    const file = path('bad.ndjson');
    const bad = `{"familyName":"Prova","givenName":"Errata","fiscalCode":"SBAGLIATO","sex":"Z"}\n`;
    const [first, last] = [PEOPLE.slice(0, 15), PEOPLE.slice(15)].map(ndjson);
    writeFileSync(file, first! + bad.repeat(BAD_ROWS) + last!);
    const ended = await rosa(['import', file], { data: path('bad'), env: SMALL_HEAP });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.out).toBe(
      `${said(BAD_ROWS + 30)} righe lette: 30 aggiunte, 0 aggiornate, 0 invariate, ${said(BAD_ROWS)} rifiutate\n`,
    );
    const rows = Number(
      execFileSync('wc', ['-l', `${file}.errors.csv`])
        .toString()
        .split(' ')[0],
    );
    expect(rows).toBeGreaterThan(2 * BAD_ROWS);
    const listed = readFileSync(`${file}.errors.csv`, 'utf8');
    expect(listed.slice(0, 1000)).toContain('SBAGLIATO');
    expect(listed.startsWith(`file,line,column,value,reason\nbad.ndjson,16,sex,Z,`)).toBe(true);
  });
});

describe('import', () => {
  const to = path('plain');

  it('changes nothing with --dry-run, and says what it would do', async () => {
    const dry = await rosa(['import', '--dry-run', sound], { data: to });
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^30 righe lette: 30 aggiunte/),
    });
    const { out } = await rosa(['export'], { data: to });
    expect(out).toBe('');
  });

  it('takes standard input, and says how many last', async () => {
    const ended = await rosa(['import', '-'], { data: to, input: readFileSync(sound) });
    expect(ended.code).toBe(0);
    expect(ended.out).toBe('30 righe lette: 30 aggiunte, 0 aggiornate, 0 invariate, 0 rifiutate\n');
    expect(existsSync(path('stdin.errors.csv'))).toBe(false);
  });

  it('takes the same file again and finds all unchanged, through a server too', async () => {
    const unchanged = '30 righe lette: 0 aggiunte, 0 aggiornate, 30 invariate, 0 rifiutate\n';
    expect((await rosa(['import', sound], { data: to })).out).toBe(unchanged);
    const server = await startServer({ data: to });
    const input = readFileSync(sound);
    expect((await rosa(['import', '-'], { data: to, input })).out).toBe(unchanged);
    await killNow(server);
  });
});
