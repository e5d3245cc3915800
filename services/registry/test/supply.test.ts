import { newId } from '@rosa/domain';
import { person } from './support/people.js';
import { fieldsOf, operatorOf } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

/** Each bank's record as first written, a change to it, a wrong field, and a record out of the province. */
const BANKS = [
  [
    'projects',
    {
      code: 'VC-1',
      title: 'Verde',
      bodyCode: 'c_i337',
      kind: 'lpu',
      comune: '002133',
      stage: 'started',
    },
    { workersEngaged: 12 },
    { stage: 'nonsense' },
  ],
  [
    'bodies',
    { code: 'c_i337', name: 'Comune di Santhià', kind: 'comune', comune: '002133' },
    { contacts: [{ name: 'Ufficio lavoro' }] },
    { kind: 'nonsense' },
  ],
  [
    'desks',
    { name: 'Sportello', kind: 'desk', comune: '002133' },
    { openings: [{ weekday: 1, from: '09:00', to: '12:00' }] },
    { kind: 'nonsense' },
  ],
] as const;

describe.each(BANKS)('/%s', (bank, content, change, wrong) => {
  const path = `/api/${bank}`;
  const create = async (body: object = content) => {
    const answer = await operatorOf(rosa).post(path).send(body);
    expect(answer.status).toBe(201);
    return answer.body as { id: string; rev: number };
  };

  it('create, list, read, change from a revision and remove', async () => {
    const made = await create();
    const one = `${path}/${made.id}`;
    expect((await operatorOf(rosa).get(one)).body).toEqual(made);
    const patch = (etag: string) => operatorOf(rosa).patch(one).set('If-Match', etag).send(change);
    await operatorOf(rosa).patch(one).send(change).expect(428);
    const after = await patch('"1"');
    expect([after.status, after.headers['etag']]).toEqual([200, '"2"']);
    expect((await patch('"2"')).body.rev).toBe(2);
    await patch('"1"').expect(412);
    const list = await operatorOf(rosa).get(`${path}?comune=002133`);
    expect(list.body).toEqual({ items: [after.body], nextCursor: null, total: 1 });
    expect((await operatorOf(rosa).get(`${path}?comune=002042`)).body.total).toBe(0);
    await operatorOf(rosa).delete(one).set('If-Match', '"1"').expect(412);
    await operatorOf(rosa).delete(one).set('If-Match', '"2"').expect(204);
    await operatorOf(rosa).get(one).expect(404);
    const acts = rosa.audit.map(({ action }) => action);
    expect(acts).toEqual([`${bank}.create`, `${bank}.update`, `${bank}.update`, `${bank}.delete`]);
  });

  it('name every wrong field', async () => {
    const field = Object.keys(wrong)[0]!;
    const sent = { ...content, ...wrong, id: 'x', comune: '999999' };
    const refused = await operatorOf(rosa)
      .post(path)
      .send({ ...sent, colour: 1 });
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body).toSorted()).toEqual([field, 'colour', 'comune', 'id'].toSorted());
    const { id } = await create();
    const patch = operatorOf(rosa).patch(`${path}/${id}`).set('If-Match', '*');
    expect(fieldsOf((await patch.send({ rev: 2 })).body)).toEqual(['rev']);
  });

  it('are of the territory: others’ are absent, none is made or changed there', async () => {
    const { id } = await create();
    const away = () => operatorOf(rosa, { territory: ['063'] });
    await away().get(`${path}/${id}`).expect(404);
    expect((await away().get(path)).body.total).toBe(0);
    await away().patch(`${path}/${id}`).set('If-Match', '*').send(change).expect(404);
    await away().delete(`${path}/${id}`).set('If-Match', '*').expect(404);
    await away().post(path).send(content).expect(403);
    await rosa.api
      .as({ role: 'central' })
      .patch(`${path}/${id}`)
      .set('If-Match', '*')
      .send(change)
      .expect(200);
    const animator = rosa.api.as({ role: 'animator', territory: ['002'] });
    await animator.get(`${path}/${id}`).expect(200);
    await animator.post(path).send(content).expect(403);
  });

  it('are made once when repeated', async () => {
    const own = { ...content, id: newId() };
    expect(await create(own)).toEqual(await create(own));
  });
});

it('shows a body its own projects, and itself', async () => {
  const [[, project], [, body]] = BANKS;
  await operatorOf(rosa).post('/api/projects').send(project).expect(201);
  await operatorOf(rosa).post('/api/bodies').send(body).expect(201);
  for (const bank of ['projects', 'bodies']) {
    const own = await rosa.api.as({ role: 'body', bodyCode: 'c_i337' }).get(`/api/${bank}`);
    expect(own.body.total).toBe(1);
    const other = await rosa.api.as({ role: 'body', bodyCode: 'c_other' }).get(`/api/${bank}`);
    expect(other.body.total).toBe(0);
  }
});

it('refuses a second project or body of one code', async () => {
  for (const [bank, content] of BANKS.slice(0, 2)) {
    await operatorOf(rosa).post(`/api/${bank}`).send(content).expect(201);
    await operatorOf(rosa).post(`/api/${bank}`).send(content).expect(409);
  }
});

it('warns of a project or body code that no bank holds', async () => {
  const programme = { kind: 'LSU', projectCode: 'VC-1', bodyCode: 'c_i337' };
  const warned = async (birthDate: string): Promise<readonly string[]> => {
    const answer = await operatorOf(rosa)
      .post('/api/workers')
      .send(person({ programme, birthDate }));
    const codes: string[] = answer.body.warnings.map(({ code }: { code: string }) => code);
    return codes.filter((code) => code.startsWith('registry.'));
  };
  expect(await warned('1970-01-01')).toEqual(['registry.projectNotHeld', 'registry.bodyNotHeld']);
  await operatorOf(rosa).post('/api/projects').send(BANKS[0][1]).expect(201);
  await operatorOf(rosa).post('/api/bodies').send(BANKS[1][1]).expect(201);
  expect(await warned('1980-01-01')).toEqual([]);
});
