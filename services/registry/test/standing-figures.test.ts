import { operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;

const told = {
  schooling: { level: 2 },
  skills: [],
  licences: [],
  languages: [],
  availability: { answers: [] },
};

const worked = (...sectors: (string | null)[]) =>
  sectors.map((sector) => ({ occupation: '9112', sector, from: '2015', evidence: 'declared' }));

beforeAll(async () => {
  rosa = await openTestRegistry();
  const at = (comune: string) => ({ residence: { comune, address: null, cap: null, point: null } });
  await register(rosa, { givenName: 'Ada', sex: 'F', ...told, experiences: worked('81.21', '38') });
  await register(rosa, { givenName: 'Bea', sex: 'F', ...at('002042'), experiences: worked('81') });
  await register(rosa, { givenName: 'Ciro', ...told, skills: null, experiences: worked(null) });
  const paused = { state: 'paused', until: null };
  await register(rosa, { givenName: 'Dino', status: paused, experiences: worked('81') });
  await rosa.index();
});

afterAll(() => rosa.close());

const supply = async (query: object, caller = operatorOf(rosa)) =>
  (await caller.get('/api/figures/supply').query(query).expect(200)).body;

const found = async (body: object): Promise<number> =>
  (await operatorOf(rosa).post('/api/workers/search').send(body).expect(200)).body.total;

describe('GET /figures/supply', () => {
  it('counts the people available by sector, someone of two in both', async () => {
    expect(await supply({ by: 'sector' })).toEqual({
      groups: [
        { value: '81', people: 2 },
        { value: '38', people: 1 },
      ],
      total: 3,
    });
    expect(await supply({ by: 'sector', sector: '38' })).toEqual({
      groups: [{ value: '38', people: 1 }],
      total: 1,
    });
  });

  it('opens its rows: a search for the same people finds as many', async () => {
    const { groups } = await supply({ by: 'comune', sector: '81' });
    expect(groups).toEqual([
      { value: '002042', people: 1 },
      { value: '002133', people: 1 },
    ]);
    for (const { value, people } of groups) {
      expect(await found({ state: 'active', sector: '81', comune: value })).toBe(people);
    }
  });

  it('counts no one of another territory', async () => {
    const naples = rosa.api.as({ role: 'lead', territory: ['063'], name: 'Lea' });
    expect(await supply({ by: 'province' }, naples)).toEqual({ groups: [], total: 0 });
  });

  it('names a wrong sector', async () => {
    const answer = await operatorOf(rosa).get('/api/figures/supply?sector=81.21').expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'sector' }]);
  });
});

describe('GET /figures/findable', () => {
  it('says who can be found in full, what is missing of the others, and opens the rows of each', async () => {
    const { body } = await operatorOf(rosa).get('/api/figures/findable').expect(200);
    expect(body).toMatchObject({ people: 3, findable: 1 });
    expect(body.missing[0]).toEqual({ key: 'skills', people: 2, only: 1 });
    const keys = body.missing.map(({ key }: { key: string }) => key);
    for (const { key, people, only } of body.missing) {
      expect(await found({ state: 'active', never: [key] })).toBe(people);
      const asked = keys.filter((other: string) => other !== key);
      expect(await found({ state: 'active', never: [key], asked })).toBe(only);
    }
    expect(await found({ state: 'active', asked: keys })).toBe(body.findable);
    expect(body.proposing.map(({ key }: { key: string }) => key).toSorted()).toEqual([
      'consent',
      'contacts',
    ]);
  });

  it('counts no one of another territory', async () => {
    const naples = rosa.api.as({ role: 'lead', territory: ['063'], name: 'Lea' });
    const { body } = await naples.get('/api/figures/findable').expect(200);
    expect(body).toMatchObject({ people: 0, findable: 0 });
  });
});
