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
import { cleaner } from './support/people.js';
import { openWorld, type World } from './support/world.js';

/** An outcome recorded by mistake and taken back in the registry. */

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const follow = async (...ids: readonly string[]) => {
  const answers = await world.opportunities.onOutcome(ids);
  expect(answers).toEqual(ids.map((id) => ({ id, ok: true })));
};

const undo = async (id: string) => {
  world.takeBack(id);
  await follow(id);
};

const read = async (path: string) => bodyOf(await operatorOf(world).get(`/api/${path}`), 200);
const filled = async ({ id }: { id: string }) => {
  const { state, lines } = await read(`opportunities/${id}`);
  return [state, ...lines.map((line: { filled: number }) => line.filled)];
};
const rosterOf = ({ id }: { id: string }) => read(`rosters/${id}`);
const withdrawals = async ({ id }: { id: string }) =>
  (await lookAt(world, id)).people.map(({ live }) => live.withdrawn);

const register = async (count: number) =>
  (await world.register(...Array.from({ length: count }, () => cleaner()))) as string[];

/** One position, these people on its roster, and all of them on the roster of another line elsewhere. */
const twoRosters = async (people: readonly string[]) => {
  const other = await givenRoster(world, people, { name: 'Altra S.r.l.' });
  const { id: companyId } = await company(world);
  const asked = await opportunity(world, companyId, { lines: [cleaners({ positions: 1 })] });
  const list = await draw(world, asked);
  await confirm(world, list.id, ...people);
  const roster: { id: string } = bodyOf(await giveRoster(world, list.id, companyId, people), 201);
  return { asked, list, roster, other };
};

const snapshotOf = async ({
  asked,
  list,
  roster,
  other,
}: Awaited<ReturnType<typeof twoRosters>>) => {
  const paths = [asked, other.opportunity].map(({ id }) => `opportunities/${id}`);
  const lists = [list, other.list].map(({ id }) => `shortlists/${id}`);
  const rosters = [roster, other.roster].map(({ id }) => `rosters/${id}`);
  const found = [];
  for (const path of [...paths, ...lists, ...rosters]) {
    const { rev: _rev, updatedAt: _at, ...content } = await read(path);
    found.push(content);
  }
  return found;
};

describe('a hire taken back', () => {
  it('leaves the line, both lists and both rosters as they were before it', async () => {
    const [ada, bea] = await register(2);
    const made = await twoRosters([ada!, bea!]);
    const claim = { workerId: ada, answer: 'hired', contract: 'permanent', startOn: '2026-12-01' };
    await operatorOf(world).post(`/api/rosters/${made.roster.id}/answers`).send(claim).expect(201);
    const before = await snapshotOf(made);
    const hire = world.hired(ada!, { rosterId: made.roster.id });
    await follow(hire);
    expect(await filled(made.asked)).toEqual(['filled', 1]);
    expect(await withdrawals(made.other.list)).toMatchObject([{ why: 'hired_elsewhere' }, null]);
    await undo(hire);
    expect(await filled(made.asked)).toEqual(['open', 0]);
    const people = [{ answer: { answer: 'hired' }, confirmed: false, withdrawn: null }, {}];
    expect(await rosterOf(made.roster)).toMatchObject({ closed: false, people });
    expect(await snapshotOf(made)).toEqual(before);
  });

  it('is undone once, however often and however many at once it is told', async () => {
    const [ada, bea] = await register(2);
    const { opportunity: asked, roster } = await givenRoster(world, [ada!, bea!]);
    const [first, second] = [ada!, bea!].map((id) => world.hired(id, { rosterId: roster.id }));
    await follow(first!, second!);
    expect(await filled(asked)).toEqual(['open', 2]);
    world.takeBack(first!);
    await Promise.all([follow(first!), follow(first!), follow(first!, first!)]);
    await follow(first!);
    expect(await filled(asked)).toEqual(['open', 1]);
    const people = [{ confirmed: false }, { confirmed: true }];
    expect((await rosterOf(roster)).people).toMatchObject(people);
  });

  it('past the last position gives none back', async () => {
    const [ada, bea] = await register(2);
    const { asked, list, roster } = await twoRosters([ada!, bea!]);
    const [first, past] = [ada!, bea!].map((id) => world.hired(id, { rosterId: roster.id }));
    await follow(first!);
    await follow(past!);
    await undo(past!);
    expect(await filled(asked)).toEqual(['filled', 1]);
    const people = [{ confirmed: true }, { confirmed: false, withdrawn: null }];
    expect(await rosterOf(roster)).toMatchObject({ closed: true, people });
    expect(await withdrawals(list)).toMatchObject([{ why: 'hired' }, null]);
  });

  it('leaves its position to the one hired past the last, who then gives it back', async () => {
    const [ada, bea] = await register(2);
    const { asked, roster } = await twoRosters([ada!, bea!]);
    const [first, past] = [ada!, bea!].map((id) => world.hired(id, { rosterId: roster.id }));
    await follow(first!);
    await follow(past!);
    await undo(first!);
    expect(await filled(asked)).toEqual(['filled', 1]);
    await undo(past!);
    expect(await filled(asked)).toEqual(['open', 0]);
  });

  it('while another finds no position left, on a roster of its own, leaves the line filled by that one', async () => {
    const [ada, bea] = await register(2);
    const { id: companyId } = await company(world);
    const asked = await opportunity(world, companyId, { lines: [cleaners({ positions: 1 })] });
    const list = await draw(world, asked);
    await confirm(world, list.id, ada!, bea!);
    const given = [];
    for (const id of [ada!, bea!])
      given.push(bodyOf(await giveRoster(world, list.id, companyId, [id]), 201));
    const first = world.hired(ada!, { rosterId: given[0].id });
    const past = world.hired(bea!, { rosterId: given[1].id });
    await follow(first);
    await Promise.all([undo(first), follow(past)]);
    expect(await filled(asked)).toEqual(['filled', 1]);
    await undo(past);
    expect(await filled(asked)).toEqual(['open', 0]);
  });

  it('and recorded anew counts once', async () => {
    const [ada] = await register(1);
    const { asked, roster } = await twoRosters([ada!]);
    const wrong = world.hired(ada!, { rosterId: roster.id });
    await follow(wrong);
    await undo(wrong);
    const right = world.hired(ada!, { rosterId: roster.id, on: '2026-11-21' });
    await follow(right, wrong);
    await follow(right);
    expect(await filled(asked)).toEqual(['filled', 1]);
    expect((await rosterOf(roster)).people).toMatchObject([{ confirmed: true }]);
  });

  it('at the moment at which it is followed changes nothing in the end', async () => {
    const [ada] = await register(1);
    const { asked, list, roster } = await twoRosters([ada!]);
    const hire = world.hired(ada!, { rosterId: roster.id });
    // The outcome is read as it stood when this was called.
    const followed = follow(hire);
    await Promise.all([followed, undo(hire)]);
    expect(await filled(asked)).toEqual(['open', 0]);
    expect(await withdrawals(list)).toEqual([null]);
  });

  it('before it was followed leaves a mark by which it never is', async () => {
    const [ada] = await register(1);
    const { asked, roster } = await twoRosters([ada!]);
    const hire = world.hired(ada!, { rosterId: roster.id });
    const giveBack = world.takeBack(hire);
    await follow(hire);
    giveBack();
    await follow(hire);
    expect(await filled(asked)).toEqual(['open', 0]);
  });
});

