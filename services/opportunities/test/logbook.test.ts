import { newId } from '@rosa/domain';
import { animatorOf, bodyOf, company, operatorOf } from './support/acting.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const meeting = (companyId: string, fields: object = {}) => ({
  track: 'company_interest',
  on: '2026-11-20',
  comune: '002133',
  companyId,
  met: [{ name: 'Ugo Titolare', as: 'entrepreneur' }],
  ...fields,
});

const write = (body: object) => animatorOf(world).post('/api/logbook').send(body);
const fieldsOf = (body: { errors: { field: string }[] }) => body.errors.map(({ field }) => field);

describe('the logbook', () => {
  it('shows a colleague’s visit of yesterday before today’s, newest first, with who wrote it', async () => {
    const { id } = await company(world);
    const colleague = world.api.as({ role: 'animator', territory: ['002'], name: 'Carla Collega' });
    bodyOf(await colleague.post('/api/logbook').send(meeting(id, { on: '2026-11-21' })), 201);
    bodyOf(await write(meeting(id, { on: '2026-11-10' })), 201);
    const { body } = await animatorOf(world).get('/api/logbook').query({ companyId: id });
    expect(body.items).toMatchObject([
      { on: '2026-11-21', writtenBy: 'Carla Collega' },
      { on: '2026-11-10', writtenBy: 'Anita Animatrice' },
    ]);
    expect((await animatorOf(world).get('/api/logbook?track=local_actors')).body.total).toBe(0);
  });

  it('tells the next steps due, soonest first, until what became of them is written', async () => {
    const { id } = await company(world);
    const step = (on: string) => meeting(id, { nextStep: { what: 'richiamare', on } });
    const late = bodyOf(await write(step('2026-11-30')), 201);
    const soon = bodyOf(await write(step('2026-11-24')), 201);
    bodyOf(await write(step('2026-12-09')), 201);
    bodyOf(await write(meeting(id)), 201);
    const due = async () =>
      (await animatorOf(world).get('/api/logbook?dueBy=2026-11-30')).body.items.map(
        (entry: { id: string }) => entry.id,
      );
    expect(await due()).toEqual([soon.id, late.id]);
    const results = [{ on: '2026-11-22', what: 'ha chiesto tre persone' }];
    const told = animatorOf(world).patch(`/api/logbook/${soon.id}`).set('If-Match', '"1"');
    expect(bodyOf(await told.send({ results }), 200).writtenBy).toBe('Anita Animatrice');
    expect(await due()).toEqual([late.id]);
    await animatorOf(world).get('/api/logbook?dueBy=2026-02-30').expect(400);
  });

  it('tells whoever asks their own meetings of some days, both ends counted', async () => {
    const { id } = await company(world);
    const colleague = world.api.as({ role: 'animator', territory: ['002'], name: 'Carla Collega' });
    bodyOf(await colleague.post('/api/logbook').send(meeting(id, { on: '2026-11-12' })), 201);
    for (const on of ['2026-10-31', '2026-11-01', '2026-11-20', '2026-11-21']) {
      bodyOf(await write(meeting(id, { on })), 201);
    }
    const own = { writtenBy: 'me', from: '2026-11-01', to: '2026-11-20' };
    const { body } = await animatorOf(world).get('/api/logbook').query(own);
    expect(body.items.map(({ on }: { on: string }) => on)).toEqual(['2026-11-20', '2026-11-01']);
    await animatorOf(world).get('/api/logbook?writtenBy=Carla').expect(400);
    await animatorOf(world).get('/api/logbook?from=novembre').expect(400);
  });

  it('holds answers to the version of the questions they were given to', async () => {
    const { id } = await company(world);
    const answered = (version: number, answers: object[]) =>
      write(meeting(id, { answered: { version, answers } }));
    const yes = { question: 'interest', answer: 'sì, subito' };
    bodyOf(await answered(1, [yes, { question: 'positions', answer: 3 }]), 201);
    expect(fieldsOf((await answered(7, [yes])).body)).toEqual(['answered.version']);
    const wrong = await answered(1, [
      { question: 'positions', answer: 'tre' },
      { question: 'no_such', answer: 1 },
    ]);
    expect(wrong.status).toBe(400);
    expect(fieldsOf(wrong.body)).toEqual([
      'answered.answers[0].answer',
      'answered.answers[1].question',
      'answered.answers',
    ]);
  });

  it('needs what its track is about, in reach', async () => {
    expect(fieldsOf((await write({ ...meeting(newId()), companyId: null })).body)).toEqual([
      'companyId',
    ]);
    expect(fieldsOf((await write(meeting(newId()))).body)).toEqual(['companyId']);
    await operatorOf(world).post('/api/logbook').send({}).expect(403);
  });
});

