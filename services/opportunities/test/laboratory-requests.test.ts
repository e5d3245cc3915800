import { newId } from '@rosa/domain';
import {
  animatorOf,
  bodyOf,
  company,
  draw,
  note,
  operatorOf,
  opportunity,
  type MadeOpportunity,
} from './support/acting.js';
import { cleaner, livesAt } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
let near: string;
let far: string;
let asked: MadeOpportunity;

const BIELLA = '096004';

beforeEach(async () => {
  world = await openWorld();
  [near, far] = (await world.register(
    cleaner({ familyName: 'Vicina' }),
    cleaner({ familyName: 'Lontana', ...livesAt(5, BIELLA) }),
  )) as [string, string];
  asked = await opportunity(world, (await company(world)).id);
});
afterEach(() => world.close());

/** The laboratory of the next province, where she lives. */
const neighbour = () =>
  world.api.as({ role: 'operator', territory: ['096'], name: 'Bruna Biellese' });

const body = (fields: object = {}) => ({
  opportunityId: asked.id,
  lineId: asked.lines[0]!.id,
  workerId: far,
  ...fields,
});

const ask = (fields: object = {}) =>
  operatorOf(world).post('/api/laboratory-requests').send(body(fields));

const answer = (id: string, said: object, as = neighbour()) =>
  as.post(`/api/laboratory-requests/${id}/answer`).send(said);

const listed = async (as: ReturnType<typeof neighbour>, query: object) =>
  bodyOf(await as.get('/api/laboratory-requests').query(query), 200).items;

const fieldsOf = (said: { errors: { field: string }[] }) => said.errors.map(({ field }) => field);

