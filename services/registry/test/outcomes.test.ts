import { newId } from '@rosa/domain';
import { codesOf, fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  ({ id } = await register(rosa));
});

afterEach(() => rosa.close());

const record = (body: object) =>
  operatorOf(rosa)
    .post(`/api/workers/${id}/outcomes`)
    .send({ on: '2026-11-20', ...body });

const status = async () => (await operatorOf(rosa).get(`/api/workers/${id}`)).body.status;

const contract = { kind: 'contract_start', contract: 'fixed_term' };

describe('a contract start', () => {
  it('places the person until it ends, in one act, and tells the opportunity bank', async () => {
    await rosa.store.outbox.markSent((await rosa.store.outbox.unsent(100)).map((e) => e.id));
    const answer = await record({ ...contract, until: '2027-02-28', hours: 20 });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'contract_start',
      places: { residence: '002133', desk: null, workplace: null },
      workerId: id,
    });
    expect(await status()).toEqual({ state: 'placed', until: '2027-02-28' });
    const events = await rosa.store.outbox.unsent(100);
    expect(events.map(({ type, aggregateIds }) => [type, ...aggregateIds])).toEqual([
      ['outcome.recorded', answer.body.id],
      ['worker.changed', id],
    ]);
    expect(await rosa.registry.outcomes.read([answer.body.id])).toMatchObject([
      { id: answer.body.id, workerId: id, kind: 'contract_start' },
    ]);
  });

  it.each([
    ['over already', { until: '2026-11-21' }, { state: 'active', until: null }],
    ['ending today', { until: '2026-11-22' }, { state: 'placed', until: '2026-11-22' }],
    [
      'beginning ahead',
      { on: '2027-02-20', until: '2027-06-30' },
      { state: 'placed', until: '2027-06-30' },
    ],
    ['without end', {}, { state: 'placed', until: null }],
  ])('%s leaves the person as they should be', async (_, fields, expected) => {
    await record({ ...contract, ...fields }).expect(201);
    expect(await status()).toEqual(expected);
  });

  it('of two keeps the person placed until the later end', async () => {
    await record({ ...contract, until: '2027-06-30' });
    await record({ ...contract, until: '2027-01-31' });
    expect(await status()).toEqual({ state: 'placed', until: '2027-06-30' });
    await record(contract);
    expect(await status()).toEqual({ state: 'placed', until: null });
  });

  it('confirms a roster’s hire once and only once, also twice at once', async () => {
    const rosterId = newId();
    rosa.rosters.set(`${rosterId} ${id}`, { comune: '096004', withdrawn: null });
    const both = await Promise.all([
      record({ ...contract, rosterId }),
      record({ ...contract, rosterId }),
    ]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
    await record({ ...contract, rosterId }).expect(409);
    const list = await operatorOf(rosa).get(`/api/workers/${id}/outcomes`);
    expect(list.body.total).toBe(1);
    expect(list.body.items[0].places.workplace).toBe('096004');
    expect((await operatorOf(rosa).get(`/api/workers/${id}`)).body.rev).toBe(2);
  });

  it('is refused for someone the roster does not hold', async () => {
    await record({ ...contract, rosterId: newId() }).expect(409);
    expect(await status()).toEqual({ state: 'active', until: null });
  });

  it('is refused for someone who stands on the roster no more, saying why', async () => {
    const rosterId = newId();
    const withdrawn = { why: 'hired_elsewhere', on: '2026-11-19' };
    rosa.rosters.set(`${rosterId} ${id}`, { comune: '002133', withdrawn });
    const { body } = await record({ ...contract, rosterId }).expect(409);
    expect(body).toMatchObject({ withdrawn });
    expect(`${body.title} ${body.detail}`).toContain('assunta altrove (il 19 novembre 2026)');
    expect(await status()).toEqual({ state: 'active', until: null });
  });

  it('says where the work is, whatever the roster says', async () => {
    const rosterId = newId();
    rosa.rosters.set(`${rosterId} ${id}`, { comune: '096004', withdrawn: null });
    const { body } = await record({ ...contract, rosterId, places: { workplace: '002133' } });
    expect(body.places.workplace).toBe('002133');
  });

  it('does not bring back who has left', async () => {
    await record({ kind: 'exit', reason: 'retired' }).expect(201);
    expect(await status()).toEqual({ state: 'left', until: null });
    await record(contract).expect(201);
    expect(await status()).toEqual({ state: 'left', until: null });
  });
});

describe('other outcomes', () => {
  it.each([
    [{ kind: 'taken_in_charge' }],
    [{ kind: 'active_policy', measure: 'Dote Unica Lavoro' }],
    [{ kind: 'internship', employer: 'Cooperativa', hours: 'part_time' }],
    [{ kind: 'internship', on: '2027-02-20' }],
    [{ kind: 'training', on: '2026-12-01' }],
    [{ kind: 'training', title: 'HACCP', hours: 40, completed: true }],
  ])('%j leave the state as it is', async (body) => {
    const answer = await record(body);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject(body);
    expect(await status()).toEqual({ state: 'active', until: null });
  });

  it('hold the three places, the desk’s from the desk', async () => {
    const desk = await operatorOf(rosa)
      .post('/api/desks')
      .send({ name: 'Sportello', kind: 'desk', comune: '002042' });
    const answer = await record({
      kind: 'taken_in_charge',
      deskId: desk.body.id,
      places: { workplace: '096004' },
    });
    expect(answer.body.places).toEqual({
      residence: '002133',
      desk: '002042',
      workplace: '096004',
    });
  });

  it('say how long a job lasted, once for 6 and once for 12 months', async () => {
    const { body } = await record({ ...contract, on: '2025-11-20' });
    const lasting = (months: number, outcomeId = body.id) =>
      record({ kind: 'lasting', outcomeId, months, lasted: true });
    await lasting(6).expect(201);
    await lasting(12).expect(201);
    await lasting(6).expect(409);
    const elsewhere = await lasting(6, newId());
    expect([elsewhere.status, fieldsOf(elsewhere.body)]).toEqual([400, ['outcomeId']]);
  });

  it('are repeated safely, and listed the latest first', async () => {
    const own = { id: newId(), kind: 'taken_in_charge', on: '2026-01-01' };
    const first = await record(own);
    expect((await record(own)).body).toEqual(first.body);
    const later = await record({ kind: 'training', on: '2026-02-01' });
    const list = await operatorOf(rosa).get(`/api/workers/${id}/outcomes`);
    expect(list.body).toMatchObject({ total: 2, items: [{ id: later.body.id }, { id: own.id }] });
    await operatorOf(rosa).get(`/api/workers/${id}/outcomes/${own.id}`).expect(200);
  });

  it.each([
    [{ kind: 'nonsense' }, ['kind']],
    [{ kind: 'contract_start', on: '2027-02-21' }, ['contract', 'on']],
    [{ ...contract, until: '2026-11-01' }, ['until']],
    [{ kind: 'taken_in_charge', on: '2026-11-23' }, ['on']],
    [{ kind: 'exit', reason: 'retired', on: '2026-11-23' }, ['on']],
    [{ kind: 'taken_in_charge', contract: 'permanent' }, ['contract']],
    [
      { kind: 'exit', reason: 'bored', places: { residence: '999999' } },
      ['places.residence', 'reason'],
    ],
  ])('%j is wrong in %j', async (body, fields) => {
    const answer = await record(body);
    expect(answer.status).toBe(400);
    expect([fieldsOf(answer.body).toSorted(), codesOf(answer.body).length]).toEqual([
      fields,
      fields.length,
    ]);
  });
});
