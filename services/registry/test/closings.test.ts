import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  ({ id } = await register(rosa));
});

afterEach(() => rosa.close());

const leadOf = (territory: readonly string[] = ['002']) =>
  rosa.api.as({ role: 'lead', territory, name: 'Lea Lago' });

const outcome = async (kind: string, on: string) =>
  (await operatorOf(rosa).post(`/api/workers/${id}/outcomes`).send({ kind, on }).expect(201)).body;

const close = (month: string, caller = leadOf()) =>
  caller.post('/api/figures/people/closings').send({ month });

const figures = async (query: object = {}, caller = leadOf()) =>
  (
    await caller
      .get('/api/figures/people')
      .query({ from: '2026-09', to: '2026-11', ...query })
      .expect(200)
  ).body;

describe('closing a month', () => {
  it('keeps what was reported, and tells what has changed since as a restatement', async () => {
    const taken = await outcome('internship', '2026-10-05');
    await outcome('taken_in_charge', '2026-10-06');
    expect((await close('2026-10')).status).toBe(201);
    expect(await figures()).toEqual({
      groups: [{ value: null, figures: { internships: 1, taken_in_charge: 1 } }],
      total: { internships: 1, taken_in_charge: 1 },
      closed: ['2026-10'],
    });

    await operatorOf(rosa)
      .delete(`/api/workers/${id}/outcomes/${taken.id}`)
      .set('If-Match', `"${taken.rev}"`)
      .expect(204);
    await outcome('training', '2026-10-07');
    await outcome('training', '2026-11-07');
    const { groups, ...whole } = await figures({ by: 'month' });
    expect(groups).toEqual([
      {
        value: '2026-10',
        figures: { taken_in_charge: 1, trainings: 1 },
        reported: { internships: 1, trainings: 0 },
      },
      { value: '2026-11', figures: { trainings: 1 } },
    ]);
    expect(whole).toEqual({
      total: { taken_in_charge: 1, trainings: 2 },
      reported: { internships: 1, trainings: 1 },
      closed: ['2026-10'],
    });
  });

  it('leaves the rows as the records are today', async () => {
    await close('2026-10').expect(201);
    await outcome('training', '2026-10-07');
    const rows = await leadOf()
      .get('/api/figures/people/rows')
      .query({ from: '2026-10', to: '2026-10', indicator: 'trainings' })
      .expect(200);
    expect(rows.body.total).toBe(1);
  });

  it('is done once, for a month that is over, and leaves an audit entry', async () => {
    expect((await close('2026-11')).body.errors).toMatchObject([{ code: 'figures.notOver' }]);
    await close('2026-13').expect(400);
    expect((await close('2026-10').expect(201)).body).toMatchObject({
      month: '2026-10',
      closedBy: 'Lea Lago',
    });
    await close('2026-10').expect(409);
    expect(rosa.audit.filter(({ action }) => action === 'figures.close')).toMatchObject([
      { detail: { side: 'people', month: '2026-10' } },
    ]);
  });

  it('answers a repeated request as the first time', async () => {
    const again = () => close('2026-10').set('Idempotency-Key', 'chiude-ottobre');
    const first = await again().expect(201);
    expect((await again().expect(201)).body).toEqual(first.body);
  });

  it('is of one territory: whoever reads another one is told of their own months', async () => {
    await close('2026-10', leadOf(['096', '002'])).expect(201);
    await outcome('training', '2026-10-07');
    const both = leadOf(['002', '096']);
    expect((await figures({}, both)).reported).toEqual({ trainings: 0 });
    expect((await figures({}, operatorOf(rosa))).closed).toEqual([]);
    const listed = async (caller: typeof both) =>
      (await caller.get('/api/figures/people/closings').expect(200)).body.items;
    expect(await listed(both)).toMatchObject([{ month: '2026-10', closedBy: 'Lea Lago' }]);
    expect(await listed(leadOf())).toEqual([]);
    const central = rosa.api.as({ role: 'central', territory: 'all', name: 'Nora' });
    await close('2026-10', central).expect(201);
    expect(await listed(central)).toMatchObject([{ closedBy: 'Nora' }]);
  });

  it('is for the lead and the central team', async () => {
    await close('2026-10', operatorOf(rosa)).expect(403);
  });
});
