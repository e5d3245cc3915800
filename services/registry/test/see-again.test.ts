import { codesOf, fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

const ascertained = (on: string) => ({
  commute: null,
  answers: [{ key: 'shift:early', answer: 'yes', source: 'ascertained', on, by: 'Olga' }],
});

beforeAll(async () => {
  rosa = await openTestRegistry();
  await register(rosa, { familyName: 'Antica', availability: ascertained('2025-03-01') });
  await register(rosa, { familyName: 'Prossima', availability: ascertained('2025-12-10') });
  await register(rosa, { familyName: 'Fresca', availability: ascertained('2026-11-01') });
  const placed = { state: 'placed', until: '2026-12-31' };
  await register(rosa, {
    familyName: 'Scade',
    status: placed,
    availability: ascertained('2025-03-01'),
  });
  await register(rosa, { familyName: 'Resta', status: { state: 'placed', until: '2027-12-31' } });
  await rosa.index();
});

afterAll(() => rosa.close());

const search = (body: object) => operatorOf(rosa).post('/api/workers/search').send(body);

describe('who is to be seen again', () => {
  it.each([
    [{ due: 'stale' }, ['Antica', 'Scade']],
    [{ due: 'stale', state: 'active' }, ['Antica']],
    [{ due: 'ageing' }, ['Prossima']],
    [{ due: 'contract_ends' }, ['Scade']],
    [{ due: null }, ['Antica', 'Fresca', 'Prossima', 'Resta', 'Scade']],
  ])('is found by %j', async (body, names) => {
    const answer = await search(body);
    expect(answer.status).toBe(200);
    const found = answer.body.items.map((each: { familyName: string }) => each.familyName);
    expect([found, answer.body.total]).toEqual([names, names.length]);
  });

  it('is counted beside whoever is found, each with the day their contract ends', async () => {
    const { body } = await search({});
    expect(body.facets.due).toEqual([
      { value: 'stale', count: 2 },
      { value: 'ageing', count: 1 },
      { value: 'contract_ends', count: 1 },
    ]);
    const ending = await search({ due: 'contract_ends' });
    expect(ending.body.items[0].status).toEqual({ state: 'placed', until: '2026-12-31' });
  });

  it('is asked for by reasons that exist', async () => {
    const answer = await search({ due: 'soon' });
    expect([answer.status, fieldsOf(answer.body), codesOf(answer.body)]).toEqual([
      400,
      ['due'],
      ['notInList'],
    ]);
  });
});
