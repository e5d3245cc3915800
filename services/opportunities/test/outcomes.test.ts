import {
  bodyOf,
  cleaners,
  company,
  confirm,
  draw,
  giveRoster,
  givenRoster,
  lookAt,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, cleanersWanted } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const follow = (...ids: readonly string[]) => world.opportunities.onOutcome(ids);

const readOpportunity = async (id: string) =>
  bodyOf(await operatorOf(world).get(`/api/opportunities/${id}`), 200);

const elsewhere = async (workerId: string) => {
  const { body } = await operatorOf(world).post('/api/match').send({ criteria: cleanersWanted });
  return body.people.find((one: { workerId: string }) => one.workerId === workerId).elsewhere;
};

describe('a confirmed hire', () => {
  it('takes the last position once, when two are confirmed at the same moment', async () => {
    const [ada, bea, cleo] = (await world.register(cleaner(), cleaner(), cleaner())) as string[];
    const { id: companyId } = await company(world);
    const asked = await opportunity(world, companyId, { lines: [cleaners({ positions: 1 })] });
    const list = await draw(world, asked);
    await confirm(world, list.id, ada!, bea!, cleo!);
    const people = [ada!, bea!, cleo!];
    const roster = bodyOf(await giveRoster(world, list.id, companyId, people), 201);
    const hires = [ada!, bea!].map((id) => world.hired(id, { rosterId: roster.id }));
    await Promise.all(hires.map((id) => follow(id)));
    expect(await readOpportunity(asked.id)).toMatchObject({
      state: 'filled',
      lines: [{ positions: 1, filled: 1 }],
    });
    const read = bodyOf(await operatorOf(world).get(`/api/rosters/${roster.id}`), 200);
    expect(read).toMatchObject({
      closed: true,
      people: [{ confirmed: true }, { confirmed: true }, { confirmed: false, withdrawn: null }],
    });
    const after = await lookAt(world, list.id);
    expect(after).toMatchObject({ closed: true });
    expect(after.people.map(({ live }) => live.withdrawn?.why)).toEqual([
      'hired',
      'hired',
      undefined,
    ]);
    expect(await elsewhere(cleo!)).toEqual({ shortlists: 0, rosters: 0 });
  });

  it('is followed once, however often it is delivered', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { opportunity: asked, roster } = await givenRoster(world, [ada!]);
    const hire = world.hired(ada!, { rosterId: roster.id });
    for (let i = 0; i < 3; i += 1) expect(await follow(hire)).toEqual([{ id: hire, ok: true }]);
    expect((await readOpportunity(asked.id)).lines[0].filled).toBe(1);
    const answer = await operatorOf(world)
      .post(`/api/rosters/${roster.id}/answers`)
      .send({ workerId: ada, answer: 'refused', reason: 'skills' });
    expect(answer.status).toBe(409);
  });

  it('from anywhere else takes the person out of the live lists and rosters', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { opportunity: asked, list, roster } = await givenRoster(world, [ada!]);
    expect(await elsewhere(ada!)).toEqual({ shortlists: 1, rosters: 1 });
    await follow(world.hired(ada!, { on: '2026-11-20' }));
    expect((await readOpportunity(asked.id)).lines[0].filled).toBe(0);
    const gone = { why: 'hired_elsewhere', on: '2026-11-20' };
    expect((await lookAt(world, list.id)).people[0]!.live.withdrawn).toEqual(gone);
    const read = bodyOf(await operatorOf(world).get(`/api/rosters/${roster.id}`), 200);
    expect(read.people).toMatchObject([{ withdrawn: gone }]);
    expect(await elsewhere(ada!)).toEqual({ shortlists: 0, rosters: 0 });
  });

  it('that is over already changes no list', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { list } = await givenRoster(world, [ada!]);
    await follow(world.hired(ada!, { on: '2024-01-08', until: '2024-04-07' }));
    expect((await lookAt(world, list.id)).people[0]!.live.withdrawn).toBeNull();
  });
});

describe('other outcomes', () => {
  it('of someone who leaves take them out of every list; others change nothing', async () => {
    const [ada, bea] = (await world.register(cleaner(), cleaner())) as string[];
    const { list } = await givenRoster(world, [ada!]);
    await follow(
      world.outcome(ada!, { kind: 'exit', on: '2026-11-21', reason: 'retired' }),
      world.outcome(bea!, { kind: 'taken_in_charge', on: '2026-11-21' }),
    );
    const withdrawn = (await lookAt(world, list.id)).people.map(({ live }) => live.withdrawn);
    expect(withdrawn).toEqual([{ why: 'left', on: '2026-11-21' }, null]);
  });

  it('that are gone are done with; one that cannot be followed is said alone', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const gone = '01900000-0000-7000-8000-000000000001';
    expect(await follow(gone)).toEqual([{ id: gone, ok: true }]);
    const hire = world.hired(ada!);
    await world.store.close();
    await expect(follow(hire)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
