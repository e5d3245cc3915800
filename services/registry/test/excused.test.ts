import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

/** Who is excused leaves the place to another, and may have it again as long as there is one. */

let rosa: TestRegistry;
let deskId: string;
/** Called in: two to the one slot, a third to a later one. */
let [ada, bea, cleo, ugo] = ['', '', '', ''];
let callId: string;

/** On Mondays at nine, for two people. */
const DESK = {
  name: 'Sportello',
  kind: 'desk',
  comune: '002133',
  openings: [{ weekday: 1, from: '09:00', to: '09:30', places: 2 }],
};
const NINE = { on: '2026-11-23', at: '09:00' };
const LATER = { on: '2026-11-30', at: '09:00' };

beforeEach(async () => {
  rosa = await openTestRegistry();
  const enter = async (givenName: string, sex: 'F' | 'M') =>
    (await register(rosa, { givenName, sex })).id;
  [ada, bea, cleo] = [await enter('Ada', 'F'), await enter('Bea', 'F'), await enter('Cleo', 'F')];
  ugo = await enter('Ugo', 'M');
  await rosa.index();
  deskId = (await operatorOf(rosa).post('/api/desks').send(DESK)).body.id;
  const group = { search: { sex: 'F' }, means: 'letter', slots: [NINE, LATER] };
  const called = { title: 'Bilancio', comune: '002133', from: NINE.on, deskId, group };
  callId = (await operatorOf(rosa).post('/api/convocations').send(called).expect(201)).body.id;
});

afterEach(() => rosa.close());

const tell = (...people: readonly object[]) =>
  operatorOf(rosa).post(`/api/convocations/${callId}/attendance`).send({ people });
const book = (workerId: string, more: object = NINE) =>
  operatorOf(rosa)
    .post('/api/appointments')
    .send({ deskId, workerId, ...more });
const free = async () => {
  const { body } = await operatorOf(rosa).get(`/api/desks/${deskId}/slots?to=2026-11-30`);
  return body.items.map((slot: { free: number }) => slot.free);
};
const statesOf = async (workerId: string) => {
  const { body } = await operatorOf(rosa).get(`/api/appointments?workerId=${workerId}`);
  return body.items.map(({ state }: { state: string }) => state).toSorted();
};
const endOf = async (workerId: string) => {
  const { body } = await operatorOf(rosa).get(`/api/convocations/${callId}`);
  return body.invited.find((one: { workerId: string }) => one.workerId === workerId).end;
};

it('the place of someone excused is free, and is given to another', async () => {
  expect(await free()).toEqual([0, 1]);
  const told = await tell({ workerId: ada, end: 'excused' });
  expect(told.body.count).toEqual({ came: 0, invited: 3, untold: 2 });
  expect(await statesOf(ada)).toEqual(['cancelled']);
  expect(await free()).toEqual([1, 1]);
  await book(ugo).expect(201);
  await book(cleo).expect(409);
  expect(await free()).toEqual([0, 1]);
});

it('someone excused by mistake has the place again, whatever is told of them', async () => {
  for (const [end, state] of [
    [null, 'booked'],
    ['came', 'kept'],
    ['did_not_come', 'missed'],
  ] as const) {
    await tell({ workerId: ada, end: 'excused' }).expect(200);
    await tell({ workerId: ada, end }).expect(200);
    expect(await statesOf(ada)).toEqual([state]);
    expect((await free())[0]).toBe(0);
  }
});

it('where another holds the place by then, one left in the slot is given', async () => {
  await tell({ workerId: ada, end: 'excused' }, { workerId: bea, end: 'excused' }).expect(200);
  await book(ugo).expect(201);
  await tell({ workerId: ada, end: null }).expect(200);
  expect(await statesOf(ada)).toEqual(['booked']);
  expect(await free()).toEqual([0, 1]);
});

it('two called back at once never have the same place', async () => {
  await tell({ workerId: ada, end: 'excused' }, { workerId: bea, end: 'excused' }).expect(200);
  await tell({ workerId: ada, end: null }, { workerId: bea, end: null }).expect(200);
  expect([await statesOf(ada), await statesOf(bea), await free()]).toEqual([
    ['booked'],
    ['booked'],
    [0, 1],
  ]);
});

it('where the slot is full nobody is awaited in it, but whoever came came', async () => {
  await tell({ workerId: ada, end: 'excused' }).expect(200);
  await book(ugo).expect(201);
  await tell({ workerId: ada, end: null }).expect(409);
  expect(await endOf(ada)).toBe('excused');
  const { count } = (await tell({ workerId: ada, end: 'came' }).expect(200)).body;
  expect(count).toEqual({ came: 1, invited: 3, untold: 2 });
  expect(await statesOf(ada)).toEqual(['cancelled']);
});

it('a place withdrawn at the desk is free, and the convocation says so', async () => {
  const { body } = await operatorOf(rosa).get(`/api/appointments?workerId=${bea}`);
  const withdraw = operatorOf(rosa).patch(`/api/appointments/${body.items[0].id}`);
  await withdraw.set('If-Match', '*').send({ state: 'cancelled' }).expect(200);
  expect(await endOf(bea)).toBe('excused');
  expect(await free()).toEqual([1, 1]);
  await tell({ workerId: bea, sentOn: '2026-11-22' }).expect(200);
  expect(await free()).toEqual([1, 1]);
});

it('someone excused who was given another day is told of at that appointment', async () => {
  await tell({ workerId: ada, end: 'excused' }).expect(200);
  await book(ada, { ...LATER, convocationId: callId }).expect(201);
  expect(await endOf(ada)).toBeNull();
  await tell({ workerId: ada, end: 'came' }).expect(200);
  expect(await statesOf(ada)).toEqual(['cancelled', 'kept']);
  expect(await free()).toEqual([1, 0]);
});
