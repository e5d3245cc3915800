import { newId } from '@rosa/domain';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let deskId: string;
/** In the order of their names. */
let ids: string[];

/** On Mondays from nine to ten, for two people every half hour. */
const DESK = {
  name: 'Sportello',
  kind: 'desk',
  comune: '002133',
  openings: [{ weekday: 1, from: '09:00', to: '10:00', places: 2 }],
};
const NINE = { on: '2026-11-23', at: '09:00' };
const HALF_PAST = { on: '2026-11-23', at: '09:30' };
const LATER = { on: '2026-11-30', at: '09:00' };

beforeEach(async () => {
  rosa = await openTestRegistry();
  ids = [];
  for (const givenName of ['Ada', 'Bea', 'Cleo']) {
    ids.push((await register(rosa, { givenName, sex: 'F' })).id);
  }
  await rosa.index();
  deskId = (await operatorOf(rosa).post('/api/desks').send(DESK)).body.id;
});

afterEach(() => rosa.close());

const women = { search: { sex: 'F' }, means: 'letter' };
const CALL = { title: 'Bilancio di competenze', comune: '002133', from: '2026-11-23' };

const call = (group: object, more: object = {}) =>
  operatorOf(rosa)
    .post('/api/convocations')
    .send({ ...CALL, deskId, group: { ...women, ...group }, ...more });
const preview = (group: object, desk: string | null = deskId) =>
  operatorOf(rosa)
    .post('/api/convocations/preview')
    .send({ deskId: desk, group: { ...women, ...group } });
const tell = (id: string, ...people: readonly object[]) =>
  operatorOf(rosa).post(`/api/convocations/${id}/attendance`).send({ people });

interface Booked {
  readonly id: string;
  readonly rev: number;
  readonly workerId: string;
  readonly on: string;
  readonly at: string;
  readonly state: string;
}

const booked = async (): Promise<readonly Booked[]> => {
  const { body } = await operatorOf(rosa).get('/api/appointments?limit=500');
  return body.items;
};
const statesOf = async () =>
  Object.fromEntries((await booked()).map(({ workerId, state }) => [workerId, state]));
const freeAt = async () => {
  const { body } = await operatorOf(rosa).get(`/api/desks/${deskId}/slots?to=2026-11-24`);
  return body.items.map(({ free }: { free: number }) => free);
};
const change = ({ id, rev }: Booked, body: object) =>
  operatorOf(rosa).patch(`/api/appointments/${id}`).set('If-Match', `"${rev}"`).send(body);
const invitedOf = async (id: string) =>
  (await operatorOf(rosa).get(`/api/convocations/${id}`)).body.invited;