describe('question sets', () => {
  const central = () => world.api.as({ role: 'central' });
  const next = (version: number) => ({
    track: 'local_actors',
    version,
    title: 'Attori locali, più breve',
    validFrom: '2027-01-01',
    questions: [{ code: 'role', kind: 'text', text: { it: 'Che cosa fa?' } }],
  });

  it('come in three tracks, and central writes the versions after them', async () => {
    const { body } = await animatorOf(world).get('/api/question-sets');
    expect(
      body.items.map(({ track, version }: { track: string; version: number }) => [track, version]),
    ).toEqual([
      ['company_interest', 1],
      ['local_actors', 1],
      ['project_stage', 1],
    ]);
    bodyOf(await central().post('/api/question-sets').send(next(2)), 201);
    const again = await central().post('/api/question-sets').send(next(2));
    expect([again.status, again.body.next]).toEqual([409, 3]);
    const latest = await animatorOf(world).get('/api/question-sets?track=local_actors');
    expect(latest.body.items[0]).toMatchObject({ version: 2, title: 'Attori locali, più breve' });
    await animatorOf(world).post('/api/question-sets').send(next(3)).expect(403);
  });
});

describe('leads', () => {
  const lead = {
    title: 'Cercano giardinieri',
    comune: '002133',
    on: '2026-11-20',
    words: 'due, subito',
  };
  const line = { positions: 2 };

  it('become an opportunity once, with what they say', async () => {
    const { id: companyId } = await company(world);
    const made = bodyOf(
      await animatorOf(world)
        .post('/api/leads')
        .send({ ...lead, companyId }),
      201,
    );
    const path = `/api/leads/${made.id}/opportunity`;
    const id = newId();
    const body = { id, kind: 'diffuse_demand', lines: [line] };
    const first = bodyOf(await animatorOf(world).post(path).send(body), 201);
    expect(first).toMatchObject({
      title: lead.title,
      words: lead.words,
      companyId,
      leadId: made.id,
    });
    expect(bodyOf(await animatorOf(world).post(path).send(body), 201)).toEqual(first);
    const other = await animatorOf(world)
      .post(path)
      .send({ ...body, id: newId() });
    expect([other.status, other.body.opportunityId]).toEqual([409, id]);
    const after = await animatorOf(world).get('/api/leads?state=became_opportunity');
    expect(after.body.items).toMatchObject([{ id: made.id, opportunityId: id }]);
  });

  it('are dropped with a reason, but not once an opportunity came of them', async () => {
    const { id: companyId } = await company(world);
    const make = async () =>
      bodyOf(
        await animatorOf(world)
          .post('/api/leads')
          .send({ ...lead, companyId }),
        201,
      );
    const change = (id: string, fields: object) =>
      animatorOf(world).patch(`/api/leads/${id}`).set('If-Match', '*').send(fields);
    const [idle, fruitful] = [await make(), await make()];
    const unsaid = await change(idle.id, { state: 'dropped' });
    expect([unsaid.status, fieldsOf(unsaid.body)]).toEqual([400, ['reason']]);
    const dropped = { state: 'dropped', reason: 'hanno già assunto' };
    expect(bodyOf(await change(idle.id, dropped), 200)).toMatchObject(dropped);
    const body = { kind: 'diffuse_demand', lines: [line] };
    const offer = animatorOf(world).post(`/api/leads/${fruitful.id}/opportunity`);
    const { id: opportunityId } = bodyOf(await offer.send(body), 201);
    const refused = await change(fruitful.id, dropped);
    expect([refused.status, refused.body.opportunityId]).toEqual([409, opportunityId]);
    bodyOf(await change(fruitful.id, { followUpOn: '2026-12-01' }), 200);
  });

  it('need a company and lines to become one', async () => {
    const made = bodyOf(await animatorOf(world).post('/api/leads').send(lead), 201);
    const answer = await animatorOf(world)
      .post(`/api/leads/${made.id}/opportunity`)
      .send({ kind: 'diffuse_demand' });
    expect([answer.status, fieldsOf(answer.body).sort()]).toEqual([400, ['companyId', 'lines']]);
    await animatorOf(world).post(`/api/leads/${newId()}/opportunity`).send({}).expect(404);
  });
});