describe('a request to the laboratory of another territory', () => {
  it('reaches the laboratory that keeps the person, which reads who it is; who asks does not', async () => {
    const sent = bodyOf(await ask({ note: 'Ha il profilo che serve' }), 201);
    expect(sent).toMatchObject({
      workerId: far,
      title: 'Pulizie e verde',
      line: { occupation: '9112' },
      looking: true,
      askedBy: 'Olga Operatrice',
      askedAt: '2026-11-22T10:00:00.000Z',
      answer: null,
      person: { masked: true, familyName: null, comune: BIELLA, contacts: null },
    });
    expect(world.audit.map(({ action, subjects }) => [action, subjects])).toContainEqual([
      'laboratoryRequests.create',
      [far],
    ]);
    const [received] = await listed(neighbour(), { waiting: 'true' });
    expect(received).toMatchObject({
      id: sent.id,
      note: 'Ha il profilo che serve',
      person: { masked: false, familyName: 'Lontana', contacts: null },
    });
    expect(world.audit.at(-1)).toMatchObject({
      action: 'laboratoryRequests.list',
      subjects: [far],
    });
    expect(await listed(operatorOf(world), { side: 'sent' })).toMatchObject([{ id: sent.id }]);
    expect(await listed(operatorOf(world), { side: 'received' })).toEqual([]);
    expect(await listed(neighbour(), { side: 'sent' })).toEqual([]);
  });

  it('is sent once, also twice at once, and not again while it waits', async () => {
    const id = newId();
    const both = await Promise.all([ask({ id }), ask({ id })]);
    expect(both.map(({ status, body: { id: made } }) => [status, made])).toEqual([
      [201, id],
      [201, id],
    ]);
    expect((await ask()).status).toBe(409);
    await answer(id, { answer: 'declined', reason: 'not_available' }).expect(200);
    bodyOf(await ask(), 201);
  });

  it('of two at once for one person and line takes one', async () => {
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('names every field that leads nowhere', async () => {
    expect(
      fieldsOf((await ask({ note: 'x'.repeat(501), colour: 'red' }).expect(400)).body),
    ).toEqual(expect.arrayContaining(['note', 'colour']));
    for (const field of ['opportunityId', 'lineId', 'workerId']) {
      const { body: said } = await ask({ [field]: newId() }).expect(400);
      expect(fieldsOf(said)).toEqual([field]);
    }
    await ask({ workerId: near }).expect(409);
    expect(await listed(operatorOf(world), { side: 'sent' })).toEqual([]);
  });

  it('is only for opportunities of one’s own territory, and for operators', async () => {
    const { body: said } = await neighbour()
      .post('/api/laboratory-requests')
      .send(body({ workerId: near }))
      .expect(400);
    expect(fieldsOf(said)).toEqual(['opportunityId']);
    await animatorOf(world).post('/api/laboratory-requests').send(body()).expect(403);
  });
});

describe('the answer of the laboratory', () => {
  const sent = async (): Promise<string> => bodyOf(await ask(), 201).id;
  const read = async (id: string, as = operatorOf(world)) =>
    bodyOf(await as.get(`/api/laboratory-requests/${id}`), 200);

  it('opens the person’s data for that line: name, contacts, the reasons, the calls', async () => {
    const list = await draw(world, asked);
    await note(world, list.id, far, { call: 'no_reply' }).then(({ status }) =>
      expect(status).toBe(403),
    );
    const id = await sent();
    await answer(id, { answer: 'accepted', note: 'Chiamatela di mattina' }).expect(200);
    expect(await read(id)).toMatchObject({
      answer: { answer: 'accepted', note: 'Chiamatela di mattina', by: 'Bruna Biellese' },
      person: { masked: false, familyName: 'Lontana', contacts: { phone: '+39016100000' } },
    });
    const shown = bodyOf(await operatorOf(world).get(`/api/shortlists/${list.id}`), 200);
    const person = shown.people.find(({ workerId }: { workerId: string }) => workerId === far);
    expect(person).toMatchObject({ masked: false, familyName: 'Lontana' });
    expect(JSON.stringify(person)).toContain('Pulizie Riservate');
    bodyOf(await note(world, list.id, far, { call: 'confirmed' }), 200);
  });

  it('opens them to no other line, no other territory and no other role', async () => {
    const id = await sent();
    await answer(id, { answer: 'accepted' }).expect(200);
    const other = await opportunity(world, asked.companyId, { title: 'Altra' });
    const list = await draw(world, other);
    const elsewhere = bodyOf(await operatorOf(world).get(`/api/shortlists/${list.id}`), 200);
    expect(JSON.stringify(elsewhere)).not.toContain('Lontana');
    const lead = world.api.as({ role: 'lead', territory: ['002'] });
    expect(await read(id, lead)).toMatchObject({ person: { masked: true, contacts: null } });
    const stranger = world.api.as({ role: 'operator', territory: ['063'] });
    await stranger.get(`/api/laboratory-requests/${id}`).expect(404);
    expect(await listed(stranger, { side: 'received' })).toEqual([]);
    expect(await listed(stranger, { side: 'sent' })).toEqual([]);
  });

  it('closes them again once the line looks for nobody', async () => {
    const id = await sent();
    await answer(id, { answer: 'accepted' }).expect(200);
    bodyOf(
      await animatorOf(world)
        .patch(`/api/opportunities/${asked.id}`)
        .set('If-Match', '*')
        .send({ state: 'withdrawn' }),
      200,
    );
    expect(await read(id)).toMatchObject({
      looking: false,
      person: { masked: true, familyName: null, contacts: null },
    });
  });

  it.each([
    [{ answer: 'declined', reason: 'already_proposed' }, 'already_proposed'],
    [{ answer: 'called', note: 'La chiamiamo domani' }, null],
  ])('%j opens nothing', async (said, reason) => {
    const id = await sent();
    await answer(id, said).expect(200);
    expect(await read(id)).toMatchObject({
      answer: { ...said, reason },
      person: { masked: true, familyName: null, contacts: null },
    });
  });

  it('declines with a reason, from the closed list, and only then', async () => {
    const id = await sent();
    for (const said of [
      { answer: 'declined' },
      { answer: 'declined', reason: 'antipatica' },
      { answer: 'accepted', reason: 'other' },
    ]) {
      const { body: refused } = await answer(id, said).expect(400);
      expect(new Set(fieldsOf(refused))).toEqual(new Set(['reason']));
    }
    expect(await read(id)).toMatchObject({ answer: null });
  });

  it('is the laboratory’s own, and given once', async () => {
    const id = await sent();
    await answer(id, { answer: 'accepted' }, operatorOf(world)).expect(403);
    const central = world.api.as({ role: 'central' });
    await answer(id, { answer: 'accepted' }, central).expect(403);
    const stranger = world.api.as({ role: 'operator', territory: ['063'] });
    await answer(id, { answer: 'accepted' }, stranger).expect(404);
    await answer(id, { answer: 'called' }).expect(200);
    await answer(id, { answer: 'accepted' }).expect(409);
    expect(world.audit.filter(({ action }) => action === 'laboratoryRequests.answer')).toHaveLength(
      1,
    );
  });

  it('comes from the laboratory the person has moved to', async () => {
    const id = await sent();
    await world.change(far, livesAt(5, '003106'));
    await answer(id, { answer: 'accepted' }).expect(404);
    const novara = world.api.as({ role: 'operator', territory: ['003'] });
    await answer(id, { answer: 'accepted' }, novara).expect(200);
  });

  it('comes from the central team for those whom no territory keeps', async () => {
    await world.change(far, { residence: null });
    const id = await sent();
    const central = world.api.as({ role: 'central' });
    expect(await listed(central, { side: 'received' })).toMatchObject([{ id }]);
    await answer(id, { answer: 'accepted' }, central).expect(200);
  });

  it('cannot be given for someone whose record is gone', async () => {
    const id = await sent();
    await world.remove(far);
    await answer(id, { answer: 'called' }).expect(404);
    expect(await read(id)).toMatchObject({ person: { masked: true, comune: BIELLA } });
  });
});