describe('who stood elsewhere', () => {
  it('stays out where the record of today says so', async () => {
    const [ada] = await register(1);
    const { other, roster } = await twoRosters([ada!]);
    const hire = world.hired(ada!, { rosterId: roster.id });
    await follow(hire);
    await world.change(ada!, { status: { state: 'paused', until: null } });
    await undo(hire);
    expect(await withdrawals(other.list)).toMatchObject([{ why: 'paused' }]);
    expect((await rosterOf(other.roster)).people).toMatchObject([{ withdrawn: { why: 'paused' } }]);
  });

  it('stays out by another hire, which is said from then on and undone in its turn', async () => {
    const [ada] = await register(1);
    const { asked, list, other, roster } = await twoRosters([ada!]);
    const wrong = world.hired(ada!, { rosterId: roster.id });
    const right = world.hired(ada!, { rosterId: other.roster.id, on: '2026-11-20' });
    await follow(wrong);
    await follow(right);
    await undo(wrong);
    expect(await filled(asked)).toEqual(['open', 0]);
    expect(await filled(other.opportunity)).toEqual(['open', 1]);
    const elsewhere = { why: 'hired_elsewhere', on: '2026-11-20' };
    expect(await withdrawals(list)).toEqual([elsewhere]);
    expect(await withdrawals(other.list)).toEqual([{ why: 'hired', on: '2026-11-20' }]);
    const [left] = (await rosterOf(roster)).people;
    expect(left).toMatchObject({ confirmed: false, withdrawn: elsewhere });
    const [kept] = (await rosterOf(other.roster)).people;
    expect(kept).toMatchObject({ confirmed: true, withdrawn: null });
    await undo(right);
    expect(await filled(other.opportunity)).toEqual(['open', 0]);
    expect([await withdrawals(list), await withdrawals(other.list)]).toEqual([[null], [null]]);
    expect((await rosterOf(roster)).people).toMatchObject([{ withdrawn: null }]);
  });

  it('stands again after an exit told by mistake', async () => {
    const [ada] = await register(1);
    const { list, roster } = await twoRosters([ada!]);
    const exit = world.outcome(ada!, { kind: 'exit', on: '2026-11-21', reason: 'retired' });
    await follow(exit);
    expect(await withdrawals(list)).toEqual([{ why: 'left', on: '2026-11-21' }]);
    await undo(exit);
    expect(await withdrawals(list)).toEqual([null]);
    expect((await rosterOf(roster)).people).toMatchObject([{ withdrawn: null }]);
  });
});
