import {
  bodyOf,
  company,
  confirm,
  draw,
  employerOf,
  givenRoster,
  giveRoster,
  note,
  operatorOf,
  opportunity,
  type MadeList,
} from './support/acting.js';
import { cleaner, livesAt, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const today = async (what: string) =>
  bodyOf(await operatorOf(world).get(`/api/today/${what}`), 200);

const called = async (list: MadeList, workerId: string, ...calls: readonly string[]) => {
  for (const call of calls) bodyOf(await note(world, list.id, workerId, { call }), 200);
};

/** A list of an opportunity of its own, and the company that asked for it. */
const drawn = async (fields: object = {}, name = 'Verde S.r.l.') => {
  const { id: companyId } = await company(world, { name });
  const asked = await opportunity(world, companyId, fields);
  return { companyId, asked, list: await draw(world, asked) };
};

describe('GET /today/lists', () => {
  it('says how many are to be called, to be called again and confirmed, list by list', async () => {
    const people = Array.from({ length: 5 }, () => cleaner());
    const [silent, later, sure, lost] = (await world.register(...people)) as string[];
    const { asked, list } = await drawn();
    const before = await today('lists');
    expect(before).toEqual({
      items: [
        {
          shortlistId: list.id,
          opportunityId: asked.id,
          lineId: asked.lines[0]!.id,
          title: 'Pulizie e verde',
          line: { title: null, occupation: '9112' },
          comune: '002133',
          drawnAt: '2026-11-22T10:00:00.000Z',
          uncalled: 5,
          again: 0,
          confirmed: 0,
          rosters: 0,
          waitsFor: 'calls',
        },
      ],
      total: 1,
    });
    await called(list, silent!, 'no_reply');
    await called(list, later!, 'contacted', 'call_back');
    await called(list, lost!, 'wrong_number');
    const begun = (await today('lists')).items[0];
    expect(begun).toMatchObject({ uncalled: 2, again: 2, confirmed: 0, waitsFor: null });
    await called(list, sure!, 'call_back', 'confirmed');
    const ready = (await today('lists')).items[0];
    expect(ready).toMatchObject({ uncalled: 1, again: 2, confirmed: 1, waitsFor: 'roster' });
  });

  it('waits for a roster only until one is given, and not for the unsuitable', async () => {
    const [ada, bea] = (await world.register(cleaner(), cleaner())) as string[];
    const { companyId, list } = await drawn();
    await confirm(world, list.id, ada!, bea!);
    const no = { verdict: 'unsuitable', reason: 'non regge i turni' };
    bodyOf(await note(world, list.id, bea!, no), 200);
    const waiting = (await today('lists')).items[0];
    expect(waiting).toMatchObject({ confirmed: 1, rosters: 0, waitsFor: 'roster' });
    bodyOf(await giveRoster(world, list.id, companyId, [ada!]), 201);
    expect(await today('lists')).toEqual({ items: [], total: 0 });
  });

  it('leaves out who is called by another laboratory, and who is only beside the list', async () => {
    await world.register(cleaner(), cleaner(livesAt(8, '096004')), unknownPerson());
    const { id: companyId } = await company(world);
    const asked = await opportunity(world, companyId);
    const list = await draw(world, asked, 0, { limit: 2 });
    expect([list.people.length, list.toInterview.length]).toEqual([2, 1]);
    expect((await today('lists')).items).toMatchObject([{ uncalled: 1 }]);
    await called(list, list.toInterview[0]!.workerId, 'no_reply');
    expect((await today('lists')).items).toMatchObject([{ uncalled: 1, again: 1 }]);
  });

  it('asks the first calls of the latest list of a line alone, and the rest of all', async () => {
    const [ada] = (await world.register(cleaner(), cleaner())) as string[];
    const { asked, list } = await drawn();
    await called(list, ada!, 'no_reply');
    world.at('2026-11-22T11:00:00Z');
    const next = await draw(world, asked);
    expect((await today('lists')).items).toMatchObject([
      { shortlistId: next.id, uncalled: 2, again: 0, waitsFor: 'calls' },
      { shortlistId: list.id, uncalled: 0, again: 1, waitsFor: null },
    ]);
  });

  it('forgets lists whose opportunity has ended, and counts those beyond the limit', async () => {
    await world.register(cleaner());
    await drawn({ validUntil: '2026-11-23' }, 'Altra S.r.l.');
    const { list } = await drawn();
    const first = bodyOf(await operatorOf(world).get('/api/today/lists?limit=1'), 200);
    expect([first.items.length, first.total]).toEqual([1, 2]);
    world.at('2026-11-24T10:00:00Z');
    const later = await today('lists');
    expect(later.items.map((each: { shortlistId: string }) => each.shortlistId)).toEqual([list.id]);
  });

  it('shows a laboratory its own lists alone', async () => {
    await world.register(cleaner());
    await drawn();
    const elsewhere = world.api.as({ role: 'operator', territory: ['063'] });
    for (const what of ['lists', 'recalls', 'answers']) {
      const { body } = await elsewhere.get(`/api/today/${what}`).expect(200);
      expect([what, body.items, body.total]).toEqual([what, [], 0]);
    }
  });
});

describe('GET /today/recalls', () => {
  it('names who is to be called again, whoever has waited longest first', async () => {
    const [ada, bea, cia] = (await world.register(cleaner(), cleaner(), cleaner())) as string[];
    const { list } = await drawn();
    await called(list, bea!, 'no_reply', 'call_back');
    world.at('2026-11-23T10:00:00Z');
    await called(list, ada!, 'no_reply');
    await called(list, cia!, 'no_reply', 'contacted');
    const { items, total } = await today('recalls');
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { workerId: bea, shortlistId: list.id, outcome: 'call_back', calls: 2, masked: false },
      { workerId: ada, outcome: 'no_reply', at: '2026-11-23T10:00:00.000Z', calls: 1 },
    ]);
    expect(items[0].familyName).toMatch(/^Pulita/);
    expect(world.audit.at(-1)).toMatchObject({
      action: 'candidates.recall',
      subjects: [bea, ada],
      detail: { total: 2 },
    });
    const one = bodyOf(await operatorOf(world).get('/api/today/recalls?limit=1'), 200);
    expect([one.items.length, one.total]).toEqual([1, 2]);
  });

  it('puts who agreed on a day where that day comes, and says which', async () => {
    const [ada, bea, cia] = (await world.register(cleaner(), cleaner(), cleaner())) as string[];
    const { list } = await drawn();
    const later = { call: 'call_back', callBackOn: '2026-11-25' };
    bodyOf(await note(world, list.id, ada!, later), 200);
    await called(list, bea!, 'no_reply');
    const sooner = { call: 'call_back', callBackOn: '2026-11-24' };
    const noted = bodyOf(await note(world, list.id, cia!, sooner), 200);
    expect(noted.calls).toMatchObject([{ outcome: 'call_back', callBackOn: '2026-11-24' }]);
    const { items } = await today('recalls');
    expect(items).toMatchObject([
      { workerId: bea, callBackOn: null },
      { workerId: cia, callBackOn: '2026-11-24' },
      { workerId: ada, callBackOn: '2026-11-25' },
    ]);
    // What is agreed holds until the next call.
    await called(list, cia!, 'no_reply');
    expect((await today('recalls')).items.at(-1)).toMatchObject({ workerId: ada });
    const late = await note(world, list.id, bea!, { call: 'call_back', callBackOn: '2026-11-01' });
    expect([late.status, late.body.errors[0].field]).toEqual([400, 'callBackOn']);
  });

  it('leaves out people whom another laboratory calls', async () => {
    const [away] = (await world.register(cleaner(livesAt(8, '096004')), cleaner())) as string[];
    const { list } = await drawn();
    const theirs = world.api.as({ role: 'operator', territory: ['096'] });
    const path = `/api/shortlists/${list.id}/candidates/${away}`;
    bodyOf(await theirs.patch(path).send({ call: 'no_reply' }), 200);
    expect(await today('recalls')).toEqual({ items: [], total: 0 });
  });
});

