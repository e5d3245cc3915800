import { person } from './support/people.js';
import { codesOf, fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

/** Four people, two comuni of one province and one far away. */
beforeAll(async () => {
  rosa = await openTestRegistry();
  await register(rosa, {
    familyName: 'D’Agnò',
    givenName: 'Maria Rosa',
    sex: 'F',
    birthDate: '1990-11-22',
    programme: { kind: 'LSU', projectCode: null, bodyCode: null, since: null, weeklyHours: 20 },
    schooling: { level: 3, title: null },
    skills: [{ code: 'cleaning', months: 12, lastUsed: null, evidence: 'declared' }],
  });
  await register(rosa, { familyName: 'Bàrbera', givenName: 'Ugo', birthDate: '1960-01-01' });
  await register(rosa, {
    familyName: 'De Luca',
    givenName: 'Rosa',
    sex: 'F',
    birthDate: '2000-01-01',
    residence: { comune: '002042', address: null, cap: null, point: null },
    experiences: [{ occupation: '9112', from: '2015', evidence: 'declared' }],
    status: { state: 'paused', until: null },
  });
  const naples = rosa.api.as({ role: 'operator', territory: ['063'] });
  const far = { comune: '063049', address: null, cap: null, point: null };
  await naples
    .post('/api/workers')
    .send(person({ familyName: 'Esposito', birthDate: '1985-05-05', residence: far }))
    .expect(201);
  await rosa.index();
});

afterAll(() => rosa.close());

const search = (body: object, query = '') =>
  operatorOf(rosa).post(`/api/workers/search${query}`).send(body);

const namesOf = (body: { items: readonly { familyName: string }[] }) =>
  body.items.map(({ familyName }) => familyName);

describe('POST /workers/search', () => {
  it.each([
    ['nothing', {}, ['Bàrbera', 'D’Agnò', 'De Luca']],
    ['a name without its accent', { text: 'barbera' }, ['Bàrbera']],
    ['words in any order, the last unfinished', { text: 'rosa dagn' }, ['D’Agnò']],
    ['a comune', { comune: '002042' }, ['De Luca']],
    ['a province', { province: '002', sort: 'name' }, ['Bàrbera', 'D’Agnò', 'De Luca']],
    ['a region', { region: '01' }, ['Bàrbera', 'D’Agnò', 'De Luca']],
    ['ages, both ends in', { ageFrom: 26, ageTo: 36 }, ['D’Agnò', 'De Luca']],
    ['sex', { sex: 'M' }, ['Bàrbera']],
    ['schooling', { schooling: 3 }, ['D’Agnò']],
    ['programme', { programme: 'LSU' }, ['D’Agnò']],
    ['state', { state: 'paused' }, ['De Luca']],
    ['skill', { skill: 'cleaning' }, ['D’Agnò']],
    ['occupation', { occupation: '9112' }, ['De Luca']],
    ['never asked', { never: ['experiences'] }, ['Bàrbera', 'D’Agnò']],
    ['nulls, which ask nothing', { text: null, sex: 'M', sort: null }, ['Bàrbera']],
    ['someone of another territory', { text: 'esposito' }, []],
  ])('finds by %s', async (_, body, names) => {
    const answer = await search(body);
    expect(answer.status).toBe(200);
    expect(namesOf(answer.body)).toEqual(names);
    expect(answer.body.total).toBe(names.length);
  });

  it('pages, counts and keeps who was seen', async () => {
    const first = await search({}, '?limit=2');
    expect(namesOf(first.body)).toEqual(['Bàrbera', 'D’Agnò']);
    expect(first.body.facets.comune).toEqual([
      { value: '002133', count: 2 },
      { value: '002042', count: 1 },
    ]);
    const subjects = first.body.items.map(({ id }: { id: string }) => id);
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.search', subjects });
    const rest = await search({ limit: 2, cursor: first.body.nextCursor });
    expect(namesOf(rest.body)).toEqual(['De Luca']);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('names every wrong field', async () => {
    const answer = await search({
      comune: '999999',
      province: '999',
      region: '99',
      skill: 'nope',
      ageFrom: 40,
      ageTo: 30,
      never: ['nothing'],
      colour: 'red',
    });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body).toSorted()).toEqual(
      ['ageTo', 'colour', 'comune', 'never[0]', 'province', 'region', 'skill'].toSorted(),
    );
    expect(codesOf(answer.body)).toContain('unknownProvince');
    await search({ cursor: 'nonsense' }).expect(400);
    await search({}, '?limit=900').expect(400);
  });

  it('gives an animator the counts of the territory, without people or look-ups by name', async () => {
    const animator = rosa.api.as({ role: 'animator', territory: ['002'] });
    const answer = await animator.post('/api/workers/search').send({ sex: 'F' });
    expect(answer.body).toMatchObject({ items: [], total: 2, nextCursor: null });
    expect(answer.body.facets.sex).toContainEqual({ value: 'F', count: 2 });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.count', subjects: [] });
    await animator.post('/api/workers/search').send({ text: 'rosa' }).expect(403);
  });
});

describe('POST /workers/suggest', () => {
  const suggest = (body: object) => operatorOf(rosa).post('/api/workers/suggest').send(body);

  it.each([
    ['luca', ['De Luca']],
    ['deluca ro', ['De Luca']],
    ['dagno', ['D’Agnò']],
    ['BARBERÀ', ['Bàrbera']],
    ['esposito', []],
  ])('of %s', async (text, names) => {
    const answer = await suggest({ text });
    expect(namesOf(answer.body)).toEqual(names);
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.suggest' });
  });

  it('gives no more than asked, and refuses an empty text', async () => {
    expect((await suggest({ text: 'rosa', limit: 1 })).body.items).toHaveLength(1);
    expect(fieldsOf((await suggest({ text: ' ', limit: 0 })).body).toSorted()).toEqual([
      'limit',
      'text',
    ]);
  });
});

it('names the engine that cannot answer, instead of an empty list', async () => {
  const broken = await openTestRegistry();
  await broken.search.close();
  const answer = await operatorOf(broken).post('/api/workers/search').send({});
  expect(answer.status).toBe(503);
  expect(answer.body.engine).toBe(broken.search.engine);
  await broken.close();
});
