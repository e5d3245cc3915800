import { newId } from '@rosa/domain';
import {
  animatorOf,
  bodyOf,
  cleaners,
  company,
  confirm,
  draw,
  giveRoster,
  lookAt,
  note,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, cleanersWanted, livesAt, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const asking = async (fields: object = {}) => {
  const { id } = await company(world);
  return { companyId: id, asked: await opportunity(world, id, fields) };
};

const drawing = (id: string, body: object) =>
  operatorOf(world).post(`/api/opportunities/${id}/shortlists`).send(body);

describe('POST /opportunities/{id}/shortlists', () => {
  it('says what /match says, and stands still when records change', async () => {
    const [ada] = await world.register(cleaner(), cleaner(livesAt(8, '096004')), unknownPerson());
    const { asked } = await asking();
    const matched = bodyOf(
      await operatorOf(world).post('/api/match').send({ criteria: cleanersWanted, limit: 2 }),
      200,
    );
    const drawn = await draw(world, asked, 0, { limit: 2 });
    const { people, toInterview, ...head } = matched;
    expect(drawn).toMatchObject({ ...head, drawnBy: 'Olga Operatrice', limit: 2 });
    expect(drawn.people).toMatchObject(people);
    expect(drawn.toInterview).toMatchObject(toInterview);
    const { elsewhere: _e, live: _l, ...frozen } = drawn.people[0]!;
    await world.change(ada!, { ...livesAt(40), experiences: [] });
    const later = (await lookAt(world, drawn.id)).people[0]!;
    expect(later).toMatchObject(frozen);
    const again = await draw(world, asked, 0, { limit: 2 });
    expect(again.id).not.toBe(drawn.id);
    expect(again.people[0]!.workerId).not.toBe(ada);
    const lists = await operatorOf(world).get(`/api/opportunities/${asked.id}/shortlists`);
    expect(lists.body.items.map((one: { id: string }) => one.id).sort()).toEqual(
      [drawn.id, again.id].sort(),
    );
    expect(world.audit.filter(({ action }) => action === 'shortlists.draw')).toHaveLength(2);
  });

  it('asks by the line’s occupation, contract, hours, start and place where it has no criteria', async () => {
    const line = {
      occupation: '9112',
      positions: 1,
      contract: 'permanent',
      hours: 20,
      startOn: '2027-02-01',
    };
    const { asked } = await asking({ lines: [line] });
    expect(await draw(world, asked)).toMatchObject({
      asOf: '2027-02-01',
      criteria: {
        requirements: [
          { kind: 'occupation', code: '9112', importance: 2, months: 12, must: false },
        ],
        terms: [
          { key: 'contract:permanent', must: true },
          { key: 'hours:part_time', must: true },
        ],
        place: { comune: '002133' },
      },
    });
  });

  it('takes other criteria for once, and answers a repeated request as the first time', async () => {
    const { asked } = await asking();
    const body = { id: newId(), lineId: asked.lines[0]!.id, criteria: { radiusKm: 9 }, limit: 3 };
    const first = bodyOf(await drawing(asked.id, body), 201);
    expect(first).toMatchObject({ criteria: { radiusKm: 9, requirements: [] }, limit: 3 });
    expect(bodyOf(await drawing(asked.id, body), 201)).toEqual(first);
  });

  it('counts the other lines with a live list, each once however often it was drawn', async () => {
    await world.register(cleaner());
    const { asked, companyId } = await asking();
    const first = await draw(world, asked);
    expect(first.people[0]!.elsewhere).toEqual({ shortlists: 0, rosters: 0 });
    expect((await draw(world, asked)).people[0]!.elsewhere).toEqual({ shortlists: 0, rosters: 0 });
    await draw(world, await opportunity(world, companyId));
    expect((await lookAt(world, first.id)).people[0]!.elsewhere.shortlists).toBe(1);
    const match = await operatorOf(world).post('/api/match').send({ criteria: cleanersWanted });
    expect(match.body.people[0].elsewhere).toEqual({ shortlists: 2, rosters: 0 });
  });

  it('freezes that it was incomplete, and draws nothing where the engine does not answer', async () => {
    await world.register(cleaner());
    const { asked } = await asking();
    world.incomplete = ['behind'];
    const list = await draw(world, asked);
    world.incomplete = [];
    expect(await lookAt(world, list.id)).toMatchObject({ complete: false, incomplete: ['behind'] });
    await world.search.close();
    const down = await drawing(asked.id, { lineId: asked.lines[0]!.id });
    expect([down.status, down.body.engine]).toEqual([503, world.search.engine]);
    expect(
      (await operatorOf(world).get(`/api/opportunities/${asked.id}/shortlists`)).body.total,
    ).toBe(1);
  });

  it('is refused where nobody is looked for, by field where the request is wrong', async () => {
    const { asked, companyId } = await asking();
    const lineId = asked.lines[0]!.id;
    const wrong = await drawing(asked.id, { lineId, limit: 0, criteria: { reachKm: 1 } });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'criteria.reachKm',
      'limit',
    ]);
    const strange = await drawing(asked.id, { lineId: newId() });
    expect([strange.status, strange.body.errors[0].field]).toEqual([400, 'lineId']);
    for (const fields of [
      { state: 'draft' },
      { validUntil: '2026-11-21' },
      { lines: [cleaners({ filled: 3 })] },
    ]) {
      const { id, lines } = await opportunity(world, companyId, fields);
      await drawing(id, { lineId: lines[0]!.id }).expect(409);
    }
    await drawing(newId(), { lineId }).expect(404);
    await animatorOf(world)
      .post(`/api/opportunities/${asked.id}/shortlists`)
      .send({ lineId })
      .expect(403);
  });
});

