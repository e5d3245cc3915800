import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { newFolder } from '../support/folders.js';
import { peopleOf } from '../support/registry.js';
import { killNow, rosa, startServer, type Ended } from '../support/rosa.js';

/** Said in words, with what to do, and never by a stack. */
const expectWords = ({ code, out, err }: Ended, words: RegExp): void => {
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\n\s+at |node:internal/);
  expect({ code, out }).toEqual({ code: 1, out: '' });
};

const isRoot = process.getuid?.() === 0;
/** Permissions do not bind root, who therefore starts it as somebody else. */
const asNobody = isRoot
  ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']
  : [];

const seedArgs = ['seed', '--people', '400', '--seed', '3', '--on', '2026-11-22'];

describe('a data folder that cannot be used', () => {
  it('is said where a file stands in its way', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const data = join(file, 'data');
    expectWords(
      await rosa(['start'], { data }),
      /Cartella dei dati \S+data: non è scrivibile.+permessi/,
    );
  });

  it('is said below a folder that takes none, as /proc', async () => {
    expectWords(await rosa(['start'], { data: '/proc/rosa' }), /\/proc\/rosa: non è scrivibile/);
  });

  it('is said where its permissions forbid writing', async () => {
    const parent = newFolder();
    chmodSync(parent, 0o555);
    const data = join(parent, 'data');
    expectWords(await rosa(['start'], { data, through: asNobody }), /data: non è scrivibile/);
  });

  it('is said where a store of it cannot be written', async () => {
    const data = join(newFolder(), 'data');
    expect(await rosa(['doctor'], { data })).toMatchObject({ code: 0 });
    for (const name of readdirSync(data)) chmodSync(join(data, name), 0o444);
    chmodSync(join(data, 'owner.db'), 0o666);
    chmodSync(data, 0o777);
    expectWords(
      await rosa(['start'], { data, through: asNobody }),
      /si può solo leggere|non è scrivibile|sia scrivibile/,
    );
  });

  it('is said where a store of it is no store', async () => {
    const data = join(newFolder(), 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'registry.db'), 'non è un archivio '.repeat(1000));
    expectWords(await rosa(['start'], { data }), /registry\.db non è un archivio di Rosa/);
    expect(statSync(join(data, 'registry.db')).size).toBe(19_000);
  });
});

describe('a disk that is full', () => {
  /** Root may mount a disk of its own; others get as much by the limit on a file's size. */
  const small = (): {
    readonly folder: string;
    readonly through: readonly string[];
    free(): void;
  } => {
    const folder = newFolder();
    if (!isRoot)
      return { folder, through: ['prlimit', '--fsize=700000', '--'], free: () => undefined };
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
    return { folder, through: [], free: () => execFileSync('umount', [folder]) };
  };

  it('is said, and what had gone in is there once there is room', async () => {
    const disk = small();
    const data = join(disk.folder, 'data');
    try {
      const full = await rosa(seedArgs, { data, through: disk.through });
      expectWords(full, /disco che tiene \S+ è pieno|il disco non legge o non scrive/);
      if (isRoot) execFileSync('mount', ['-o', 'remount,size=200m', disk.folder]);
      expect(await rosa(seedArgs, { data })).toMatchObject({ code: 0 });
      const server = await startServer({ data });
      expect(await peopleOf(data)).toHaveLength(400);
      await killNow(server);
    } finally {
      disk.free();
    }
  });
});

describe('a second server', () => {
  it('refuses a port in use, and leaves the folder free', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String((holder.address() as AddressInfo).port);
    const data = join(newFolder(), 'data');
    const ended = await rosa(['start'], { data, env: { PORT: port } });
    holder.close();
    expectWords(ended, new RegExp(`la porta ${port} è già in uso.+PORT`));
    expect(await rosa(['doctor'], { data })).toMatchObject({ code: 0 });
  });

  it('refuses an address that is not of this machine', async () => {
    const data = join(newFolder(), 'data');
    expectWords(await rosa(['start'], { data, env: { HOST: '203.0.113.1' } }), /203\.0\.113\.1/);
  });

  it('refuses the folder of the first, which goes on', async () => {
    const data = join(newFolder(), 'data');
    const first = await startServer({ data });
    expectWords(await rosa(['start'], { data }), /già in uso da un altro processo/);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    await killNow(first);
  });
});

describe('a wrong environment', () => {
  it('has every wrong variable named', async () => {
    const env = {
      PORT: 'ottanta',
      ROSA_DEMO: 'forse',
      ROSA_DEMO_PEOPLE: '0',
      ROSA_DEMO_PASSWORD: 'corta',
      ROSA_LOG: 'molto',
      ROSA_RATE: '-1',
    };
    const ended = await rosa(['start'], { data: newFolder(), env });
    for (const name of Object.keys(env)) expectWords(ended, new RegExp(`^${name}: `, 'm'));
  });

  it.each([
    ['STORE_URL', 'mysql://x', /STORE_URL: .+valgono sqlite:/],
    ['SEARCH_URL', 'solr://x', /SEARCH_URL: .+valgono embedded:/],
    ['QUEUE_URL', 'rabbit://x', /QUEUE_URL: .+embedded:/],
  ])('has the engines this build holds named for %s', async (name, value, words) => {
    expectWords(await rosa(['start'], { data: newFolder(), env: { [name]: value } }), words);
  });
});
