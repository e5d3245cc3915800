import {
  cleaners,
  company,
  confirm,
  bodyOf,
  draw,
  employerOf,
  giveRoster,
  lookAt,
  note,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, livesAt, yes } from './support/people.js';
import { openWorld, type World } from './support/world.js';

/** Three cleaners and one gardener at Santhià, from the opportunity to the hire (the last section of the issue). */

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const gardener = () =>
  cleaner({
    experiences: [
      {
        occupation: '6113',
        sector: null,
        employer: null,
        from: '2015-01-01',
        to: null,
        evidence: 'observed',
        tasks: null,
      },
    ],
    availability: yes('2026-11-02', 'contract:permanent', 'hours:part_time'),
  });

it('goes from what is asked to a hire that fills the line and clears the other lists', async () => {
  const people = [cleaner(), cleaner(livesAt(4)), cleaner(livesAt(6)), cleaner(livesAt(8))];
  const [ada, bea, cleo, dora, giada] = (await world.register(...people, gardener())) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const { id: companyId } = await company(world);
  const garden = { occupation: '6113', positions: 1, contract: 'permanent', hours: 20 };
  const asked = await opportunity(world, companyId, {
    lines: [cleaners({ positions: 1 }), garden],
  });
  const cleaning = await draw(world, asked);
  const gardening = await draw(world, asked, 1);
  expect(cleaning.people.slice(0, 4).map(({ workerId }) => workerId)).toEqual([
    ada,
    bea,
    cleo,
    dora,
  ]);
  expect(gardening.people[0]!.workerId).toBe(giada);

  bodyOf(await note(world, cleaning.id, cleo, { call: 'no_reply' }), 200);
  bodyOf(await note(world, cleaning.id, cleo, { call: 'call_back' }), 200);
  await confirm(world, cleaning.id, ada, bea);
  bodyOf(await note(world, cleaning.id, dora, { call: 'declined', reason: 'shifts' }), 200);

  const other = await company(world, { name: 'Altra s.p.a.' });
  const elsewhere = await draw(world, await opportunity(world, other.id));
  await confirm(world, elsewhere.id, ada);
  const otherRoster = bodyOf(await giveRoster(world, elsewhere.id, other.id, [ada]), 201);

  const roster = bodyOf(await giveRoster(world, cleaning.id, companyId, [ada, bea]), 201);
  const employer = employerOf(world, companyId);
  const answer = (body: object) => employer.post(`/api/rosters/${roster.id}/answers`).send(body);
  bodyOf(await answer({ workerId: bea, answer: 'refused', reason: 'experience' }), 201);
  const hire = { contract: 'permanent', startOn: '2026-12-01', hours: 'part_time' };
  const claimed = bodyOf(await answer({ workerId: ada, answer: 'hired', ...hire }), 201);
  expect(claimed.people[0]).toMatchObject({ answer: { answer: 'hired' }, confirmed: false });
  const { rosters } = world.opportunities;
  const asking = { ...world.audit[0]!.scope };
  const seated = { comune: '002133', withdrawn: null };
  expect(await rosters.seat(asking, roster.id, ada)).toEqual(seated);
  expect(await rosters.seat(asking, roster.id, bea)).toEqual(seated);
  expect(await rosters.seat(asking, roster.id, cleo)).toBeUndefined();

  const outcome = world.hired(ada, { rosterId: roster.id, on: '2026-11-22' });
  await world.change(ada, { status: { state: 'placed', until: null } });
  expect(
    await Promise.all([
      world.opportunities.onOutcome([outcome]),
      world.opportunities.onOutcome([outcome]),
    ]),
  ).toEqual([[{ id: outcome, ok: true }], [{ id: outcome, ok: true }]]);
  await world.opportunities.onOutcome([outcome]);

  const after = bodyOf(await operatorOf(world).get(`/api/opportunities/${asked.id}`), 200);
  expect(after).toMatchObject({ state: 'open', lines: [{ filled: 1 }, { filled: 0 }] });
  const withdrawn = async (listId: string) =>
    (await lookAt(world, listId)).people.find(({ workerId }) => workerId === ada)!.live.withdrawn;
  expect(await withdrawn(cleaning.id)).toEqual({ why: 'hired', on: '2026-11-22' });
  expect(await withdrawn(elsewhere.id)).toEqual({ why: 'hired_elsewhere', on: '2026-11-22' });
  const seen = bodyOf(await employerOf(world, other.id).get(`/api/rosters/${otherRoster.id}`), 200);
  expect(seen.people).toMatchObject([{ withdrawn: { why: 'unavailable', on: null } }]);
  expect(seen.people[0]).not.toHaveProperty('contacts');
  const gone = { why: 'hired_elsewhere', on: '2026-11-22' };
  expect(await rosters.seat(asking, otherRoster.id, ada)).toMatchObject({ withdrawn: gone });
  const own = bodyOf(await employer.get(`/api/rosters/${roster.id}`), 200);
  expect(own.people).toMatchObject([{ confirmed: true, withdrawn: null }, { confirmed: false }]);

  const again = await draw(world, asked, 1);
  expect(again.people.map(({ workerId }) => workerId)).not.toContain(ada);
  const closed = await operatorOf(world)
    .post(`/api/opportunities/${asked.id}/shortlists`)
    .send({ lineId: asked.lines[0]!.id });
  expect(closed.status).toBe(409);
});
