import {
  animatorOf,
  bodyOf,
  company,
  employerOf,
  givenRoster,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const leadOf = (territory: readonly string[] | 'all') =>
  world.api.as({ role: territory === 'all' ? 'central' : 'lead', territory, name: 'Lea' });

const figures = async (query: object = {}, caller = leadOf(['002'])) =>
  bodyOf(
    await caller
      .get('/api/figures/demand')
      .query({ from: '2026-01', to: '2026-12', place: 'workplace', ...query }),
    200,
  );

describe('GET /figures/demand', () => {
  it('counts the way from a visit to a confirmed hire', async () => {
    const ids = await world.register(cleaner(), cleaner());
    const { roster, companyId } = await givenRoster(world, ids);
    bodyOf(
      await animatorOf(world)
        .post('/api/logbook')
        .send({
          track: 'company_interest',
          on: '2026-11-20',
          comune: '002133',
          companyId,
          met: [{ name: 'Ugo Verde', as: 'entrepreneur' }],
        }),
      201,
    );
    bodyOf(
      await employerOf(world, companyId)
        .post(`/api/rosters/${roster.id}/answers`)
        .send({ answer: 'refused', workerId: ids[0], reason: 'distance' }),
      201,
    );
    expect(await figures({ by: 'province' })).toEqual({
      groups: [
        {
          value: '002',
          figures: {
            visits: 1,
            opportunities: 1,
            positions: 3,
            positions_open: 3,
            shortlists: 1,
            rosters: 1,
            people_proposed: 2,
            people_refused: 1,
          },
        },
      ],
      total: expect.objectContaining({ visits: 1, people_proposed: 2 }),
      closed: [],
    });
    const kinds = await figures({ by: 'kind' });
    expect(kinds.groups.map(({ value }: { value: string }) => value)).toEqual([
      'company_interest',
      'established_company',
      null,
    ]);
  });

  it('is of the caller’s territory, though they read opportunities elsewhere', async () => {
    await givenRoster(world, await world.register(cleaner()));
    expect((await figures({}, leadOf(['063']))).total).toEqual({});
    expect((await figures({}, leadOf('all'))).total).toMatchObject({ opportunities: 1 });
    const page = bodyOf(
      await operatorOf(world)
        .get('/api/figures/demand/rows')
        .query({ from: '2026-11', to: '2026-11', indicator: 'people_proposed' }),
      200,
    );
    expect(page).toMatchObject({ total: 1, items: [{ counts: 1, on: '2026-11-22' }] });
  });
});

describe('figures by what companies are', () => {
  /** Two cooperatives of the chain of waste, and a company of which little is known. */
  const fill = async () => {
    const waste = { kind: 'cooperative', ateco: '38', supplyChain: 'Rifiuti' };
    const first = await company(world, { name: 'Ecologia', ...waste });
    const second = await company(world, { name: 'Pulito', ...waste, comune: '002042' });
    const other = await company(world, { name: 'Altra' });
    await opportunity(world, first.id);
    await opportunity(world, second.id, { sector: '81.21' });
    await opportunity(world, other.id, { validUntil: '2026-11-30' });
    return first;
  };

  const counted = async (by: string, more: object = {}) =>
    (await figures({ by, ...more })).groups.map(
      ({ value, figures: { opportunities } }: { value: string; figures: object & never }) => [
        value,
        opportunities,
      ],
    );

  const rows = async (query: object) =>
    bodyOf(
      await leadOf(['002'])
        .get('/api/figures/demand/rows')
        .query({ from: '2026-01', to: '2026-12', place: 'workplace', ...query }),
      200,
    );

  it('tells the opportunity’s own sector, else its company’s; the supply chain; the kind', async () => {
    const { id } = await fill();
    expect(await counted('sector')).toEqual([
      ['38', 1],
      ['81', 1],
      [null, 1],
    ]);
    expect(await counted('chain')).toEqual([
      ['Rifiuti', 2],
      [null, 1],
    ]);
    expect(await counted('enterprise')).toEqual([
      ['cooperative', 2],
      ['private', 1],
    ]);
    expect(await counted('comune', { sector: '81' })).toEqual([['002042', 1]]);
    const { rev } = bodyOf(await animatorOf(world).get(`/api/companies/${id}`), 200);
    const change = animatorOf(world).patch(`/api/companies/${id}`).set('If-Match', `"${rev}"`);
    bodyOf(await change.send({ supplyChain: 'Verde' }), 200);
    expect(await counted('chain')).toEqual([
      ['Rifiuti', 1],
      ['Verde', 1],
      [null, 1],
    ]);
  });

  it('opens the rows of each', async () => {
    await fill();
    const of = { indicator: 'opportunities' };
    expect((await rows({ ...of, by: 'chain', value: 'Rifiuti' })).total).toBe(2);
    expect((await rows({ ...of, by: 'chain', unknown: 'true' })).total).toBe(1);
    expect((await rows({ ...of, by: 'comune', value: '002042', sector: '81' })).total).toBe(1);
    expect((await rows({ ...of, by: 'comune', value: '002042', sector: '38' })).total).toBe(0);
  });

  it('counts the positions still open, until the opportunity expires; no closed month holds them', async () => {
    await fill();
    world.at('2026-12-01T09:00:00.000Z');
    expect((await figures()).total).toMatchObject({ positions: 9, positions_open: 6 });
    const open = await rows({ indicator: 'positions_open' });
    expect(open.items.map(({ counts }: { counts: number }) => counts)).toEqual([3, 3]);
    const closing = leadOf(['002']).post('/api/figures/demand/closings');
    bodyOf(await closing.send({ month: '2026-11' }), 201);
    world.at('2027-03-01T09:00:00.000Z');
    const [{ id, rev }] = (await animatorOf(world).get('/api/opportunities')).body.items;
    const change = animatorOf(world).patch(`/api/opportunities/${id}`).set('If-Match', `"${rev}"`);
    bodyOf(await change.send({ state: 'withdrawn' }), 200);
    const now = await figures();
    expect(now.closed).toEqual(['2026-11']);
    expect(now.reported).toBeUndefined();
  });

  it('names a wrong sector', async () => {
    const answer = await leadOf(['002'])
      .get('/api/figures/demand?from=2026-01&to=2026-12&sector=8')
      .expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'sector' }]);
  });
});
