import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { inWords } from '../src/sqlite/errors.js';
import { collect, fill, open, people, person, system } from './contract/banks.js';
import { RUN_SOURCE } from '@rosa/test-kit/processes';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rosa-store-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const unavailable = (words: string) => ({
  kind: 'unavailable',
  message: expect.stringContaining(words),
  extra: { engine: 'sqlite' },
});

describe('an address', () => {
  it.each([
    ['postgres://x', 'valgono sqlite:CARTELLA'],
    ['mongo://localhost', 'valgono sqlite:CARTELLA, mongodb://SERVER'],
    ['', 'valgono sqlite:CARTELLA'],
    ['/var/lib/rosa', 'valgono sqlite:CARTELLA'],
    ['constructor:x', 'valgono sqlite:CARTELLA'],
    ['sqlite:', 'manca la cartella'],
  ])(
    'that names no engine of this build is refused with those there are: %j',
    async (url, words) => {
      await expect(open(url)).rejects.toMatchObject({
        kind: 'invalid',
        errors: [{ field: 'STORE_URL', message: expect.stringContaining(words) }],
      });
    },
  );
});

describe('a file that cannot be used is said so', () => {
  it('where its folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    const opening = open(`sqlite:${join(folder, 'file', 'data')}`);
    await expect(opening).rejects.toMatchObject(unavailable('non si può creare'));
  });

  it('where it cannot be opened', async () => {
    mkdirSync(join(folder, 'contract.db'));
    await expect(open(`sqlite:${folder}`)).rejects.toMatchObject(unavailable('non si apre'));
  });

  it('where it is something else', async () => {
    writeFileSync(join(folder, 'contract.db'), 'nothing of ours '.repeat(1_000));
    await expect(open(`sqlite:${folder}`)).rejects.toMatchObject(unavailable('danneggiato'));
  });

  it('where it was damaged', async () => {
    const store = await open(`sqlite:${folder}`);
    await fill(
      store,
      Array.from({ length: 500 }, (_, i) => person({ name: `${i}`.repeat(50) })),
    );
    await store.close();
    const file = join(folder, 'contract.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 8192 * 4));
    const use = async () => {
      const damaged = await open(`sqlite:${folder}`);
      try {
        await collect(damaged.stream(system, people));
      } finally {
        await damaged.close();
      }
    };
    await expect(use()).rejects.toMatchObject(unavailable('danneggiato'));
  });

  it('where it was closed', async () => {
    const store = await open(`sqlite:${folder}`);
    await expect(store.health()).resolves.toBeUndefined();
    await store.close();
    await store.close();
    await expect(store.health()).rejects.toMatchObject(unavailable('chiuso'));
    await expect(fill(store, [person()])).rejects.toMatchObject(unavailable('chiuso'));
  });

  it('where the disk is full or another process holds it, in the words of its own errors', () => {
    const path = join(folder, 'small.db');
    const small = new Libsql(path);
    small.exec('CREATE TABLE t (x TEXT); PRAGMA max_page_count = 3');
    const failure = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (error) {
        return inWords(error, path);
      }
    };
    const insert = small.prepare('INSERT INTO t VALUES (?)');
    expect(failure(() => insert.run(['x'.repeat(50_000)]))).toMatchObject(unavailable('pieno'));
    small.exec('BEGIN IMMEDIATE');
    const other = new Libsql(path);
    expect(failure(() => other.exec('BEGIN IMMEDIATE'))).toMatchObject(unavailable('occupato'));
    small.close();
    other.close();
  });

  it('where the system lets it grow no further: nothing acknowledged is lost', async () => {
    const store = await open(`sqlite:${folder}`);
    await store.close();
    const program = join(__dirname, 'contract', 'committer.worker.ts');
    // A limit on the size of files, in blocks of 512 or 1024 bytes, stands for a disk without room.
    const limited = `ulimit -f 3000; exec "$0" --conditions=source "$1" "$2" "$3"`;
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', limited, process.execPath, RUN_SOURCE, program, `sqlite:${folder}`],
      { encoding: 'utf8' },
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain('il disco non legge o non scrive');
    const again = await open(`sqlite:${folder}`);
    const names = new Set((await collect(again.stream(system, people))).map(({ name }) => name));
    await again.close();
    expect([...names]).toEqual(expect.arrayContaining(stdout.trim().split('\n')));
  });
});
