import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const WOMEN = {
  name: 'Donne di Santhià',
  comune: '002133',
  search: { comune: '002133', sex: 'F' },
};

const save = (body: object = WOMEN) => operatorOf(rosa).post('/api/target-groups').send(body);
const countOf = (id: string, as = operatorOf(rosa)) => as.get(`/api/target-groups/${id}/count`);

describe('a target group', () => {
  it('is kept under its name, found by whoever works in its territory, renamed and removed', async () => {
    const { id } = (await save().expect(201)).body;
    await save({ ...WOMEN, name: 'Adulti', search: { ageFrom: 45 } }).expect(201);
    const list = await operatorOf(rosa, { territory: ['002133'] }).get('/api/target-groups');
    expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Adulti',
      'Donne di Santhià',
    ]);
    expect(list.body.items[1]).toMatchObject(WOMEN);
    const away = operatorOf(rosa, { territory: ['063'] });
    expect((await away.get('/api/target-groups')).body.items).toEqual([]);
    await away.get(`/api/target-groups/${id}`).expect(404);
    await countOf(id, away).expect(404);
    const path = `/api/target-groups/${id}`;
    const renamed = operatorOf(rosa).patch(path).set('If-Match', '"1"');
    expect((await renamed.send({ name: 'Donne' })).body).toMatchObject({ name: 'Donne', rev: 2 });
    await operatorOf(rosa).delete(path).set('If-Match', '"1"').expect(412);
    await operatorOf(rosa).delete(path).set('If-Match', '"2"').expect(204);
    await operatorOf(rosa).get(path).expect(404);
  });

  it('is counted anew each time, among the people whoever asks may reach, and looks at nobody', async () => {
    const { id } = (await save()).body;
    expect((await countOf(id)).body).toEqual({ total: 0 });
    await register(rosa, { givenName: 'Ada', sex: 'F' });
    await register(rosa, { givenName: 'Ugo' });
    await rosa.index();
    expect((await countOf(id)).body).toEqual({ total: 1 });
    expect(rosa.audit.at(-1)).toMatchObject({
      action: 'workers.count',
      subjects: [],
      detail: { total: 1 },
    });
    expect((await countOf(id, operatorOf(rosa, { role: 'lead' }))).body).toEqual({ total: 1 });
  });

  it.each([
    ['words, which may be a name', { ...WOMEN, search: { text: 'rossi' } }, ['search.text']],
    ['no name', { ...WOMEN, name: ' ' }, ['name']],
    ['ages in the wrong order', { ...WOMEN, search: { ageFrom: 50, ageTo: 40 } }, ['search.ageTo']],
    ['no place', { name: 'G', search: {} }, ['comune']],
  ])('refuses %s', async (_, body, fields) => {
    const answer = await save(body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, fields]);
  });

  it('is not kept in another’s territory', async () => {
    await operatorOf(rosa, { territory: ['063'] })
      .post('/api/target-groups')
      .send(WOMEN)
      .expect(403);
  });
});
