import { join } from 'node:path';
import * as fc from 'fast-check';
import { newFolder } from '../support/folders.js';
import { ask, drawPeople, expectSound, type Row } from '../support/registry.js';
import { killNow, startServer, type Server } from '../support/rosa.js';

/** More on demand: `ROSA_KILLS=50`. */
const KILLS = Number(process.env['ROSA_KILLS'] ?? 5);
const WRITERS = 8;
const MOST = 240;

const rows = drawPeople(MOST);

const operatorToken = async (data: string): Promise<string> =>
  (await ask(data, 'token-add', { role: 'operator' })).out.trim();

/** What was answered: the revision of each person, as the last answer said. */
type Acknowledged = Map<string, number>;

const call = (server: Server, token: string, method: string, path: string, body: object, rev = 0) =>
  fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      ...(rev > 0 ? { 'If-Match': `"${rev}"` } : {}),
    },
    body: JSON.stringify(body),
  });

/** Registers a person, then changes them: two acknowledged writes, told with the revision the answer says. */
const writePerson = async (
  server: Server,
  token: string,
  row: Row,
  told: (rev: number) => void,
) => {
  const written = async (answer: Response, status: number): Promise<void> => {
    const { rev } = (await answer.json()) as { rev: number };
    expect(answer.status).toBe(status);
    told(rev);
  };
  const fresh = '/workers?confirmedDifferent=true';
  await written(await call(server, token, 'POST', fresh, row), 201);
  const contacts = { phone: '+390161000000', email: null };
  const path = `/workers/${String(row['id'])}`;
  await written(await call(server, token, 'PATCH', path, { contacts }, 1), 200);
};

/** Several clients write at once until the server is killed, after so many acknowledged writes. */
const writeUntilKilled = async (
  server: Server,
  token: string,
  writes: number,
): Promise<Acknowledged> => {
  const acknowledged: Acknowledged = new Map();
  const waiting = [...rows];
  let seen = 0;
  const write = async (): Promise<void> => {
    for (let row = waiting.pop(); row; row = waiting.pop()) {
      const id = String(row['id']);
      await writePerson(server, token, row, (rev) => {
        acknowledged.set(id, rev);
        if ((seen += 1) === writes) server.kill('SIGKILL');
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: WRITERS }, write));
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
  // Only the death of the server ends a writer.
  for (const { message } of failures) expect(message).toMatch(/^(?:fetch failed|terminated)$/);
  expect(await server.ended).toMatchObject({ signal: 'SIGKILL' });
  return acknowledged;
};

describe('a server killed during a burst of writes', () => {
  it.each(fc.sample(fc.integer({ min: 1, max: MOST }), KILLS))(
    'has everything it acknowledged, once (killed after %d writes)',
    async (writes) => {
      const data = join(newFolder(), 'data');
      const server = await startServer({ data });
      const token = await operatorToken(data);
      const acknowledged = await writeUntilKilled(server, token, writes);

      const restarted = await startServer({ data });
      const people = await expectSound(data);
      const revs = new Map(people.map(({ id, rev }) => [String(id), Number(rev)]));
      const lost = [...acknowledged].filter(([id, rev]) => !((revs.get(id) ?? 0) >= rev));
      expect(lost).toEqual([]);
      // Each client had one request under way, which may have gone in unanswered.
      expect(people.length).toBeLessThanOrEqual(acknowledged.size + WRITERS);
      const [first] = [...acknowledged.keys()];
      const row = rows.find(({ id }) => id === first)!;
      await expectFound(restarted, token, row);
      await expectRepeated(restarted, token, row, revs.get(first!)!);
      await killNow(restarted);
    },
  );
});

/** The index finds a person by the codice fiscale. */
const expectFound = async (server: Server, token: string, row: Row): Promise<void> => {
  const text = row['fiscalCode'];
  const found = await call(server, token, 'POST', '/workers/search', { text });
  expect(found.status).toBe(200);
  const { items } = (await found.json()) as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toEqual([row['id']]);
};

/** A client that does not know what became of its request makes it again. */
const expectRepeated = async (server: Server, token: string, row: Row, rev: number) => {
  const again = await call(server, token, 'POST', '/workers', row);
  expect(again.status).toBe(201);
  expect(await again.json()).toMatchObject({ id: row['id'], rev });
};
