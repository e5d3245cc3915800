import { newId, systemScope } from '@rosa/domain';
import { registryBanks } from '@rosa/registry';
import { fieldsOf, operatorOf, register } from './support/registering.js';
import { openTestRegistry, type TestRegistry } from './support/registry.js';

let rosa: TestRegistry;
let id: string;

beforeEach(async () => {
  rosa = await openTestRegistry();
  id = (
    await register(rosa, {
      licences: ['C'],
      skills: [{ code: 'cleaning', months: 6, lastUsed: null, evidence: 'declared' }],
    })
  ).id;
});

afterEach(() => rosa.close());

const hold = (body: object, key?: string) => {
  const request = operatorOf(rosa).post(`/api/workers/${id}/interviews`);
  return (key ? request.set('Idempotency-Key', key) : request).send({
    kind: 'first',
    on: '2026-11-20',
    ...body,
  });
};

const worker = async () => (await operatorOf(rosa).get(`/api/workers/${id}`)).body;

describe('POST /workers/{id}/interviews', () => {
  it('updates availability, skills, experience, motivation and consent in the same act', async () => {
    const answer = await hold({
      answers: [
        { key: 'contract:permanent', answer: 'yes' },
        { key: 'shift:night', answer: 'no', source: 'declared' },
      ],
      commute: { km: 20 },
      consent: { proposals: true },
      skills: [{ code: 'cleaning', months: 24, lastUsed: '2026', evidence: 'observed' }],
      experiences: [{ occupation: '9112', from: '2020', evidence: 'declared' }],
      motivation: { outlets: ['cooperative'] },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/api/workers/${id}/interviews/${answer.body.id}`);
    const given = { on: '2026-11-20', by: 'Ornella Prova', interviewId: answer.body.id };
    const after = await worker();
    expect(after).toMatchObject({
      rev: 2,
      licences: ['C'],
      consent: { proposals: true, on: '2026-11-20' },
      skills: [{ code: 'cleaning', months: 24, evidence: 'observed' }],
      experiences: [{ occupation: '9112' }],
      motivation: { outlets: ['cooperative'] },
      availability: {
        commute: { km: 20, source: 'ascertained', on: '2026-11-20', by: 'Ornella Prova' },
        answers: [
          { key: 'contract:permanent', answer: 'yes', source: 'ascertained', ...given },
          { key: 'shift:night', answer: 'no', source: 'declared', ...given },
        ],
      },
    });
    expect(answer.body.worker).toEqual(after);
    expect(rosa.audit.map(({ action }) => action)).toContain('interviews.create');
  });

  it('says who held it where that is not who enters it', async () => {
    const answers = [{ key: 'contract:permanent', answer: 'yes' }];
    const answer = await hold({ operator: 'Altra Persona', answers });
    expect(answer.body).toMatchObject({ operator: 'Altra Persona', enteredBy: 'Ornella Prova' });
    expect((await worker()).availability.answers[0].by).toBe('Altra Persona');
  });

  it('does nothing twice when repeated, by id or by key', async () => {
    const own = { id: newId(), answers: [{ key: 'hours:part_time', answer: 'yes' }] };
    const first = await hold(own);
    const again = await hold(own);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const keyed = { answers: [{ key: 'hours:full_time', answer: 'no' }] };
    const [one, two] = await Promise.all([hold(keyed, 'k'), hold(keyed, 'k')]);
    expect(one.body.id).toBe(two.body.id);
    expect((await worker()).availability.answers).toHaveLength(2);
  });

  it('loses nothing of two interviews entered at once', async () => {
    const keys = ['hours:full_time', 'hours:part_time', 'shift:early'];
    const all = await Promise.all(keys.map((key) => hold({ answers: [{ key, answer: 'yes' }] })));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { answers } = (await worker()).availability;
    expect(answers.map(({ key }: { key: string }) => key).toSorted()).toEqual(keys.toSorted());
  });

  it('names every wrong field, and changes nothing', async () => {
    const answer = await hold({
      on: '2027-01-01',
      deskId: newId(),
      answers: [{ key: 'contract:nonsense', answer: 'maybe' }],
      commute: { km: 7 },
      colour: 'red',
    });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body).toSorted()).toEqual(
      ['answers[0].answer', 'answers[0].key', 'colour', 'commute.km', 'on'].toSorted(),
    );
    const desk = await hold({ deskId: newId() });
    expect([desk.status, fieldsOf(desk.body)]).toEqual([400, ['deskId']]);
    expect((await worker()).rev).toBe(1);
  });

  describe('with the questionnaire’s answers', () => {
    const answered = (version: number, answers: object[]) =>
      hold({ questionnaire: { version, answers } });
    const transport = { question: 'transport', answer: 'auto' };
    const kept = async () =>
      (await operatorOf(rosa).get(`/api/workers/${id}/interviews`)).body.total as number;

    it('keeps those its version asks', async () => {
      const answers = [transport, { question: 'months_looking', answer: 14 }];
      const { body } = await answered(1, answers).expect(201);
      expect(body.questionnaire).toEqual({ version: 1, answers });
    });

    it.each([
      ['a version that was never written', 2, [transport], ['questionnaire.version']],
      [
        'a question that is not asked',
        1,
        [transport, { question: 'no_such', answer: 1 }],
        ['questionnaire.answers[1].question'],
      ],
      [
        'an answer of another kind',
        1,
        [transport, { question: 'months_looking', answer: 'tanti' }],
        ['questionnaire.answers[1].answer'],
      ],
      [
        'a choice that is not offered',
        1,
        [{ question: 'transport', answer: 'cavallo' }],
        ['questionnaire.answers[0].answer'],
      ],
      [
        'no answer to a question that must be answered',
        1,
        [{ question: 'wish', answer: 'potare' }],
        ['questionnaire.answers'],
      ],
    ])('refuses %s, by field, and keeps nothing', async (_what, version, answers, fields) => {
      const { status, body } = await answered(version, answers);
      expect([status, fieldsOf(body)]).toEqual([400, fields]);
      expect(await kept()).toBe(0);
      expect((await worker()).rev).toBe(1);
    });

    it('writes nothing while the questions cannot be asked for, and says who does not answer', async () => {
      rosa.questions.isAway = true;
      const { body } = await answered(1, [transport]).expect(503);
      expect(body.detail).toContain('opportunities');
      expect(await kept()).toBe(0);
      rosa.questions.isAway = false;
      await answered(1, [transport]).expect(201);
    });

    it('asks for no questions where there is none to answer', async () => {
      rosa.questions.isAway = true;
      await hold({ note: 'solo due parole' }).expect(201);
      expect(rosa.questions.asked).toBe(0);
    });
  });

  it('is for operators of the territory', async () => {
    const body = { kind: 'first', on: '2026-11-20' };
    const path = `/api/workers/${id}/interviews`;
    await operatorOf(rosa, { territory: ['063'] })
      .post(path)
      .send(body)
      .expect(404);
    await rosa.api.as({ role: 'central' }).post(path).send(body).expect(403);
    await operatorOf(rosa).post(`/api/workers/${newId()}/interviews`).send(body).expect(404);
  });

  it('does not answer with someone else’s interview whose id is used again', async () => {
    const other = await register(rosa, { givenName: 'Ugo' });
    const { body } = await hold({ note: 'segreta' });
    const answer = await operatorOf(rosa)
      .post(`/api/workers/${other.id}/interviews`)
      .send({ id: body.id, kind: 'first', on: '2026-11-20' });
    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain('segreta');
    await operatorOf(rosa).get(`/api/workers/${other.id}/interviews/${body.id}`).expect(404);
  });
});

describe('GET /workers/{id}/interviews', () => {
  it('lists them, the latest first, and reads one', async () => {
    const early = await hold({ on: '2026-01-10', note: 'prima' });
    const late = await hold({ note: 'dopo' });
    const list = await operatorOf(rosa).get(`/api/workers/${id}/interviews`);
    expect(list.body).toMatchObject({
      total: 2,
      nextCursor: null,
      items: [{ id: late.body.id }, { id: early.body.id }],
    });
    expect(rosa.audit.at(-1)).toMatchObject({ action: 'interviews.list', subjects: [id] });
    const one = await operatorOf(rosa).get(`/api/workers/${id}/interviews/${early.body.id}`);
    expect(one.body).toMatchObject({ note: 'prima', workerId: id, enteredBy: 'Ornella Prova' });
    expect(one.headers['etag']).toBe('"1"');
    await operatorOf(rosa).get(`/api/workers/${id}/interviews/${newId()}`).expect(404);
  });

  it('follows the person who moves', async () => {
    const { body } = await hold({});
    const { rev } = await worker();
    await operatorOf(rosa)
      .patch(`/api/workers/${id}`)
      .set('If-Match', `"${rev}"`)
      .send({ residence: { comune: '063049' } })
      .expect(200);
    const path = `/api/workers/${id}/interviews`;
    const there = await operatorOf(rosa, { territory: ['063'] }).get(path);
    expect(there.body.items).toMatchObject([{ id: body.id }]);
    await operatorOf(rosa).get(path).expect(404);
    await operatorOf(rosa).get(`${path}/${body.id}`).expect(404);
  });

  it('goes with the person who is removed, also by the central team', async () => {
    const { body } = await hold({});
    const { rev } = await worker();
    await operatorOf(rosa)
      .patch(`/api/workers/${id}`)
      .set('If-Match', `"${rev}"`)
      .send({ residence: null })
      .expect(200);
    const central = () => rosa.api.as({ role: 'central' });
    const path = `/api/workers/${id}`;
    await central().get(`${path}/interviews/${body.id}`).expect(200);
    await central().delete(path).set('If-Match', '*').expect(204);
    await central().get(`${path}/interviews/${body.id}`).expect(404);
    const left = await rosa.store.find(systemScope('test'), registryBanks.interviews, { limit: 1 });
    expect(left.total).toBe(0);
  });
});
