import { animatorOf, bodyOf, employerOf, givenRoster, operatorOf } from './support/acting.js';
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