describe('GET /today/answers', () => {
  it('shows what employers have answered until the laboratory takes note of it', async () => {
    const [ada, bea] = (await world.register(cleaner(), cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!, bea!]);
    expect((await today('answers')).items).toEqual([]);
    const answer = (body: object) =>
      employerOf(world, companyId).post(`/api/rosters/${roster.id}/answers`).send(body);
    world.at('2026-11-23T10:00:00Z');
    bodyOf(await answer({ workerId: ada, answer: 'trial' }), 201);
    bodyOf(await answer({ workerId: ada, answer: 'interview' }), 201);
    bodyOf(await answer({ workerId: bea, answer: 'refused', reason: 'distance' }), 201);
    expect(await today('answers')).toMatchObject({
      items: [
        {
          id: roster.id,
          companyId,
          people: 2,
          unseenAnswer: '2026-11-23T10:00:00.000Z',
          answers: [
            { answer: 'interview', people: 1 },
            { answer: 'refused', people: 1 },
          ],
        },
      ],
      nextCursor: null,
      total: 1,
    });
    world.at('2026-11-23T11:00:00Z');
    const seen = await operatorOf(world).post(`/api/rosters/${roster.id}/seen`);
    expect(bodyOf(seen, 200)).toMatchObject({ id: roster.id, unseenAnswer: null });
    const again = await operatorOf(world).post(`/api/rosters/${roster.id}/seen`);
    expect(bodyOf(again, 200).rev).toBe(seen.body.rev);
    expect((await today('answers')).total).toBe(0);
    world.at('2026-11-23T12:00:00Z');
    bodyOf(await answer({ workerId: ada, answer: 'no_show' }), 201);
    expect((await today('answers')).items).toMatchObject([{ id: roster.id }]);
  });

  it('does not tell an operator what they entered themselves, nor an employer who took note', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const path = `/api/rosters/${roster.id}`;
    const entered = { workerId: ada, answer: 'trial' };
    bodyOf(await operatorOf(world).post(`${path}/answers`).send(entered), 201);
    expect((await today('answers')).total).toBe(0);
    const theirs = bodyOf(await employerOf(world, companyId).get(path), 200);
    expect(theirs).not.toHaveProperty('unseenAnswer');
    expect(theirs).not.toHaveProperty('seen');
  });
});
