import { newId } from '@rosa/domain';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  ({ id } = await register(rosa));
});

afterEach(() => rosa.close());

const away = () => operatorOf(rosa, { territory: ['063'] });

/** Each paper as it is first written, a change to it, a wrong field, and that field's name. */
const PAPERS = [
  [
    'plans',
    { objective: 'Un lavoro nelle pulizie', steps: [{ kind: 'orientation', what: 'Primo passo' }] },
    { state: 'agreed', agreedOn: '2026-11-20' },
    { autonomy: 'huge' },
    'autonomy',
  ],
  [
    'credits',
    { unit: 'UFC-1', title: 'Pulizie', skills: ['cleaning'], on: '2026-05-01', issuedBy: 'Ente' },
    { hours: 40 },
    { skills: ['nope'] },
    'skills[0]',
  ],
  [
    'refusals',
    { on: '2026-05-01', offeredBy: 'Impresa', offer: 'Pulizie a Santhià, 20 ore' },
    { consequence: 'suspended' },
    { on: '2027-01-01' },
    'on',
  ],
] as const;

describe.each(PAPERS)('%s', (bank, paper, change, wrong, field) => {
  const path = () => `/api/workers/${id}/${bank}`;
  const create = async () => {
    const answer = await operatorOf(rosa).post(path()).send(paper);
    expect(answer.status).toBe(201);
    return answer.body as { id: string; rev: number };
  };

  it('are created, read, changed from a revision, listed and removed', async () => {
    const made = await create();
    const one = `${path()}/${made.id}`;
    expect((await operatorOf(rosa).get(one)).body).toEqual(made);
    expect(made).toMatchObject({ ...paper, workerId: id, enteredBy: 'Ornella Prova', rev: 1 });
    const patch = (etag: string) => operatorOf(rosa).patch(one).set('If-Match', etag).send(change);
    await operatorOf(rosa).patch(one).send(change).expect(428);
    const after = await patch('"1"');
    expect(after.body).toMatchObject({ ...paper, ...change, rev: 2 });
    await patch('"1"').expect(412);
    const list = await operatorOf(rosa).get(path());
    expect(list.body).toEqual({ items: [after.body], nextCursor: null, total: 1 });
    await operatorOf(rosa).delete(one).set('If-Match', '"1"').expect(412);
    await operatorOf(rosa).delete(one).set('If-Match', '"2"').expect(204);
    await operatorOf(rosa).get(one).expect(404);
    const acts = ['create', 'read', 'update', 'list', 'delete'].map((act) => `${bank}.${act}`);
    expect(rosa.audit.map(({ action }) => action)).toEqual(expect.arrayContaining(acts));
  });

  it('name the wrong field, on creation and on change', async () => {
    const made = await create();
    const sent = { ...paper, ...wrong, colour: 'red' };
    const refused = await operatorOf(rosa).post(path()).send(sent);
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body).toSorted()).toEqual([field, 'colour'].toSorted());
    const patch = operatorOf(rosa).patch(`${path()}/${made.id}`).set('If-Match', '*');
    const unchanged = await patch.send(wrong);
    expect([unchanged.status, fieldsOf(unchanged.body)]).toEqual([400, [field]]);
  });

  it('are those of the person named, in the caller’s reach', async () => {
    const made = await create();
    const other = await register(rosa, { givenName: 'Ugo' });
    const theirs = `/api/workers/${other.id}/${bank}/${made.id}`;
    await operatorOf(rosa).get(theirs).expect(404);
    await operatorOf(rosa).patch(theirs).set('If-Match', '*').send(change).expect(404);
    await operatorOf(rosa).delete(theirs).set('If-Match', '*').expect(404);
    await away().get(path()).expect(404);
    await away().post(path()).send(paper).expect(404);
    await away().get(`${path()}/${made.id}`).expect(404);
    const self = rosa.api.as({ role: 'worker', workerId: id });
    expect((await self.get(path())).body.total).toBe(1);
    await self.get(`/api/workers/${other.id}/${bank}`).expect(404);
    await self.post(path()).send(paper).expect(403);
  });

  it('are repeated safely', async () => {
    const own = { ...paper, id: newId() };
    const first = await operatorOf(rosa).post(path()).send(own);
    expect((await operatorOf(rosa).post(path()).send(own)).body).toEqual(first.body);
  });
});

describe('the restricted part', () => {
  const path = () => `/api/workers/${id}/restricted`;
  const write = (etag: string, body: object) =>
    operatorOf(rosa).patch(path()).set('If-Match', etag).send(body);

  it('is empty at revision 0, then changed part by part; each look is kept', async () => {
    const empty = await operatorOf(rosa).get(path());
    expect(empty.headers['etag']).toBe('"0"');
    expect(empty.body).toMatchObject({ rev: 0, family: null, functionalLimits: null });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'restricted.read', subjects: [id] });
    await write('"0"', { family: 'Un figlio piccolo' }).expect(200);
    await write('"0"', { family: 'Altro' }).expect(412);
    const limits = [{ term: 'other:heavy_lifting', limit: 'non oltre 5 kg' }];
    const after = await write('"1"', { functionalLimits: limits });
    expect(after.body).toMatchObject({ rev: 2, family: 'Un figlio piccolo' });
    expect((await operatorOf(rosa).get(path())).body).toEqual(after.body);
    expect(rosa.audit.map(({ action }) => action)).toContain('restricted.update');
  });

  it('names wrong fields and asks for If-Match', async () => {
    await operatorOf(rosa).patch(path()).send({}).expect(428);
    const answer = await write('*', { diagnosis: 'x', functionalLimits: [{ limit: '' }] });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body).toSorted()).toEqual(['diagnosis', 'functionalLimits[0].limit']);
    await write('*', []).expect(400);
  });

  it('is for the operators of the territory, and for the central team with a purpose', async () => {
    await away().get(path()).expect(404);
    await away().patch(path()).set('If-Match', '*').send({}).expect(404);
    await rosa.api.as({ role: 'central', purpose: 'legal' }).get(path()).expect(200);
    await rosa.api.as({ role: 'central', purpose: null }).get(path()).expect(403);
    for (const role of ['lead', 'animator', 'employer', 'body', 'worker'] as const) {
      await rosa.api.as({ role, workerId: id }).get(path()).expect(403);
    }
  });

  it('stands in no other answer', async () => {
    await write('"0"', { family: 'Segretissimo' }).expect(200);
    await rosa.index();
    const seen = await Promise.all([
      operatorOf(rosa).get(`/api/workers/${id}`),
      operatorOf(rosa).get(`/api/workers/${id}/history`),
      operatorOf(rosa).get(`/api/workers/${id}/sap`),
      operatorOf(rosa).post('/api/workers/search').send({ text: 'segretissimo' }),
    ]);
    for (const answer of seen) expect(answer.text).not.toContain('Segretissimo');
    expect(seen[3].body.total).toBe(0);
  });
});
