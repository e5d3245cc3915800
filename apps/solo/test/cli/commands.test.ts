import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/folders.js';
import { drawPeople, ndjson, rowsOf } from '../support/registry.js';
import {
  begin,
  killNow,
  rosa,
  startServer,
  stop,
  type Ended,
  type Server,
} from '../support/rosa.js';

const SEED = ['seed', '--people', '50', '--seed', '2', '--on', '2026-11-22'];
const STACK = /\n\s+at |node:internal/;

const folder = newFolder();
const path = (name: string): string => join(folder, name);

/** Dates of writing apart, which no seed fixes. */
const written = (text: string): string => {
  const rows = rowsOf(text).map(({ createdAt: _c, updatedAt: _u, ...row }) => row);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
};

const done = async (args: readonly string[], data: string): Promise<string> => {
  const { code, out, err } = await rosa(args, { data });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  expect(err).not.toMatch(STACK);
  return out;
};

describe.each(['without a server', 'through a running server'])('each command, %s', (way) => {
  const data = path(`data-${way.length}`);
  let server: Server | undefined;
  beforeAll(async () => {
    if (way.startsWith('through')) server = await startServer({ data });
    expect(await done(SEED, data)).toBe('');
  });
  afterAll(async () => {
    if (server) await killNow(server);
  });

  it('export writes NDJSON of the seeded registry, and nothing else', async () => {
    const out = await done(['export'], data);
    const rows = rowsOf(out);
    expect(out.endsWith('}\n')).toBe(true);
    expect(rows.filter(({ type }) => type === 'worker')).toHaveLength(50);
    expect(rows.every((row) => typeof row['id'] === 'string' && Number(row['rev']) >= 1)).toBe(
      true,
    );
    const other = path(`again-${way.length}`);
    await done(SEED, other);
    expect(written(await done(['export'], other))).toBe(written(out));
  });

  it('seed given again changes nothing', async () => {
    const before = await done(['export'], data);
    expect(await done(SEED, data)).toBe('');
    expect(written(await done(['export'], data))).toBe(written(before));
  });

  it('import, reindex, reconcile and doctor answer', async () => {
    const file = path(`people-${way.length}.ndjson`);
    writeFileSync(file, ndjson(drawPeople(5)));
    expect(await done(['import', file], data)).toMatch(/^5 righe lette: [05] aggiunte.+\n$/);
    expect(await done(['reindex'], data)).toBe('');
    expect(JSON.parse(await done(['reconcile'], data))).toEqual({
      store: 55,
      index: 55,
      missing: 0,
      stale: 0,
      extra: 0,
      repaired: 0,
    });
    const said = await done(['doctor'], data);
    expect(said).toMatch(/^ok {2}store registry/);
    expect(said).not.toMatch(/^NO/m);
  });

  it('token add prints a token that opens, and nothing else', async () => {
    const out = await done(['token', 'add', '--role', 'operator', '--territory', '002'], data);
    expect(out).toMatch(/^rosa_[\w-]{40,}\n$/);
    if (!server) return;
    const headers = { Authorization: `Bearer ${out.trim()}` };
    expect((await fetch(`${server.url}/api/workers`, { headers })).status).toBe(200);
  });

  it('account add reads the password from the environment and never prints it', async () => {
    const secret = 'una frase lunga e segreta 7';
    const args = ['account', 'add', '--role', 'central', '--username', 'centrale'];
    const ended = await rosa(args, { data, env: { ROSA_PASSWORD: secret } });
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(ended.err).toContain('centrale');
    expect(ended.err).not.toContain(secret);
    if (!server) return;
    const body = JSON.stringify({ username: 'centrale', password: secret });
    const headers = { 'Content-Type': 'application/json' };
    const signIn = await fetch(`${server.url}/api/sessions`, { method: 'POST', headers, body });
    expect(signIn.ok).toBe(true);
  });

  it('backup, and restore elsewhere, give the same export', async () => {
    const [copy, other] = [path(`copy-${way.length}`), path(`restored-${way.length}`)];
    expect(await done(['backup', copy], data)).toBe('');
    mkdirSync(other);
    await done(['restore', copy], other);
    expect(written(await done(['export'], other))).toBe(written(await done(['export'], data)));
  });
});

describe('a command that is wrong', () => {
  const data = path('wrong');
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['frobnicate'], /frobnicate/],
    ['an unknown option', ['export', '--frob'], /--frob/],
    ['an unknown role', ['token', 'add', '--role', 'boss'], /boss.+operator/],
    ['no role', ['token', 'add'], /--role/],
    [
      'an unknown territory',
      ['token', 'add', '--role', 'operator', '--territory', '9'],
      /territor/i,
    ],
    ['no company for an employer', ['token', 'add', '--role', 'employer'], /companyId/],
    ['no password', ['account', 'add', '--role', 'central', '--username', 'abc'], /password/],
    ['a day that is not', ['seed', '--people', '5', '--on', '2026-02-30'], /2026-02-30/],
    ['nobody to seed', ['seed', '--people', '0'], /intero da 1/],
    ['no file', ['import'], /files/],
  ];

  it.each(wrong)('says so: %s', async (_what, args, words) => {
    const ended: Ended = await rosa(args, { data });
    expect([1, 2]).toContain(ended.code);
    expect(ended).toMatchObject({ out: '', err: expect.stringMatching(words) });
    expect(ended.err).not.toMatch(STACK);
  });
});

describe('a command whose reader leaves', () => {
  it('ends without a word', async () => {
    const data = path('reader');
    await done(SEED, data);
    const ended = await rosa(['export'], {
      data,
      through: ['bash', '-c', 'set -o pipefail; "$@" | head -c 20', 'bash'],
    });
    expect(ended).toMatchObject({ code: 0, out: '{"type":"body","id":' });
    expect(ended.err).not.toMatch(/EPIPE|\n\s+at /);
  });
});

describe('a command that is stopped', () => {
  const many = ['seed', '--people', '1500', '--seed', '5', '--on', '2026-11-22'];
  const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('by Ctrl+C during a seed ends in words, and is taken up again', async () => {
    const data = path('interrupted');
    const command = begin(['seed', '--people', '60000', ...many.slice(3)], { data });
    await after(2_500);
    command.kill('SIGINT');
    const ended = await command.ended;
    expect(ended).toMatchObject({
      code: 1,
      signal: null,
      err: expect.stringMatching(/interrotto/),
    });
    expect(ended.err).not.toMatch(STACK);
    await done(many, data);
    const whole = rowsOf(await done(['export'], data)).filter(({ type }) => type === 'worker');
    expect(whole.length).toBeGreaterThanOrEqual(1_500);
    expect(JSON.parse(await done(['reconcile'], data))).toMatchObject({ repaired: 0 });
  });

  it('by its server stopping says so, and leaves the folder free', async () => {
    const data = path('stopped');
    const server = await startServer({ data });
    const command = begin(['seed', '--people', '60000', ...many.slice(3)], { data });
    await after(2_500);
    expect(await stop(server)).toMatchObject({ code: 0 });
    const ended = await command.ended;
    expect(ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(/server si (?:sta fermando|è fermato)/),
    });
    await done(['doctor'], data);
  });
});
