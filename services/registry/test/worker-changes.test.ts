import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const change = (id: string, etag: string, body: object) =>
  operatorOf(rosa).patch(`/api/workers/${id}`).set('If-Match', etag).send(body);

describe('PATCH /workers/{id}', () => {
  it('changes what is said, leaves the rest, and null is never asked again', async () => {
    const { id, lot } = await register(rosa, { licences: ['B'], languages: [] });
    const answer = await change(id, '"1"', {
      licences: null,
      contacts: { phone: '+390161000000' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.body).toMatchObject({ rev: 2, lot, licences: null, languages: [] });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.update', subjects: [id] });
  });

  it('makes no revision where nothing changes', async () => {
    const { id } = await register(rosa, { licences: ['B'] });
    expect((await change(id, '"1"', { licences: ['B'] })).body.rev).toBe(1);
  });

  it('takes leaving the programme as an ordinary change', async () => {
    const { id } = await register(rosa);
    const answer = await change(id, '"1"', { status: { state: 'left' } });
    expect(answer.body.status).toEqual({ state: 'left', until: null });
  });

  it('asks for If-Match, and refuses an old revision naming the present one', async () => {
    const { id } = await register(rosa);
    const bare = await operatorOf(rosa).patch(`/api/workers/${id}`).send({ licences: [] });
    expect(bare.status).toBe(428);
    await change(id, '"1"', { licences: [] }).expect(200);
    const late = await change(id, '"1"', { licences: ['B'] });
    expect(late.status).toBe(412);
    expect(late.body.rev).toBe(2);
    await change(id, 'nonsense', {}).expect(400);
  });

  it('names every wrong field, the registry’s own among them', async () => {
    const { id } = await register(rosa);
    const wrong = { lot: 3, licences: ['nope'], residence: { comune: '999999' } };
    const answer = await change(id, '*', wrong);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body).toSorted()).toEqual(['licences[0]', 'lot', 'residence.comune']);
  });

  it('refuses the codice fiscale of someone else', async () => {
    const other = await register(rosa);
    const { id } = await register(rosa, { givenName: 'Ugo' });
    const answer = await change(id, '*', { fiscalCode: other['fiscalCode'] });
    expect(answer.status).toBe(409);
    expect(answer.body.existing).toEqual({ id: other.id, rev: 1 });
  });

  it('hands a person who moves over to where they live now', async () => {
    const { id } = await register(rosa);
    const answer = await change(id, '"1"', { residence: { comune: '063049' } });
    expect(answer.status).toBe(200);
    await operatorOf(rosa).get(`/api/workers/${id}`).expect(404);
    await rosa.api
      .as({ role: 'operator', territory: ['063'] })
      .get(`/api/workers/${id}`)
      .expect(200);
  });

  it('is for operators, of the territory', async () => {
    const { id } = await register(rosa);
    for (const role of ['lead', 'worker', 'body', 'animator', 'employer'] as const) {
      const answer = await rosa.api
        .as({ role })
        .patch(`/api/workers/${id}`)
        .set('If-Match', '*')
        .send({});
      expect(answer.status).toBe(403);
    }
    await operatorOf(rosa, { territory: ['063'] })
      .patch(`/api/workers/${id}`)
      .set('If-Match', '*')
      .send({})
      .expect(404);
  });
});

describe('DELETE /workers/{id}', () => {
  it('leaves a tombstone that takes the person out of the index', async () => {
    const { id } = await register(rosa);
    await rosa.index();
    const remove = (etag: string) =>
      operatorOf(rosa).delete(`/api/workers/${id}`).set('If-Match', etag);
    await operatorOf(rosa).delete(`/api/workers/${id}`).expect(428);
    await remove('"7"').expect(412);
    await remove('"1"').expect(204);
    await remove('"1"').expect(404);
    await operatorOf(rosa).get(`/api/workers/${id}`).expect(404);
    expect(await rosa.registry.records.versionsOf([id])).toEqual([{ id, rev: 2, deleted: true }]);
    await rosa.index();
    const found = await operatorOf(rosa).post('/api/workers/search').send({});
    expect(found.body.total).toBe(0);
    expect(rosa.audit.map(({ action }) => action)).toContain('workers.delete');
  });
});

describe('the trusted readers', () => {
  it('give everyone, and say who is in the caller’s reach', async () => {
    const { id } = await register(rosa);
    const scope = {
      actor: 'a',
      name: 'a',
      purpose: null,
      requestId: 'r',
      role: 'operator',
    } as const;
    const seen = (territory: string[]) => rosa.registry.people.read({ ...scope, territory }, [id]);
    expect(await seen(['002'])).toMatchObject([{ worker: { id }, inReach: true }]);
    expect(await seen(['063'])).toMatchObject([{ worker: { id }, inReach: false }]);
    const sees = (territory: string[]) => rosa.registry.canSeeWorker({ ...scope, territory }, id);
    expect([await sees(['002']), await sees(['063'])]).toEqual([true, false]);
    const streamed: string[] = [];
    for await (const batch of rosa.registry.records.stream()) {
      streamed.push(...batch.map((worker) => worker.id));
    }
    expect(streamed).toEqual([id]);
  });
});