describe('GET /shortlists/{id}', () => {
  it('masks who is outside the reader’s reach, whoever drew it', async () => {
    await world.register(cleaner(livesAt(8, '096004')));
    const { asked } = await asking();
    const central = world.api.as({ role: 'central' });
    const drawn = bodyOf(
      await central
        .post(`/api/opportunities/${asked.id}/shortlists`)
        .send({ lineId: asked.lines[0]!.id }),
      201,
    );
    expect(JSON.stringify(drawn)).toContain('Pulizie Riservate');
    const read = await operatorOf(world).get(`/api/shortlists/${drawn.id}`);
    expect(read.body.people[0]).toMatchObject({ masked: true, familyName: null, comune: '096004' });
    expect(read.text).not.toMatch(/Pulizie Riservate|Olga|punto 45|Pulita/);
    const matched = await operatorOf(world).post('/api/match').send({ criteria: cleanersWanted });
    expect(read.body.people[0].contributions).toEqual(matched.body.people[0].contributions);
    await world.api
      .as({ role: 'operator', territory: ['063'] })
      .get(`/api/shortlists/${drawn.id}`)
      .expect(404);
  });

  it('shows an animator no names until a roster is given', async () => {
    const [ada] = await world.register(cleaner(), cleaner(livesAt(5)));
    const { asked, companyId } = await asking();
    const list = await draw(world, asked);
    const names = async () => {
      const { body, text } = await animatorOf(world).get(`/api/shortlists/${list.id}`);
      expect(text).not.toContain('Pulizie Riservate');
      return body.people.map(
        ({ familyName }: { familyName: string | null }) => familyName !== null,
      );
    };
    expect(await names()).toEqual([false, false]);
    await confirm(world, list.id, ada!);
    bodyOf(await giveRoster(world, list.id, companyId, [ada!]), 201);
    expect(await names()).toEqual([true, false]);
  });

  it('counts no list that has expired, this one or another', async () => {
    await world.register(cleaner());
    const { asked, companyId } = await asking({ validUntil: '2026-11-30' });
    const expiring = await draw(world, asked);
    await draw(world, await opportunity(world, companyId));
    const counted = async () => (await lookAt(world, expiring.id)).people[0]!.elsewhere.shortlists;
    expect(await counted()).toBe(1);
    world.at('2026-12-01T10:00:00Z');
    expect(await counted()).toBe(1);
  });

  it('tells an animator calls and verdicts without who gave them, and why', async () => {
    const [ada] = await world.register(cleaner());
    const { asked } = await asking();
    const list = await draw(world, asked);
    bodyOf(
      await note(world, list.id, ada!, { verdict: 'unsuitable', reason: 'mal di schiena' }),
      200,
    );
    bodyOf(await note(world, list.id, ada!, { call: 'declined', reason: 'health' }), 200);
    const { body, text } = await animatorOf(world).get(`/api/shortlists/${list.id}`);
    expect(body.people[0].live).toMatchObject({
      verdicts: [{ verdict: 'unsuitable', reason: null, by: null }],
      calls: [{ outcome: 'declined', reason: null, by: null }],
    });
    expect(text).not.toContain('schiena');
    expect(text).not.toContain('health');
  });

  it('says who has gone since, and why, beside what was frozen', async () => {
    const ids = await world.register(
      cleaner(),
      cleaner(livesAt(4)),
      cleaner(livesAt(5)),
      cleaner(livesAt(6)),
    );
    const { asked } = await asking();
    const list = await draw(world, asked);
    await world.change(ids[0]!, { consent: { proposals: false, on: '2026-11-22' } });
    await world.change(ids[1]!, { status: { state: 'left', until: null } });
    await world.remove(ids[2]!);
    const { people } = await lookAt(world, list.id);
    expect(people.map(({ workerId, live }) => [workerId, live.withdrawn?.why])).toEqual([
      [ids[0], 'refused_proposals'],
      [ids[1], 'left'],
      [ids[2], 'removed'],
      [ids[3], undefined],
    ]);
    expect(people[2]).toMatchObject({ familyName: null, score: list.people[2]!.score });
  });

  it('tells how far those who confirmed complete each other, where a group is asked for', async () => {
    const skilled = (...codes: readonly string[]) =>
      cleaner({
        skills: codes.map((code) => ({ code, months: 9, lastUsed: null, evidence: 'observed' })),
      });
    const [ada, bea] = (await world.register(
      skilled('cleaning'),
      skilled('cleaning', 'teamwork'),
    )) as [string, string];
    const group = { members: 2, skills: ['cleaning', 'pruning', 'teamwork'] };
    const { asked } = await asking({ kind: 'new_enterprise', group });
    const list = await draw(world, asked);
    expect(list).toMatchObject({ group: { complete: false, membersMissing: 2, covered: [] } });
    await confirm(world, list.id, ada, bea);
    expect(await lookAt(world, list.id)).toMatchObject({
      group: {
        complete: false,
        membersMissing: 0,
        missing: ['pruning'],
        covered: [
          { code: 'cleaning', by: expect.arrayContaining([ada, bea]) },
          { code: 'teamwork', by: [bea] },
        ],
      },
    });
    const none = await draw(world, await opportunity(world, asked.companyId));
    expect(none).toMatchObject({ group: null });
  });

  it('keeps every look, with everyone looked at', async () => {
    const ids = await world.register(cleaner(), unknownPerson());
    const { asked } = await asking();
    const list = await draw(world, asked, 0, { limit: 1 });
    await lookAt(world, list.id);
    expect(world.audit.at(-1)).toMatchObject({
      action: 'shortlists.read',
      subjects: ids,
      detail: { id: list.id },
    });
  });
});
