import { newId } from '@rosa/domain';
import { person } from './support/people.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const operator = () => rosa.api.as({ role: 'operator', territory: ['002'] });

const register = async (fields: Parameters<typeof person>[0] = {}) => {
  const answer = await operator().post('/api/workers').send(person(fields));
  expect(answer.status).toBe(201);
  return answer.body as { id: string; rev: number };
};

describe('POST /workers', () => {
  it('registers a person, with revision, lot and warnings', async () => {
    const answer = await operator()
      .post('/api/workers')
      .send(person({ familyName: 'Bianchi', fiscalCode: 'RSSMRA70A01F839U' }));
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.headers['location']).toBe(`/api/workers/${answer.body.id}`);
    expect(answer.body).toMatchObject({ rev: 1, lot: expect.any(Number), licences: null });
    expect(answer.body.warnings.map(({ code }: { code: string }) => code)).toContain(
      'fiscalCodeFamilyName',
    );
    expect(rosa.audit).toMatchObject([{ action: 'workers.create', subjects: [answer.body.id] }]);
  });

  it('names every wrong field', async () => {
    const answer = await operator()
      .post('/api/workers')
      .send({ ...person(), id: 'x', sex: 'X', birthDate: '1970-02-30', nonsense: 1 });
    expect(answer.status).toBe(400);
    const fields = answer.body.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['id', 'sex', 'birthDate', 'nonsense']));
  });

  it('answers a repeated id or key as the first time', async () => {
    const id = newId();
    const first = await operator().post('/api/workers').send(person({ id }));
    const again = await operator().post('/api/workers').send(person({ id }));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const keyed = () =>
      operator()
        .post('/api/workers')
        .set('Idempotency-Key', 'k1')
        .send(person({ givenName: 'Anna', sex: 'F', birthDate: '1980-05-05' }));
    const one = await keyed();
    expect((await keyed()).body).toEqual(one.body);
  });

  it('refuses a person out of the operator’s territory', async () => {
    const naples = { comune: '063049', address: null, cap: null, point: null };
    const answer = await operator()
      .post('/api/workers')
      .send(person({ residence: naples }));
    expect(answer.status).toBe(403);
  });
});

describe('GET /workers/{id}', () => {
  it('is a 404 out of the caller’s territory', async () => {
    const { id } = await register();
    const there = await rosa.api
      .as({ role: 'operator', territory: ['063'] })
      .get(`/api/workers/${id}`);
    expect(there.status).toBe(404);
    const here = await operator().get(`/api/workers/${id}`);
    expect(here.body.fiscalCode).toBe('RSSMRA70A01F839U');
  });
});

describe('POST /workers/search', () => {
  it('finds by unfinished, unaccented words in any order, and counts', async () => {
    const { id } = await register({ familyName: 'D’Agnò', givenName: 'Mario' });
    await rosa.index();
    const answer = await operator().post('/api/workers/search').send({ text: 'mario dagn' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 1, nextCursor: null, items: [{ id }] });
    expect(answer.body.items[0].fiscalCode).toBeUndefined();
    expect(answer.body.facets.comune).toEqual([{ value: '002133', count: 1 }]);
  });
});
