import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/folders.js';
import { killNow, rosa, startServer } from '../support/rosa.js';

const seedArgs = ['seed', '--people', '20', '--seed', '4', '--on', '2026-11-22'];

/** What an export says, in a word that can be compared. */
const exportOf = async (data: string): Promise<string> => {
  const { code, out } = await rosa(['export'], { data });
  expect({ code, some: out.length > 0 }).toEqual({ code: 0, some: true });
  return createHash('sha256').update(out).digest('hex');
};

describe('restore', () => {
  const folder = newFolder();
  const [data, copy] = [join(folder, 'data'), join(folder, 'copy')];
  let before: string;
  beforeAll(async () => {
    await rosa(seedArgs, { data });
    expect(await rosa(['backup', copy], { data })).toMatchObject({ code: 0, out: '' });
    before = await exportOf(data);
  });

  const part = (name: string, change: (copied: string) => void): string => {
    const to = join(folder, name);
    mkdirSync(to);
    for (const store of ['registry', 'opportunities', 'gateway', 'audit'])
      writeFileSync(join(to, `${store}.db`), readFileSync(join(copy, `${store}.db`)));
    change(to);
    return to;
  };

  it('puts a copy in place of other data', async () => {
    const other = join(folder, 'other');
    await rosa([...seedArgs.slice(0, 2), '30', '--seed', '9', '--on', '2026-11-22'], {
      data: other,
    });
    expect(await exportOf(other)).not.toBe(before);
    expect(await rosa(['restore', copy], { data: other })).toMatchObject({ code: 0 });
    expect(await exportOf(other)).toBe(before);
    const { out } = await rosa(['reconcile'], { data: other });
    expect(JSON.parse(out)).toMatchObject({ store: 20, index: 20, repaired: 0 });
  });

  it.each([
    ['lacks a store', (to: string) => rmSync(join(to, 'audit.db')), /mancano audit\.db/],
    [
      'was cut short',
      (to: string) => {
        const whole = readFileSync(join(to, 'gateway.db'));
        writeFileSync(join(to, 'gateway.db'), whole.subarray(0, whole.length / 2));
      },
      /gateway\.db/,
    ],
    [
      'holds a file that is no store',
      (to: string) => writeFileSync(join(to, 'opportunities.db'), 'nulla'),
      /opportunities\.db/,
    ],
  ])('of a copy that %s changes nothing', async (name, change, words) => {
    const ended = await rosa(['restore', part(name, change)], { data });
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(words) });
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(await exportOf(data)).toBe(before);
  });

  it('of a folder that is not there changes nothing', async () => {
    const ended = await rosa(['restore', join(folder, 'nowhere')], { data });
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/non è una copia intera/) });
    expect(await exportOf(data)).toBe(before);
  });

  it('refuses while a server runs', async () => {
    const server = await startServer({ data });
    const ended = await rosa(['restore', copy], { data });
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/Un server sta usando/) });
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    await killNow(server);
  });

  it('refuses to copy over a copy', async () => {
    const ended = await rosa(['backup', copy], { data });
    expect(ended).toMatchObject({ code: 1, err: expect.stringMatching(/non è vuota/) });
  });
});
