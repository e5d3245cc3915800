import * as fc from 'fast-check';
import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  ({ id } = await register(rosa));
});

afterEach(() => rosa.close());

const outcome = (body: object) =>
  operatorOf(rosa).post(`/api/workers/${id}/outcomes`).send(body).expect(201);

const figures = async (query: object, caller = operatorOf(rosa)) =>
  (await caller.get('/api/figures/people').query({ from: '2026-01', to: '2026-12', ...query }))
    .body;

const rows = async (query: object) =>
  (
    await operatorOf(rosa)
      .get('/api/figures/people/rows')
      .query({ from: '2026-01', to: '2026-12', limit: 500, ...query })
      .expect(200)
  ).body;

describe('GET /figures/people', () => {
  it('counts each kind of outcome on its own day, by the comune that is asked', async () => {
    const places = { residence: '002133', desk: '002158', workplace: '096004' };
    await outcome({ kind: 'taken_in_charge', on: '2026-10-31', places });
    await outcome({ kind: 'contract_start', on: '2026-11-01', contract: 'permanent', places });
    expect(await figures({ by: 'month' })).toEqual({
      groups: [
        { value: '2026-10', figures: { taken_in_charge: 1 } },
        { value: '2026-11', figures: { contract_starts: 1 } },
      ],
      total: { taken_in_charge: 1, contract_starts: 1 },
      closed: [],
    });
    const whole = { taken_in_charge: 1, contract_starts: 1 };
    const at = async (place: string, by: string) => (await figures({ place, by })).groups;
    expect(await at('residence', 'comune')).toEqual([{ value: '002133', figures: whole }]);
    expect(await at('desk', 'comune')).toEqual([{ value: '002158', figures: whole }]);
    expect(await at('workplace', 'comune')).toEqual([{ value: '096004', figures: whole }]);
    expect(await at('workplace', 'province')).toEqual([{ value: '096', figures: whole }]);
    expect(await figures({ from: '2026-11' })).toMatchObject({ total: { contract_starts: 1 } });
  });

  it('follows an outcome taken back', async () => {
    const { body } = await outcome({ kind: 'internship', on: '2026-11-02' });
    expect((await figures({})).total).toEqual({ internships: 1 });
    await operatorOf(rosa)
      .delete(`/api/workers/${id}/outcomes/${body.id}`)
      .set('If-Match', `"${body.rev}"`)
      .expect(204);
    expect((await figures({})).total).toEqual({});
  });

  it('counts nothing of another territory', async () => {
    await outcome({ kind: 'internship', on: '2026-11-02' });
    const naples = rosa.api.as({ role: 'operator', territory: ['063'], name: 'Altra' });
    expect((await figures({}, naples)).total).toEqual({});
    const central = rosa.api.as({ role: 'central', territory: 'all', name: 'Centrale' });
    expect((await figures({}, central)).total).toEqual({ internships: 1 });
  });

  it('says which month is wrong', async () => {
    const answer = await operatorOf(rosa).get('/api/figures/people?from=2026-11&to=2026-10');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ field: 'to', code: 'figures.endsBefore' }]);
  });
});

describe('GET /figures/people/rows', () => {
  it('opens the records behind a figure, and keeps that their people were looked at', async () => {
    const { body } = await outcome({ kind: 'exit', on: '2026-11-02', reason: 'retired' });
    const page = await rows({ indicator: 'exits', by: 'month', value: '2026-11' });
    expect(page).toMatchObject({
      total: 1,
      items: [{ id: body.id, workerId: id, on: '2026-11-02', counts: 1 }],
    });
    expect((await rows({ indicator: 'exits', by: 'month', value: '2026-10' })).total).toBe(0);
    expect(rosa.audit.filter(({ action }) => action === 'figures.rows')).toMatchObject([
      { subjects: [id] },
      { subjects: [] },
    ]);
  });

  it('adds up to every figure of every group', async () => {
    const made = fc.record({
      kind: fc.constantFrom('taken_in_charge', 'internship', 'training'),
      on: fc.constantFrom('2026-08-31', '2026-09-01', '2026-11-20'),
      workplace: fc.constantFrom(null, '002133', '096004'),
    });
    const many = fc.sample(fc.array(made, { minLength: 12, maxLength: 12 }), {
      numRuns: 1,
      seed: 7,
    });
    for (const { workplace, ...one } of many[0]!) {
      await outcome({ ...one, places: { residence: null, desk: null, workplace } });
    }
    const query = { by: 'comune', place: 'workplace' };
    const { groups } = await figures(query);
    expect(groups.length).toBeGreaterThan(1);
    for (const { value, figures: counted } of groups) {
      for (const [indicator, figure] of Object.entries(counted)) {
        const group = value === null ? { unknown: 'true' } : { value };
        const { items } = await rows({ ...query, ...group, indicator });
        const sum = items.reduce((all: number, { counts }: { counts: number }) => all + counts, 0);
        expect([value, indicator, sum]).toEqual([value, indicator, figure]);
      }
    }
  });
});
