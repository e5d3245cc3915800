import { newId } from '@rosa/domain';
import {
  animatorOf,
  bodyOf,
  cleaners,
  company,
  draw,
  employerOf,
  lookAt,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const patch = (as: 'animator' | 'operator', id: string, body: object) =>
  (as === 'animator' ? animatorOf : operatorOf)(world)
    .patch(`/api/opportunities/${id}`)
    .set('If-Match', '*')
    .send(body);

describe('opportunities', () => {
  it('stand at the company’s comune unless they say another, in one of seven situations', async () => {
    const { id } = await company(world);
    expect((await opportunity(world, id)).comune).toBe('002133');
    expect((await opportunity(world, id, { comune: '002042' })).comune).toBe('002042');
    const wrong = await animatorOf(world)
      .post('/api/opportunities')
      .send({ companyId: newId(), kind: 'vacancy', title: 'x', lines: [] });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'kind',
      'lines',
    ]);
    const unknown = { companyId: newId(), kind: 'market_opening', title: 'x', lines: [cleaners()] };
    const answer = await animatorOf(world).post('/api/opportunities').send(unknown);
    expect(answer.body.errors).toMatchObject([{ field: 'companyId' }]);
  });

  it('let an operator write the codes and criteria of the lines, and nothing else', async () => {
    const { id } = await company(world);
    const { lines, ...asked } = await opportunity(world, id, { lines: [{ positions: 2 }] });
    const coded = { ...lines[0], occupation: '9112', criteria: { reachKm: 20 } };
    expect(bodyOf(await patch('operator', asked.id, { lines: [coded] }), 200).lines).toMatchObject([
      { id: lines[0]!.id, occupation: '9112', criteria: { reachKm: 20, radiusKm: 50 } },
    ]);
    for (const body of [
      { title: 'y' },
      { lines: [{ ...coded, positions: 9 }] },
      { lines: [coded, coded] },
    ]) {
      expect([400, 403]).toContain((await patch('operator', asked.id, body)).status);
    }
    bodyOf(await patch('animator', asked.id, { title: 'y' }), 200);
  });

  it('tell the criteria of a line: its own, or what its occupation, contract and hours imply', async () => {
    const { id } = await company(world);
    const own = { ...cleaners(), criteria: { reachKm: 20 } };
    const implied = { positions: 1, occupation: '9112', contract: 'permanent', hours: 'part_time' };
    const { id: asked, lines } = await opportunity(world, id, { lines: [own, implied] });
    const criteriaOf = async (at: number) => {
      const path = `/api/opportunities/${asked}/lines/${lines[at]!.id}/criteria`;
      return bodyOf(await operatorOf(world).get(path), 200);
    };
    expect(await criteriaOf(0)).toMatchObject({ reachKm: 20, radiusKm: 50, rankBy: 'expected' });
    expect(await criteriaOf(1)).toMatchObject({
      requirements: [{ kind: 'occupation', code: '9112' }],
      terms: [{ key: 'contract:permanent' }, { key: 'hours:part_time' }],
      place: { comune: '002133' },
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const none = `/api/opportunities/${asked}/lines/${newId()}/criteria`;
    bodyOf(await operatorOf(world).get(none), 404);
    bodyOf(await animatorOf(world).get(none), 403);
  });

  it('ask for the revision a change was decided on', async () => {
    const { id } = await company(world);
    const asked = await opportunity(world, id);
    const path = `/api/opportunities/${asked.id}`;
    await animatorOf(world).patch(path).send({ title: 'y' }).expect(428);
    await animatorOf(world).patch(path).set('If-Match', '"9"').send({ title: 'y' }).expect(412);
  });

  it('are read by their own employer, and by no other', async () => {
    const { id } = await company(world);
    const asked = await opportunity(world, id);
    bodyOf(await employerOf(world, id).get(`/api/opportunities/${asked.id}`), 200);
    expect((await employerOf(world, id).get('/api/opportunities')).body.total).toBe(1);
    await employerOf(world, newId()).get(`/api/opportunities/${asked.id}`).expect(404);
    await employerOf(world, id)
      .patch(`/api/opportunities/${asked.id}`)
      .set('If-Match', '*')
      .send({})
      .expect(403);
  });

  it('close when their lines are filled, and open again; their lists follow', async () => {
    const [ada] = await world.register(cleaner());
    const { id } = await company(world);
    const asked = await opportunity(world, id, { lines: [cleaners({ positions: 1 })] });
    const list = await draw(world, asked);
    const other = await draw(world, asked);
    const beside = await draw(world, await opportunity(world, id));
    const lists = async () => (await lookAt(world, beside.id)).people[0]!.elsewhere.shortlists;
    expect(await lists()).toBe(1);
    const line = { ...asked.lines[0], filled: 1 };
    expect(bodyOf(await patch('animator', asked.id, { lines: [line] }), 200).state).toBe('filled');
    expect(await lookAt(world, other.id)).toMatchObject({ closed: true });
    expect(await lists()).toBe(0);
    bodyOf(await patch('animator', asked.id, { lines: [{ ...line, filled: 0 }] }), 200);
    expect([await lists(), (await lookAt(world, list.id)).people[0]!.workerId]).toEqual([1, ada]);
    bodyOf(await patch('animator', asked.id, { state: 'withdrawn' }), 200);
    expect(await lists()).toBe(0);
  });

  it('change after the day of their criteria has gone by, but are never made for one', async () => {
    const { id } = await company(world);
    const line = cleaners({ criteria: { asOf: '2026-12-01' } });
    const asked = await opportunity(world, id, { lines: [line] });
    world.at('2026-12-24T10:00:00Z');
    bodyOf(await patch('animator', asked.id, { title: 'y' }), 200);
    expect(await draw(world, asked)).toMatchObject({ asOf: '2026-12-24' });
    const late = { companyId: id, kind: 'market_opening', title: 'x', lines: [line] };
    const answer = await animatorOf(world).post('/api/opportunities').send(late);
    expect(answer.body.errors).toMatchObject([{ field: 'lines[0].criteria.asOf' }]);
  });

  it('are removed while no list was drawn for them, and withdrawn afterwards', async () => {
    const { id } = await company(world);
    const [drawn, free] = [await opportunity(world, id), await opportunity(world, id)];
    await draw(world, drawn);
    await animatorOf(world)
      .delete(`/api/opportunities/${drawn.id}`)
      .set('If-Match', '*')
      .expect(409);
    await animatorOf(world)
      .delete(`/api/opportunities/${free.id}`)
      .set('If-Match', '*')
      .expect(204);
  });
});

describe('GET /workers/{id}/opportunities', () => {
  const open = (id: string, query = '') =>
    operatorOf(world).get(`/api/workers/${id}/opportunities${query}`);

  it('ranks the open lines by the rule of the lists, with the same score', async () => {
    const [ada] = await world.register(cleaner(livesAt(11)), cleaner());
    const { id } = await company(world, {
      sites: [{ comune: '002042', point: { lat: 45.3, lon: 8.02 } }],
    });
    const lines = [
      cleaners(),
      { occupation: '9111', positions: 1, contract: 'permanent', hours: 38 },
    ];
    const asked = await opportunity(world, id, { lines, comune: '002042' });
    const body = bodyOf(await open(ada!), 200);
    expect(body.total).toBe(2);
    for (const line of body.items) {
      const at = asked.lines.findIndex((one) => one.id === line.lineId);
      const list = await draw(world, asked, at);
      const there = list.people.find(({ workerId }) => workerId === ada)!;
      expect(there.score).toBeCloseTo(line.score, 6);
    }
    expect(body.items[0].score).toBeGreaterThanOrEqual(body.items[1].score);
    const first = bodyOf(await open(ada!, '?limit=1'), 200);
    const rest = bodyOf(await open(ada!, `?limit=1&cursor=${first.nextCursor}`), 200);
    expect([...first.items, ...rest.items]).toEqual(body.items);
    expect(rest.nextCursor).toBeNull();
    await open(ada!, '?cursor=x').expect(400);
  });

  it('leaves out what is closed, expired or known not to suit', async () => {
    const refused = cleaner({ status: { state: 'paused', until: null } });
    const [ada, paused] = await world.register(cleaner(), refused);
    const { id } = await company(world);
    await opportunity(world, id, { validUntil: '2026-11-21' });
    await opportunity(world, id, { state: 'draft' });
    await opportunity(world, id, { lines: [cleaners({ filled: 3 })] });
    expect((await open(ada!)).body.total).toBe(0);
    await opportunity(world, id);
    expect([(await open(ada!)).body.total, (await open(paused!)).body.total]).toEqual([1, 0]);
    expect(world.audit.at(-1)).toMatchObject({
      action: 'workers.opportunities',
      subjects: [paused],
    });
  });

  it('is for those who reach the person', async () => {
    const [ada] = await world.register(cleaner());
    const away = world.api.as({ role: 'operator', territory: ['063'] });
    await away.get(`/api/workers/${ada}/opportunities`).expect(404);
    await open(newId()).expect(404);
    await animatorOf(world).get(`/api/workers/${ada}/opportunities`).expect(403);
  });
});
