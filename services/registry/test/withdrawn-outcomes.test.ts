import { newId } from '@rosa/domain';
import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  ({ id } = await register(rosa));
});

afterEach(() => rosa.close());

/** Records an outcome at a minute of its own, as people do; its id. */
let minute = 0;
const record = async (body: object): Promise<string> => {
  minute = (minute + 1) % 60;
  rosa.at(`2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`);
  const on = '2026-11-20';
  const sent = operatorOf(rosa)
    .post(`/api/workers/${id}/outcomes`)
    .send({ on, ...body });
  return (await sent.expect(201)).body.id;
};

const withdraw = (outcomeId: string, rev = '"1"') =>
  operatorOf(rosa).delete(`/api/workers/${id}/outcomes/${outcomeId}`).set('If-Match', rev);

const status = async () => (await operatorOf(rosa).get(`/api/workers/${id}`)).body.status;

const contract = { kind: 'contract_start', contract: 'fixed_term' };
const active = { state: 'active', until: null };

it('takes back a hire: the person is active again, and the opportunity bank is told', async () => {
  const outcomeId = await record({ ...contract, until: '2027-02-28' });
  await rosa.store.outbox.markSent((await rosa.store.outbox.unsent(100)).map((e) => e.id));
  await withdraw(outcomeId).expect(204);
  expect(await status()).toEqual(active);
  await operatorOf(rosa).get(`/api/workers/${id}/outcomes/${outcomeId}`).expect(404);
  const events = await rosa.store.outbox.unsent(100);
  expect(events.map(({ type, aggregateIds }) => [type, ...aggregateIds])).toEqual([
    ['outcome.recorded', outcomeId],
    ['worker.changed', id],
  ]);
  expect(await rosa.registry.outcomes.read([outcomeId])).toEqual([]);
  expect(await rosa.registry.outcomes.withdrawn([outcomeId, newId()])).toMatchObject([
    { id: outcomeId, workerId: id, kind: 'contract_start', until: '2027-02-28' },
  ]);
  const deleted = { action: 'outcomes.delete', subjects: [id] };
  expect(rosa.audit).toContainEqual(expect.objectContaining(deleted));
});

it('is how a wrong outcome is put right: none is changed in place', async () => {
  const wrong = await record({ ...contract, until: '2027-02-28' });
  const changed = operatorOf(rosa)
    .patch(`/api/workers/${id}/outcomes/${wrong}`)
    .set('If-Match', '"1"');
  const answer = await changed.send({ until: '2027-03-31' }).expect(405);
  expect(answer.headers['allow']).toContain('DELETE');
  await withdraw(wrong).expect(204);
  await record({ ...contract, until: '2027-03-31' });
  expect(await status()).toEqual({ state: 'placed', until: '2027-03-31' });
});

it('lets the same hire be told again as it was', async () => {
  const rosterId = newId();
  rosa.rosters.set(`${rosterId} ${id}`, { comune: '002133', withdrawn: null });
  await withdraw(await record({ ...contract, rosterId })).expect(204);
  const again = await record({ ...contract, rosterId, until: '2027-06-30' });
  expect(await rosa.registry.outcomes.withdrawn([again])).toEqual([]);
  expect(await status()).toEqual({ state: 'placed', until: '2027-06-30' });
});

it('leaves the state that something later gave the person', async () => {
  const first = await record({ ...contract, until: '2027-01-31' });
  const second = await record({ ...contract, until: '2027-06-30' });
  await withdraw(first).expect(204);
  expect(await status()).toEqual({ state: 'placed', until: '2027-06-30' });
  await withdraw(second).expect(204);
  expect(await status()).toEqual({ state: 'placed', until: '2027-01-31' });
});

it('does not undo what is not its own: other changes of the record stay', async () => {
  const outcomeId = await record(contract);
  const person = operatorOf(rosa).patch(`/api/workers/${id}`).set('If-Match', '"2"');
  await person.send({ licences: ['B'] }).expect(200);
  await withdraw(outcomeId).expect(204);
  const { body } = await operatorOf(rosa).get(`/api/workers/${id}`);
  expect(body).toMatchObject({ licences: ['B'], status: active });
});

it('is refused without If-Match, at another revision, and where a duration is told of the job', async () => {
  const outcomeId = await record({ ...contract, on: '2025-11-20' });
  const path = `/api/workers/${id}/outcomes/${outcomeId}`;
  await operatorOf(rosa).delete(path).expect(428);
  await withdraw(outcomeId, '"7"').expect(412);
  await operatorOf(rosa, { territory: ['063'] })
    .delete(path)
    .set('If-Match', '"1"')
    .expect(404);
  const lasting = await record({ kind: 'lasting', outcomeId, months: 6, lasted: true });
  await withdraw(outcomeId).expect(409);
  await withdraw(lasting).expect(204);
  await withdraw(outcomeId).expect(204);
});
