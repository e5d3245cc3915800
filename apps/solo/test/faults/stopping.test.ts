import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../support/folders.js';
import { ask, drawPeople, expectSound } from '../support/registry.js';
import { startServer, stop, rosa } from '../support/rosa.js';

const REQUESTS = 60;

describe('a server told to stop', () => {
  it('finishes the requests under way, saves the index and leaves the folder free', async () => {
    const data = join(newFolder(), 'data');
    const server = await startServer({ data });
    const token = (await ask(data, 'token-add', { role: 'operator' })).out.trim();
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const write = (row: object) =>
      fetch(`${server.url}/api/workers?confirmedDifferent=true`, {
        method: 'POST',
        headers,
        body: JSON.stringify(row),
      }).then((answer) => answer.status);
    const [first, ...rest] = drawPeople(REQUESTS);
    expect(await write(first!)).toBe(201);
    const under = rest.map(write);
    // One of them is answered: the others have reached the server.
    await Promise.race(under);
    const ended = stop(server);
    const ends = await Promise.allSettled(under);
    expect(await ended).toMatchObject({ code: 0, signal: null });

    const answered = ends.filter((end) => end.status === 'fulfilled');
    expect(new Set(answered.map(({ value }) => value))).toEqual(new Set([201]));
    expect(existsSync(join(data, 'rosa.lock'))).toBe(false);
    expect(readdirSync(data).filter((name) => /-wal$|sock$/.test(name))).toEqual([]);

    const again = await startServer({ data });
    const people = await expectSound(data);
    expect(people.length).toBeGreaterThanOrEqual(answered.length + 1);
    expect(await stop(again)).toMatchObject({ code: 0 });
    const found = await rosa(['reconcile'], { data });
    expect(JSON.parse(found.out)).toMatchObject({ store: people.length, repaired: 0 });
  });
});
