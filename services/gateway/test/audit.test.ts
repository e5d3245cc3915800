import { newId, type Scope } from '@rosa/domain';
import { openWorld, type World } from './support/world.js';

describe('the audit trail', () => {
  let world: World;
  const [maria, luca] = [newId(), newId()];
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const scope = (actor: string): Scope => ({
    actor,
    name: `Nome ${actor}`,
    purpose: 'matching',
    requestId: 'r-1',
    role: 'operator',
    territory: 'all',
  });

  const look = (actor: string, subjects: readonly string[], action = 'match') =>
    world.context.audit.record({ scope: scope(actor), action, subjects, detail: { shown: 2 } });

  const read = async (query: object) => {
    const central = await world.as('central');
    const answer = await central.get('/api/audit').query(query);
    expect(answer.status).toBe(200);
    return answer.body as { items: Record<string, unknown>[]; total: number };
  };

  it('says who, in what role, why, on whom, when and in which request', async () => {
    await look('anna', [maria, luca]);
    const { items } = await read({ actor: 'anna' });
    expect(items).toMatchObject([
      {
        actor: 'anna',
        name: 'Nome anna',
        role: 'operator',
        action: 'match',
        purpose: 'matching',
        subjects: [maria, luca],
        requestId: 'r-1',
        detail: { shown: 2 },
        at: '2026-05-01T08:00:00.000Z',
      },
    ]);
  });

  it('is read by person, actor, action and instant, newest first', async () => {
    await look('anna', [maria, luca]);
    world.advance(1000);
    await look('bruno', [luca], 'workers.read');
    world.advance(1000);
    await look('anna', [maria], 'workers.read');
    const actors = async (query: object) => (await read(query)).items.map(({ actor }) => actor);
    expect(await actors({ subject: luca })).toEqual(expect.arrayContaining(['bruno', 'anna']));
    expect(await actors({ subject: luca, actor: 'bruno' })).toEqual(['bruno']);
    expect(await actors({ action: 'workers.read', to: '2026-05-01T08:00:02.000Z' })).toEqual([
      'bruno',
    ]);
    expect(await actors({ action: 'workers.read', from: '2026-05-01T08:00:02.000Z' })).toEqual([
      'anna',
    ]);
    expect(await actors({ action: 'workers.read' })).toEqual(['anna', 'bruno']);
  });

  it('is read page by page', async () => {
    for (let i = 0; i < 5; i += 1) {
      world.advance(1000);
      await look(`a${i}`, [maria]);
    }
    const central = await world.as('central');
    const page = async (cursor?: string) =>
      (
        await central
          .get('/api/audit')
          .query({ action: 'match', limit: 3, ...(cursor && { cursor }) })
          .expect(200)
      ).body as { items: { actor: string }[]; nextCursor: string; total: number };
    const first = await page();
    const second = await page(first.nextCursor);
    const seen = [...first.items, ...second.items].map(({ actor }) => actor);
    expect(seen).toEqual(['a4', 'a3', 'a2', 'a1', 'a0']);
    expect([first.total, second.nextCursor]).toEqual([5, null]);
  });

  it('records its own reading, with the purpose of it', async () => {
    const central = await world.as('central');
    await central
      .get('/api/audit')
      .query({ subject: maria })
      .set('Rosa-Purpose', 'legal')
      .set('X-Request-Id', 'req-77')
      .expect(200);
    const { items } = await read({ action: 'audit.read' });
    expect(items).toMatchObject([{ subjects: [maria], purpose: 'legal', requestId: 'req-77' }]);
  });

  it('records who made, changed and removed accounts and tokens, and who signed in', async () => {
    const id = await world.account({ username: 'anna', role: 'operator' });
    await world.signedIn('anna');
    const central = await world.as('central');
    await central.patch(`/api/accounts/${id}`).set('If-Match', '*').send({ name: 'A' }).expect(200);
    await central.delete(`/api/accounts/${id}/sessions`).expect(204);
    await central.delete(`/api/accounts/${id}`).expect(204);
    const actions = (await read({})).items.map(({ action }) => action);
    for (const action of ['create', 'change', 'endSessions', 'remove']) {
      expect(actions).toContain(`accounts.${action}`);
    }
    expect(actions).toEqual(expect.arrayContaining(['sessions.open', 'tokens.create']));
  });

  it('can be changed through no route', async () => {
    const writing = world.gateway.routes.filter(
      ({ method, path }) => method !== 'get' && /audit|looks/.test(path),
    );
    expect(writing).toEqual([]);
    await look('anna', [maria]);
    const { items } = await read({ action: 'match' });
    const central = await world.as('central');
    const id = String(items[0]?.['id']);
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      await central[method]('/api/audit').send({ action: 'none' }).expect(405);
      await central[method](`/api/audit/${id}`).send({ action: 'none' }).expect(404);
    }
    expect((await read({ action: 'match' })).items).toEqual(items);
  });

  it.each([['operator'], ['lead'], ['animator'], ['body']] as const)(
    'is not for a caller in the role %s',
    async (role) => {
      const agent = await world.as(role, role === 'body' ? { bodyCode: 'c_f839' } : {});
      await agent.get('/api/audit').expect(403);
    },
  );

  describe('of one worker', () => {
    it('says who looked and why, and nothing of the others seen in the same act', async () => {
      world.visible.add(maria);
      await look('anna', [maria, luca]);
      const worker = await world.as('worker', { workerId: maria });
      const looks = await worker.get(`/api/workers/${maria}/looks`).expect(200);
      expect(looks.body).toMatchObject({ total: 1, nextCursor: null });
      expect(looks.body.items).toEqual([
        {
          at: '2026-05-01T08:00:00.000Z',
          name: 'Nome anna',
          role: 'operator',
          action: 'match',
          purpose: 'matching',
        },
      ]);
      const { items } = await read({ action: 'workers.looks' });
      expect(items).toMatchObject([{ role: 'worker', subjects: [maria] }]);
    });

    it('is 404 where the worker is out of reach, and leaves no entry', async () => {
      const operator = await world.as('operator', { territory: ['063'] });
      await operator.get(`/api/workers/${luca}/looks`).expect(404);
      expect((await read({ action: 'workers.looks' })).total).toBe(0);
    });
  });
});
