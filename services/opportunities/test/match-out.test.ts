import { OUT_REASONS, type OutReason } from '@rosa/domain';
import { bodyOf } from './support/acting.js';
import { cleaner, cleanersWanted, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const operator = () => world.api.as({ role: 'operator', territory: ['002'], name: 'Olga' });

const out = async (reason: OutReason, more: object = {}) =>
  bodyOf(
    await operator()
      .post('/api/match/out')
      .send({ criteria: cleanersWanted, reason, ...more }),
    200,
  );

const refused = {
  commute: null,
  answers: [
    {
      key: 'contract:permanent',
      answer: 'no',
      source: 'ascertained',
      on: '2026-11-02',
      by: 'Olga Operatrice',
      interviewId: null,
    },
  ],
} as const;

describe('POST /match/out', () => {
  it('lists the people behind each count of the list, each with why', async () => {
    const [, far, no, left, both] = await world.register(
      cleaner(),
      cleaner(livesAt(80)),
      cleaner({ availability: refused }),
      cleaner({ status: { state: 'left', until: null } }),
      cleaner({ ...livesAt(90), status: { state: 'placed', until: '2026-12-31' } }),
    );
    const { body: list } = await operator().post('/api/match').send({ criteria: cleanersWanted });
    const people: Record<string, unknown> = {};
    for (const reason of OUT_REASONS) {
      const answer = await out(reason);
      expect([reason, answer.total, answer.nextCursor]).toEqual([reason, list.out[reason], null]);
      people[reason] = answer.items.map((one: { workerId: string }) => one.workerId);
    }
    expect(people).toEqual({
      notReleased: [left, both],
      requirement: [],
      term: [no],
      distance: [far, both],
    });
    const term = await out('term');
    expect(term).toMatchObject({ asOf: '2026-11-22', complete: true, incomplete: [] });
    expect(term.items).toMatchObject([
      { masked: false, givenName: 'Anna', out: [{ of: 'contract:permanent' }] },
    ]);
    expect(term.items[0].out[0].because.text).toContain('no');
    expect(world.audit.at(-1)).toMatchObject({
      action: 'match.out',
      subjects: [no],
      detail: { reason: 'term' },
    });
  });

  it('goes on page by page, by lot', async () => {
    const ids = await world.register(...Array.from({ length: 5 }, () => cleaner(livesAt(80))));
    const first = await out('distance', { limit: 2 });
    const second = await out('distance', { limit: 2, cursor: first.nextCursor });
    const last = await out('distance', { limit: 2, cursor: second.nextCursor });
    const found = [first, second, last].flatMap(({ items }) =>
      items.map((one: { workerId: string }) => one.workerId),
    );
    expect(found).toEqual(ids);
    expect([first.total, last.nextCursor]).toEqual([5, null]);
  });

  it('masks people of other territories, and what would tell who they are', async () => {
    const away = { ...livesAt(8, '096004'), familyName: 'Lontana', availability: refused };
    await world.register(cleaner(away));
    const answer = await out('term');
    expect(answer.items).toMatchObject([
      { masked: true, familyName: null, givenName: null, comune: '096004' },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/Lontana|Olga Operatrice/);
  });

  it('leaves out whom the record of today no longer puts out, and says that it is behind', async () => {
    const [back] = (await world.register(
      cleaner({ status: { state: 'paused', until: null } }),
    )) as [string];
    await world.change(back, { status: { state: 'active', until: null } }, false);
    const answer = await out('notReleased');
    expect(answer).toMatchObject({ items: [], complete: false, incomplete: ['behind'] });
  });

  it('names what is wrong with the question', async () => {
    const ask = (body: object) => operator().post('/api/match/out').send(body);
    const answer = await ask({ criteria: { ...cleanersWanted, reachKm: 'x' }, reason: 'age' });
    expect(answer.status).toBe(400);
    const fields = answer.body.errors.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['criteria.reachKm', 'reason']);
    const turned = await ask({ criteria: cleanersWanted, reason: 'term', cursor: 'zz' });
    expect([turned.status, turned.body.errors[0].field]).toEqual([400, 'cursor']);
  });
});
