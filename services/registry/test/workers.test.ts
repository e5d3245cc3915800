import { newId } from '@rosa/domain';
import { person } from './support/people.js';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const operator = () => operatorOf(rosa);
const naples = { comune: '063049', address: null, cap: null, point: null };

describe('POST /workers', () => {
  it('registers a person, with revision, lot and warnings, and keeps that it was done', async () => {
    const answer = await operator()
      .post('/api/workers')
      .send(person({ familyName: 'Bianchi', fiscalCode: 'RSSMRA70A01F839U' }));
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.headers['location']).toBe(`/api/workers/${answer.body.id}`);
    expect(answer.body).toMatchObject({ rev: 1, lot: expect.any(Number), licences: null });
    const warned = answer.body.warnings.map(({ code }: { code: string }) => code);
    expect(warned).toContain('fiscalCodeFamilyName');
    expect(rosa.audit).toMatchObject([{ action: 'workers.create', subjects: [answer.body.id] }]);
  });

  it('speaks the caller’s language, in warnings and in refusals', async () => {
    const slip = person({ familyName: 'Bianchi', fiscalCode: 'RSSMRA70A01F839U' });
    const english = () => operator().post('/api/workers').set('Accept-Language', 'en').send(slip);
    const messages = (await english()).body.warnings.map((w: { message: string }) => w.message);
    expect(messages).toContain('the codice fiscale does not match the family name');
    expect((await english()).body.detail).toBe(
      'A person with this codice fiscale is in the registry already',
    );
  });

  it('names every wrong field', async () => {
    const answer = await operator()
      .post('/api/workers')
      .send({ ...person(), id: 'x', sex: 'X', birthDate: '1970-02-30', nonsense: 1 });
    expect(answer.status).toBe(400);
    const wrong = ['id', 'sex', 'birthDate', 'nonsense'];
    expect(fieldsOf(answer.body)).toEqual(expect.arrayContaining(wrong));
  });

  it('answers a repeated id as the first time', async () => {
    const id = newId();
    const first = await operator().post('/api/workers').send(person({ id }));
    const again = await operator().post('/api/workers').send(person({ id }));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  it('answers a repeated Idempotency-Key as the first time, also twice at once', async () => {
    const post = () => operator().post('/api/workers').set('Idempotency-Key', 'k1').send(person());
    const [one, two] = await Promise.all([post(), post()]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).toEqual(one.body);
    expect((await post()).body).toEqual(one.body);
  });

  it('refuses an id that a deleted record had', async () => {
    const { id } = await register(rosa);
    await operator().delete(`/api/workers/${id}`).set('If-Match', '"1"').expect(204);
    await operator().post('/api/workers').send(person({ id })).expect(409);
  });

  it('refuses a person out of the operator’s territory', async () => {
    await operator()
      .post('/api/workers')
      .send(person({ residence: naples }))
      .expect(403);
    await operator()
      .post('/api/workers')
      .send(person({ residence: null }))
      .expect(403);
  });

  it('leaves the central team the records no territory holds', async () => {
    const central = () => rosa.api.as({ role: 'central' });
    await central().post('/api/workers').send(person()).expect(403);
    const made = await central()
      .post('/api/workers')
      .send(person({ residence: null }));
    expect(made.status).toBe(201);
    const address = `/api/workers/${made.body.id}`;
    const housed = await central()
      .patch(address)
      .set('If-Match', '"1"')
      .send({ residence: { comune: '002133' } });
    expect(housed.status).toBe(200);
    await operator().get(address).expect(200);
    await central().patch(address).set('If-Match', '"2"').send({ licences: [] }).expect(403);
  });
});

describe('GET /workers/{id}', () => {
  it('is a 404 out of the caller’s territory, and a look is kept', async () => {
    const { id } = await register(rosa);
    const away = rosa.api.as({ role: 'operator', territory: ['063'] });
    await away.get(`/api/workers/${id}`).expect(404);
    await away.get(`/api/workers/${newId()}`).expect(404);
    const here = await operator().get(`/api/workers/${id}`);
    expect(here.body.fiscalCode).toBe('RSSMRA70A01F839U');
    expect(here.headers['etag']).toBe('"1"');
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.read', subjects: [id] });
  });

  it('shows a worker their own record, and no one else’s', async () => {
    const { id } = await register(rosa);
    const other = await register(rosa, { givenName: 'Ugo' });
    const self = rosa.api.as({ role: 'worker', workerId: id });
    expect((await self.get(`/api/workers/${id}`)).body.familyName).toBe('Rossi');
    await self.get(`/api/workers/${other.id}`).expect(404);
  });

  it('shows a body the name and attendance of who serves it, and nothing else', async () => {
    const programme = { kind: 'LSU', projectCode: 'VC-1', bodyCode: 'c_i337', since: '1998' };
    const { id } = await register(rosa, { programme: { ...programme, weeklyHours: 20 } });
    await register(rosa, { givenName: 'Ugo' });
    const body = rosa.api.as({ role: 'body', bodyCode: 'c_i337' });
    const seen = {
      id,
      rev: 1,
      familyName: 'Rossi',
      givenName: 'Mario',
      attendance: { projectCode: 'VC-1', since: '1998', weeklyHours: 20 },
    };
    expect((await body.get(`/api/workers/${id}`)).body).toEqual(seen);
    expect((await body.get('/api/workers')).body).toEqual({
      items: [seen],
      nextCursor: null,
      total: 1,
    });
  });
});

describe('GET /workers', () => {
  it('pages through the territory, without codici fiscali', async () => {
    for (const givenName of ['Ada', 'Bea', 'Cleo']) await register(rosa, { givenName, sex: 'F' });
    const first = await operator().get('/api/workers?limit=2');
    expect(first.body).toMatchObject({ total: 3, items: [{}, {}] });
    expect(first.text).not.toContain('RSS');
    const rest = await operator().get(`/api/workers?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ total: 3, nextCursor: null, items: [{}] });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.list' });
    const away = await rosa.api.as({ role: 'lead', territory: ['063'] }).get('/api/workers');
    expect(away.body).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it.each(['limit=0', 'limit=501', 'limit=x', 'cursor=nonsense'])('refuses %s', async (query) => {
    await operator().get(`/api/workers?${query}`).expect(400);
  });
});
