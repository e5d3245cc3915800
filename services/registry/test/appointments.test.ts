import { newId } from '@rosa/domain';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let deskId: string;
let workerId: string;

/** Open on Mondays from nine to ten, for one person every half hour, and every other Wednesday for two. */
const DESK = {
  name: 'Sportello',
  kind: 'desk',
  comune: '002133',
  openings: [
    { weekday: 1, from: '09:00', to: '10:10' },
    {
      weekday: 3,
      every: 'fortnight',
      startingOn: '2026-11-25',
      from: '14:00',
      to: '15:00',
      slotMinutes: 60,
      places: 2,
    },
  ],
  closedOn: ['2026-11-30'],
};

beforeEach(async () => {
  rosa = await openTestRegistry();
  workerId = (await register(rosa)).id;
  deskId = (await operatorOf(rosa).post('/api/desks').send(DESK)).body.id;
});

afterEach(() => rosa.close());

const MONDAY = { on: '2026-11-23', at: '09:00' };
const WEDNESDAY = { on: '2026-11-25', at: '14:00' };

const book = (body: object) =>
  operatorOf(rosa)
    .post('/api/appointments')
    .send({ deskId, workerId, ...body });

const slots = async (query = '') => operatorOf(rosa).get(`/api/desks/${deskId}/slots${query}`);

const change = (id: string, etag: string, body: object) =>
  operatorOf(rosa).patch(`/api/appointments/${id}`).set('If-Match', etag).send(body);

describe('GET /desks/{id}/slots', () => {
  it('gives the slots of the days it is open on, and the places left', async () => {
    await book(WEDNESDAY).expect(201);
    const answer = await slots('?from=2026-11-22&to=2026-12-09');
    expect(answer.body.items).toEqual([
      { on: '2026-11-23', at: '09:00', minutes: 30, places: 1, free: 1 },
      { on: '2026-11-23', at: '09:30', minutes: 30, places: 1, free: 1 },
      { on: '2026-11-25', at: '14:00', minutes: 60, places: 2, free: 1 },
      { on: '2026-12-07', at: '09:00', minutes: 30, places: 1, free: 1 },
      { on: '2026-12-07', at: '09:30', minutes: 30, places: 1, free: 1 },
      { on: '2026-12-09', at: '14:00', minutes: 60, places: 2, free: 2 },
    ]);
    expect((await slots()).body.items).toHaveLength(3);
  });

  it.each(['from=2026-12-01&to=2026-11-01', 'from=2026-01-01&to=2026-12-31', 'from=2026-02-30'])(
    'refuses %s',
    async (query) => {
      expect((await slots(`?${query}`)).status).toBe(400);
    },
  );
});

describe('POST /appointments', () => {
  it('books a slot once, and never gives one place to two', async () => {
    const other = (await register(rosa, { givenName: 'Ugo' })).id;
    const own = { ...MONDAY, id: newId() };
    const first = await book(own);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ minutes: 30, state: 'booked', bookedBy: 'operator' });
    expect((await book(own)).body).toEqual(first.body);
    await book({ ...MONDAY, workerId: other }).expect(409);
    await change(first.body.id, '"1"', { state: 'cancelled' }).expect(200);
    await book({ ...MONDAY, workerId: other }).expect(201);
    await change(first.body.id, '"2"', { state: 'booked' }).expect(409);
  });

  it('fills a slot’s places from requests at once, and no more', async () => {
    const all = await Promise.all([book(WEDNESDAY), book(WEDNESDAY), book(WEDNESDAY)]);
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, 201, 409]);
  });

  it.each([
    ['a time it does not receive at', { ...MONDAY, at: '10:00' }, 'at'],
    ['a closing day', { on: '2026-11-30', at: '09:00' }, 'at'],
    ['a day gone by', { on: '2026-11-16', at: '09:00' }, 'on'],
    ['a desk that is none', { ...MONDAY, deskId: newId() }, 'deskId'],
    ['a convocation that is none', { ...MONDAY, convocationId: newId() }, 'convocationId'],
    ['a field that is none', { ...MONDAY, colour: 'red' }, 'colour'],
  ])('refuses %s', async (_, body, field) => {
    const answer = await book(body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [field]]);
  });

  it('is for people in the operator’s reach', async () => {
    await book({ ...MONDAY, workerId: newId() }).expect(404);
    const away = operatorOf(rosa, { territory: ['063'] });
    await away
      .post('/api/appointments')
      .send({ deskId, workerId, ...MONDAY })
      .expect(404);
  });
});

describe('an appointment', () => {
  it('is moved, kept, and listed by desk, person and day', async () => {
    const { body } = await book(MONDAY);
    const moved = await change(body.id, '"1"', { at: '09:30' });
    expect(moved.body).toMatchObject({ at: '09:30', rev: 2 });
    await change(body.id, '"1"', { at: '09:00' }).expect(412);
    await change(body.id, '"2"', { at: '23:00' }).expect(400);
    await change(body.id, '"2"', { workerId }).expect(400);
    rosa.at('2026-11-24T09:00:00Z');
    expect((await change(body.id, '"2"', { state: 'kept' })).body.state).toBe('kept');
    const queries = [`deskId=${deskId}`, `workerId=${workerId}`, 'on=2026-11-23', 'state=kept'];
    for (const query of queries) {
      const list = await operatorOf(rosa).get(`/api/appointments?${query}`);
      expect(list.body.items).toMatchObject([{ id: body.id }]);
    }
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'appointments.list', subjects: [workerId] });
    const self = rosa.api.as({ role: 'worker', workerId });
    expect((await self.get('/api/appointments')).body.total).toBe(1);
    const other = rosa.api.as({ role: 'worker', workerId: newId() });
    await other.get(`/api/appointments/${body.id}`).expect(404);
  });

  it('keeps its desk from being removed, until it is cancelled', async () => {
    const { body } = await book(MONDAY);
    const remove = () => operatorOf(rosa).delete(`/api/desks/${deskId}`).set('If-Match', '*');
    await remove().expect(409);
    await change(body.id, '*', { state: 'cancelled' }).expect(200);
    await remove().expect(204);
  });
});
