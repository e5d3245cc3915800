import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

beforeEach(async () => {
  rosa = await openTestRegistry();
});

afterEach(() => rosa.close());

const post = (path: string, body: object) => operatorOf(rosa).post(path).send(body).expect(201);

const historyOf = async (id: string) => {
  const answer = await operatorOf(rosa).get(`/api/workers/${id}/history`);
  expect(answer.status).toBe(200);
  return answer.body;
};

it('tells what changed, from what, to what, by whom and on which day in Rome, with interviews and outcomes', async () => {
  rosa.at('2026-01-10T09:00:00Z');
  const { id } = await register(rosa, { licences: ['B'], contacts: { phone: '+390161000000' } });
  rosa.at('2026-02-10T23:30:00Z');
  await operatorOf(rosa)
    .patch(`/api/workers/${id}`)
    .set('If-Match', '"1"')
    .send({ licences: ['B', 'C'], contacts: { phone: '+390161000001' }, languages: [] })
    .expect(200);
  rosa.at('2026-03-10T09:00:00Z');
  const answers = [{ key: 'shift:early', answer: 'yes' }];
  await post(`/api/workers/${id}/interviews`, { kind: 'first', on: '2026-03-09', answers });
  rosa.at('2026-04-10T09:00:00Z');
  const contract = { kind: 'contract_start', on: '2026-01-20', contract: 'permanent' };
  await post(`/api/workers/${id}/outcomes`, contract);
  const history = await historyOf(id);
  expect(history).toMatchObject({ total: 6, nextCursor: null });
  expect(history.items).toMatchObject([
    { kind: 'created', on: '2026-01-10' },
    { kind: 'outcome', on: '2026-01-20', at: '2026-04-10T09:00:00.000Z', by: 'Ornella Prova' },
    {
      kind: 'changed',
      on: '2026-02-11',
      at: '2026-02-10T23:30:00.000Z',
      by: 'Ornella Prova',
      rev: 2,
      changes: [
        { field: 'contacts.phone', from: '+390161000000', to: '+390161000001' },
        { field: 'licences', from: [], to: ['C'] },
        { field: 'languages', from: null, to: [] },
      ],
    },
    { kind: 'interview', on: '2026-03-09', interview: { kind: 'first', on: '2026-03-09' } },
    { kind: 'changed', rev: 3, changes: [{ field: 'availability.answers', from: null }] },
    {
      kind: 'changed',
      rev: 4,
      changes: [{ field: 'status.state', from: 'active', to: 'placed' }],
    },
  ]);
  expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.history', subjects: [id] });
});

it('is whole for whoever reaches the person, and absent for others', async () => {
  const { id } = await register(rosa);
  const path = `/api/workers/${id}/history`;
  await operatorOf(rosa, { territory: ['063'] })
    .get(path)
    .expect(404);
  await rosa.api.as({ role: 'worker', workerId: id }).get(path).expect(200);
  await rosa.api.as({ role: 'body' }).get(path).expect(403);
});

it('gives the record in the sections of the SAP', async () => {
  const { id } = await register(rosa);
  const answer = await operatorOf(rosa).get(`/api/workers/${id}/sap`);
  expect(answer.body.section1).toMatchObject({ fiscalCode: 'RSSMRA70A01F839U' });
  expect(rosa.audit.at(-1)).toMatchObject({ action: 'workers.read', subjects: [id] });
  await operatorOf(rosa, { territory: ['063'] })
    .get(`/api/workers/${id}/sap`)
    .expect(404);
});
