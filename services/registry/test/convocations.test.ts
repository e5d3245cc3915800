import { newId } from '@rosa/domain';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let ids: string[];

beforeEach(async () => {
  rosa = await openTestRegistry();
  ids = [];
  for (const givenName of ['Ada', 'Bea', 'Cleo']) {
    ids.push((await register(rosa, { givenName, sex: 'F' })).id);
  }
  await register(rosa, { givenName: 'Ugo' });
  await rosa.index();
});

afterEach(() => rosa.close());

const CALL = { title: 'Pulizie a Santhià', comune: '002133', from: '2026-12-01' };

const call = (body: object) =>
  operatorOf(rosa)
    .post('/api/convocations')
    .send({ ...CALL, ...body });

const women = { search: { sex: 'F' }, means: 'letter', sentOn: '2026-11-22' };

const invited = () => ids.map((workerId) => ({ workerId, means: 'phone' }));

describe('POST /convocations', () => {
  it('calls in those a search finds now, or those listed', async () => {
    const answer = await call({ group: women });
    expect(answer.status).toBe(201);
    expect(answer.body.count).toEqual({ came: 0, invited: 3, untold: 3 });
    expect(answer.body.invited[0]).toMatchObject({ means: 'letter', sentOn: '2026-11-22' });
    const people = answer.body.invited.map((one: { workerId: string }) => one.workerId);
    expect(people.toSorted()).toEqual(ids.toSorted());
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'convocations.create', subjects: people });
    expect((await call({ invited: invited() })).body.count.invited).toBe(3);
  });

  it('is made once when repeated, whoever the search would find by then', async () => {
    const own = { id: newId(), group: women };
    const first = await call(own);
    await register(rosa, { givenName: 'Dora', sex: 'F' });
    await rosa.index();
    expect((await call(own)).body).toEqual(first.body);
  });

  it.each([
    ['both ways', { group: women, invited: [] }, ['group']],
    ['neither', {}, ['group']],
    ['an empty group', { group: { ...women, search: { schooling: 8 } } }, ['group.search']],
    [
      'a wrong search',
      { group: { ...women, search: { comune: '999999' } } },
      ['group.search.comune'],
    ],
    ['a stranger', { invited: [{ workerId: newId(), means: 'phone' }] }, ['invited[0].workerId']],
    ['wrong fields', { group: women, comune: '999999', from: 'x' }, ['comune', 'from']],
    ['no desk', { group: women, deskId: newId() }, ['deskId']],
  ])('refuses %s', async (_, body, fields) => {
    const answer = await call(body);
    expect([answer.status, fieldsOf(answer.body).toSorted()]).toEqual([400, fields]);
  });

  it('invites nobody out of the operator’s reach', async () => {
    const away = operatorOf(rosa, { territory: ['063'] });
    const body = { ...CALL, comune: '063049' };
    await away
      .post('/api/convocations')
      .send({ ...body, invited: invited() })
      .expect(400);
    await away
      .post('/api/convocations')
      .send({ ...body, group: women })
      .expect(400);
  });
});

describe('a convocation', () => {
  const tell = (id: string, people: readonly object[]) =>
    operatorOf(rosa).post(`/api/convocations/${id}/attendance`).send({ people });

  it('says who came and who did not, told by several at once', async () => {
    const { id } = (await call({ invited: invited() })).body;
    const [a, b, c] = ids;
    await Promise.all([
      tell(id, [{ workerId: a, end: 'came' }]),
      tell(id, [{ workerId: b, end: 'came', on: '2026-12-02', at: '09:00' }]),
    ]);
    const after = await tell(id, [{ workerId: c, end: 'did_not_come' }]);
    expect(after.body.count).toEqual({ came: 2, invited: 3, untold: 0 });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'convocations.attendance', subjects: [c] });
    const stranger = await tell(id, [{ workerId: newId(), end: 'came' }]);
    expect([stranger.status, fieldsOf(stranger.body)]).toEqual([400, ['people[0].workerId']]);
    await tell(id, [{ workerId: a, end: 'slept' }]).expect(400);
  });

  it('is listed without people, read with them, changed and removed', async () => {
    const { id } = (await call({ invited: invited() })).body;
    const path = `/api/convocations/${id}`;
    const list = await operatorOf(rosa).get(`/api/convocations?workerId=${ids[0]}`);
    expect(list.body.items).toMatchObject([{ id, count: { invited: 3 } }]);
    expect(list.body.items[0].invited).toBeUndefined();
    expect((await operatorOf(rosa).get(path)).body.invited).toHaveLength(3);
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'convocations.read', subjects: ids });
    const patch = (etag: string, body: object) =>
      operatorOf(rosa).patch(path).set('If-Match', etag).send(body);
    expect((await patch('"1"', { purpose: 'Colloqui' })).body).toMatchObject({ rev: 2 });
    await patch('"1"', {}).expect(412);
    expect(fieldsOf((await patch('"2"', { invited: [] })).body)).toEqual(['invited']);
    const away = operatorOf(rosa, { territory: ['063'] });
    await away.get(path).expect(404);
    await away
      .post(`${path}/attendance`)
      .send({ people: [{ workerId: ids[0] }] })
      .expect(404);
    await operatorOf(rosa).delete(path).set('If-Match', '"2"').expect(204);
    await operatorOf(rosa).get(path).expect(404);
  });
});