describe('a group received in slots', () => {
  it('is tried out before anyone is called in', async () => {
    const plan = await preview({ slots: [HALF_PAST, NINE, LATER] });
    expect(plan.status).toBe(200);
    expect(plan.body).toEqual({
      people: 3,
      places: 6,
      slots: [
        { ...NINE, people: 2 },
        { ...HALF_PAST, people: 1 },
      ],
    });
    expect((await preview({}, null)).body).toEqual({ people: 3, places: 0, slots: [] });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'convocations.preview', subjects: [] });
    expect(await booked()).toEqual([]);
  });

  it('has an appointment for each, in turn, in the places nobody holds', async () => {
    const other = (await register(rosa, { givenName: 'Ugo' })).id;
    const own = { deskId, workerId: other, ...NINE };
    await operatorOf(rosa).post('/api/appointments').send(own).expect(201);
    const { id, invited } = (await call({ slots: [NINE, HALF_PAST] }).expect(201)).body;
    expect(invited).toMatchObject([
      { workerId: ids[0], ...NINE },
      { workerId: ids[1], ...HALF_PAST },
      { workerId: ids[2], ...HALF_PAST },
    ]);
    expect((await booked()).filter(({ workerId }) => workerId !== other)).toMatchObject([
      { convocationId: id, reason: CALL.title, minutes: 30, state: 'booked', bookedBy: 'operator' },
      { convocationId: id },
      { convocationId: id },
    ]);
    expect(await freeAt()).toEqual([0, 0]);
  });

  it('is called in once when repeated, and never beyond the places left', async () => {
    const own = { id: newId() };
    const first = await call({ slots: [NINE, HALF_PAST] }, own);
    expect((await call({ slots: [NINE, HALF_PAST] }, own)).body).toEqual(first.body);
    expect(await booked()).toHaveLength(3);
    const full = await call({ slots: [NINE, HALF_PAST] });
    expect([full.status, fieldsOf(full.body)]).toEqual([400, ['group.slots']]);
    expect(await booked()).toHaveLength(3);
  });

  it('gives no place twice to two groups called in at the same moment', async () => {
    const answers = await Promise.all([
      call({ slots: [NINE, HALF_PAST, LATER] }),
      call({ slots: [NINE, HALF_PAST, LATER] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const seats = (await booked()).map(({ on, at }) => `${on} ${at}`);
    expect(new Set(seats).size).toBe(3);
    expect(seats).toHaveLength(6);
  });

  it.each([
    ['a day gone by', { slots: [{ on: '2026-11-16', at: '09:00' }] }, ['group.slots[0].on']],
    ['a time it is closed at', { slots: [NINE, { ...NINE, at: '11:00' }] }, ['group.slots[1].at']],
    ['a slot twice', { slots: [NINE, NINE] }, ['group.slots[1]']],
    ['slots and one day for all', { slots: [NINE], on: '2026-12-01' }, ['group.on']],
    ['no such time', { at: '25:00' }, ['group.at']],
    ['nobody said', { search: undefined }, ['group.search']],
    ['both ways', { again: newId() }, ['group.search']],
  ])('refuses %s', async (_, group, fields) => {
    for (const answer of [await call(group), await preview(group)]) {
      expect([answer.status, fieldsOf(answer.body)]).toEqual([400, fields]);
    }
  });

  it('needs a desk, in the operator’s reach', async () => {
    expect(fieldsOf((await preview({ slots: [NINE] }, null)).body)).toEqual(['deskId']);
    expect(fieldsOf((await preview({ slots: [NINE] }, newId())).body)).toEqual(['deskId']);
  });
});

describe('who came', () => {
  it('is told in the convocation and stands at the appointment, and is taken back', async () => {
    const { id } = (await call({ slots: [NINE, HALF_PAST] })).body;
    await tell(
      id,
      { workerId: ids[0], end: 'came' },
      { workerId: ids[1], end: 'did_not_come' },
      { workerId: ids[2], end: 'excused' },
    ).expect(200);
    expect(await statesOf()).toEqual({
      [ids[0]!]: 'kept',
      [ids[1]!]: 'missed',
      [ids[2]!]: 'cancelled',
    });
    await tell(id, { workerId: ids[1], end: null }).expect(200);
    expect((await statesOf())[ids[1]!]).toBe('booked');
  });

  it('is told at the appointment and stands in the convocation, with where it was moved to', async () => {
    const { id } = (await call({ slots: [NINE, HALF_PAST] })).body;
    const [first, second, third] = await booked();
    await change(first!, { state: 'kept' }).expect(200);
    await change(second!, LATER).expect(200);
    await change(third!, { state: 'cancelled' }).expect(200);
    const people = await invitedOf(id);
    const of = ({ workerId }: Booked) =>
      people.find((one: { workerId: string }) => one.workerId === workerId);
    expect([of(first!).end, of(second!).end, of(third!).end]).toEqual(['came', null, 'excused']);
    expect(of(second!)).toMatchObject(LATER);
  });

  it('is told by several at once, here and there', async () => {
    const { id } = (await call({ slots: [NINE, HALF_PAST] })).body;
    const [first, second, third] = await booked();
    const told = await Promise.all([
      change(first!, { state: 'kept' }),
      tell(id, { workerId: second!.workerId, end: 'came' }),
      change(third!, { state: 'missed' }),
    ]);
    expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await operatorOf(rosa).get(`/api/convocations/${id}`)).body.count).toEqual({
      came: 2,
      invited: 3,
      untold: 0,
    });
  });

  it('moves nobody who has an appointment', async () => {
    const { id } = (await call({ slots: [NINE, HALF_PAST] })).body;
    const answer = await tell(id, { workerId: ids[0], on: '2026-12-01' });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, ['people[0].on']]);
  });

  it('gives the places back where the convocation is removed, and keeps the desk of those who have one', async () => {
    const { id } = (await call({ slots: [NINE, HALF_PAST] })).body;
    await tell(id, { workerId: ids[0], end: 'came' });
    const path = `/api/convocations/${id}`;
    const desk = await operatorOf(rosa).patch(path).set('If-Match', '*').send({ deskId: null });
    expect([desk.status, fieldsOf(desk.body)]).toEqual([400, ['deskId']]);
    await operatorOf(rosa).delete(path).set('If-Match', '*').expect(204);
    expect(await statesOf()).toEqual({
      [ids[0]!]: 'kept',
      [ids[1]!]: 'cancelled',
      [ids[2]!]: 'cancelled',
    });
    expect(await freeAt()).toEqual([1, 2]);
  });
});

