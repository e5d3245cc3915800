import { newId } from '@rosa/domain';
import {
  animatorOf,
  bodyOf,
  company,
  draw,
  lookAt,
  note,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { cleaner, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let list: string;
let here: string;
let away: string;

beforeEach(async () => {
  world = await openWorld();
  [here, away] = (await world.register(cleaner(), cleaner(livesAt(8, '096004')))) as [
    string,
    string,
  ];
  const { id } = await company(world);
  ({ id: list } = await draw(world, await opportunity(world, id)));
});
afterEach(() => world.close());

const biella = () => world.api.as({ role: 'operator', territory: ['096'], name: 'Bice Biellese' });

describe('PATCH /shortlists/{id}/candidates/{workerId}', () => {
  it('keeps every call and verdict, who wrote it and when', async () => {
    bodyOf(await note(world, list, here, { call: 'no_reply' }), 200);
    world.at('2026-11-23T09:00:00Z');
    bodyOf(await note(world, list, here, { call: 'declined', reason: 'shifts' }), 200);
    const both = { call: 'confirmed', verdict: 'suitable', reason: 'anni di esperienza' };
    const after = bodyOf(await note(world, list, here, both), 200);
    const by = 'Olga Operatrice';
    expect(after).toMatchObject({
      calls: [
        { outcome: 'no_reply', reason: null, at: '2026-11-22T10:00:00.000Z', by },
        { outcome: 'declined', reason: 'shifts', at: '2026-11-23T09:00:00.000Z', by },
        { outcome: 'confirmed', reason: null, by },
      ],
      verdicts: [{ verdict: 'suitable', reason: 'anni di esperienza', by }],
    });
    expect((await lookAt(world, list)).people[0]!.live).toMatchObject({ calls: after.calls });
    expect(world.audit.filter(({ action }) => action === 'candidates.note')).toHaveLength(3);
  });

  it.each([
    [{}, 'call'],
    [{ call: 'declined' }, 'reason'],
    [{ call: 'declined', reason: 'non mi va' }, 'reason'],
    [{ call: 'no_reply', reason: 'shifts' }, 'reason'],
    [{ verdict: 'unsuitable' }, 'reason'],
    [{ call: 'sang' }, 'call'],
    [{ call: 'confirmed', mood: 'good' }, 'mood'],
  ])('refuses %j by field', async (body, field) => {
    const answer = await note(world, list, here, body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
  });

  it('leaves who lives elsewhere to their own laboratory, which learns of the list', async () => {
    const path = `/api/shortlists/${list}/candidates/${away}`;
    await note(world, list, away, { call: 'confirmed' }).expect(403);
    const { body } = await biella().get(`/api/workers/${away}/proposals`);
    expect(body.items).toMatchObject([{ shortlistId: list, workerId: away, calls: [] }]);
    const called = bodyOf(await biella().patch(path).send({ call: 'confirmed' }), 200);
    expect(called.calls).toMatchObject([{ outcome: 'confirmed', by: 'Bice Biellese' }]);
    await biella()
      .patch(`/api/shortlists/${list}/candidates/${here}`)
      .send({ call: 'confirmed' })
      .expect(404);
    await biella().get(`/api/workers/${here}/proposals`).expect(404);
    await biella().get(`/api/shortlists/${list}`).expect(404);
  });

  it('leaves whom no territory keeps to the central team, which calls nobody else', async () => {
    const [nowhere] = (await world.register(cleaner({ residence: null }))) as [string];
    const { id } = await company(world, { name: 'Pulito S.r.l.' });
    const drawn = await draw(world, await opportunity(world, id));
    const central = world.api.as({ role: 'central', territory: 'all', name: 'Carla Centrale' });
    const calling = (caller: typeof central, workerId: string) =>
      caller
        .patch(`/api/shortlists/${drawn.id}/candidates/${workerId}`)
        .send({ call: 'confirmed' });
    const refused = await calling(operatorOf(world), nowhere).expect(403);
    expect(JSON.stringify(refused.body)).toContain('équipe centrale');
    expect(bodyOf(await calling(central, nowhere), 200).calls).toMatchObject([
      { outcome: 'confirmed', by: 'Carla Centrale' },
    ]);
    const other = await calling(central, here).expect(403);
    expect(JSON.stringify(other.body)).toContain('suo laboratorio');
  });

  it('is refused for who has gone, saying why, and unknown for who was never there', async () => {
    await note(world, list, newId(), { call: 'confirmed' }).expect(404);
    await note(world, newId(), here, { call: 'confirmed' }).expect(404);
    await world.change(here, { status: { state: 'left', until: null } });
    const answer = await note(world, list, here, { call: 'confirmed' });
    expect([answer.status, answer.body.withdrawn.why]).toEqual([409, 'left']);
    await animatorOf(world)
      .patch(`/api/shortlists/${list}/candidates/${here}`)
      .send({})
      .expect(403);
  });

  it('loses no call of two written at once', async () => {
    await Promise.all([
      note(world, list, here, { call: 'no_reply' }),
      note(world, list, here, { call: 'call_back' }),
    ]);
    expect((await lookAt(world, list)).people[0]!.live).toMatchObject({ calls: [{}, {}] });
  });
});