describe('a group received at once', () => {
  it('is told one day and time for all, and books nothing', async () => {
    const { invited } = (await call({ on: '2026-12-01', at: '15:00' }, { deskId: null })).body;
    expect(invited).toHaveLength(3);
    for (const one of invited) expect(one).toMatchObject({ on: '2026-12-01', at: '15:00' });
    expect(await booked()).toEqual([]);
  });

  it('is called in again without those who came', async () => {
    const { id } = (await call({})).body;
    expect(fieldsOf((await preview({ search: undefined, again: id })).body)).toEqual([
      'group.again',
    ]);
    await tell(id, { workerId: ids[0], end: 'came' }, { workerId: ids[2], end: 'not_reached' });
    const again = await call({ search: undefined, again: id });
    expect(again.body.invited).toMatchObject([{ workerId: ids[2], end: null }]);
    const away = operatorOf(rosa, { territory: ['063'] });
    await away
      .post('/api/convocations/preview')
      .send({ group: { again: id, means: 'phone' } })
      .expect(404);
  });
});

describe('those called in', () => {
  const read = (id: string, what: string, as = operatorOf(rosa)) =>
    as.get(`/api/convocations/${id}/${what}`);

  it('are listed by name, without a codice fiscale, and each look is kept', async () => {
    const { id } = (await call({ on: '2026-12-01' })).body;
    const { items, convocation } = (await read(id, 'people').expect(200)).body;
    expect(convocation).toMatchObject({ title: CALL.title, count: { came: 0, invited: 3 } });
    expect(convocation).not.toHaveProperty('invited');
    expect(items[0]).toEqual({
      workerId: ids[0],
      familyName: 'Rossi',
      givenName: 'Ada',
      comune: '002133',
      means: 'letter',
      sentOn: null,
      on: '2026-12-01',
      at: null,
      end: null,
    });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'convocations.read', subjects: ids });
    await read(id, 'people', operatorOf(rosa, { territory: ['063'] })).expect(404);
  });

  it('are written to where they live, those awaited or those to call in again', async () => {
    const { id } = (await call({})).body;
    await tell(id, { workerId: ids[1], end: 'did_not_come' });
    const awaited = (await read(id, 'addressees')).body.items;
    expect(awaited).toMatchObject([
      { workerId: ids[0], address: { comune: '002133', address: 'Via Gramsci 1' }, phone: null },
      { workerId: ids[2] },
    ]);
    expect(awaited[0]).not.toHaveProperty('fiscalCode');
    const again = await read(id, 'addressees?who=again');
    expect(again.body.items).toMatchObject([{ workerId: ids[1] }]);
    expect(rosa.audit.at(-1)).toMatchObject({
      action: 'convocations.address',
      subjects: [ids[1]],
    });
    await read(id, 'addressees', operatorOf(rosa, { role: 'lead' })).expect(403);
    await read(id, 'addressees?who=all').expect(400);
  });

  it('have no name once they have left the territory, and are not written to', async () => {
    const { id } = (await call({})).body;
    const moved = { residence: { comune: '063049', address: 'Via Toledo 1' } };
    const path = `/api/workers/${ids[0]}`;
    await operatorOf(rosa, { territory: ['002', '063'] })
      .patch(path)
      .set('If-Match', '*')
      .send(moved)
      .expect(200);
    const { items } = (await read(id, 'people')).body;
    expect(items[0]).toMatchObject({ workerId: ids[0], familyName: null, comune: null });
    expect((await read(id, 'addressees')).body.items).toHaveLength(2);
  });
});
