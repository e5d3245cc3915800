import { newId } from '@rosa/domain';
import {
  animatorOf,
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
} from './support/acting.js';
import { cleaner, livesAt, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

describe('POST /shortlists/{id}/rosters', () => {
  it('names each person who is not ready, with every reason', async () => {
    const people = [
      cleaner(),
      cleaner({ consent: null }),
      unknownPerson(),
      cleaner(),
      cleaner(),
      cleaner(),
      cleaner(),
    ];
    const [ready, unasked, silent, unfit, declined, late, left] = (await world.register(
      ...people,
    )) as string[];
    const { id: companyId } = await company(world);
    const asked = await opportunity(world, companyId);
    const list = await draw(world, asked);
    world.at('2026-10-01T10:00:00Z');
    await confirm(world, list.id, late!);
    world.at('2026-11-22T10:00:00Z');
    await confirm(world, list.id, ready!, unasked!, unfit!, declined!, left!);
    bodyOf(
      await note(world, list.id, unfit!, { verdict: 'unsuitable', reason: 'non regge i turni' }),
      200,
    );
    bodyOf(await note(world, list.id, declined!, { call: 'declined', reason: 'pay' }), 200);
    bodyOf(await note(world, list.id, declined!, { call: 'no_reply' }), 200);
    await world.change(left!, { status: { state: 'left', until: null } });
    const stranger = newId();
    const all = [ready, unasked, silent, unfit, declined, late, left, stranger] as string[];
    const answer = await giveRoster(world, list.id, companyId, all);
    expect(answer.status).toBe(409);
    expect(answer.body.notReady).toEqual([
      { workerId: unasked, reasons: ['roster.consentNeverAsked'] },
      { workerId: silent, reasons: ['roster.notConfirmed', 'roster.consentNeverAsked'] },
      { workerId: unfit, reasons: ['roster.unsuitable'] },
      { workerId: declined, reasons: ['roster.declined'] },
      { workerId: late, reasons: ['roster.confirmedLongAgo'] },
      { workerId: left, reasons: ['roster.left'] },
      { workerId: stranger, reasons: ['roster.notInList', 'roster.notConfirmed', 'roster.gone'] },
    ]);
    expect(answer.body.errors[0]).toMatchObject({ field: 'workerIds[1]' });
    bodyOf(await giveRoster(world, list.id, companyId, [ready!]), 201);
  });

  it('reads consent from the record of today', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { id: companyId } = await company(world);
    const list = await draw(world, await opportunity(world, companyId));
    await confirm(world, list.id, ada!);
    await world.change(ada!, { consent: { proposals: false, on: null } });
    const answer = await giveRoster(world, list.id, companyId, [ada!]);
    expect(answer.body.notReady).toEqual([{ workerId: ada, reasons: ['roster.consentRefused'] }]);
  });

  it('takes a confirmation for the company alone that it was given for', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { id: companyId } = await company(world);
    const other = await company(world, { name: 'Altra' });
    const list = await draw(world, await opportunity(world, companyId));
    await confirm(world, list.id, ada!);
    const answer = await giveRoster(world, list.id, other.id, [ada!]);
    expect(answer.body.notReady).toEqual([{ workerId: ada, reasons: ['roster.notConfirmed'] }]);
    const next = await draw(world, await opportunity(world, companyId));
    bodyOf(await giveRoster(world, next.id, companyId, [ada!]), 201);
  });

  it('holds people of other territories once their own laboratory has had their yes', async () => {
    const [away] = (await world.register(cleaner(livesAt(8, '096004')))) as string[];
    const { id: companyId } = await company(world);
    const list = await draw(world, await opportunity(world, companyId));
    await giveRoster(world, list.id, companyId, [away!]).expect(409);
    const biella = world.api.as({ role: 'operator', territory: ['096'] });
    const path = `/api/shortlists/${list.id}/candidates/${away}`;
    bodyOf(await biella.patch(path).send({ call: 'confirmed' }), 200);
    const roster = bodyOf(await giveRoster(world, list.id, companyId, [away!]), 201);
    expect(roster.people).toMatchObject([{ masked: true, familyName: null, comune: '096004' }]);
    const seen = await employerOf(world, companyId).get(`/api/rosters/${roster.id}`);
    expect(seen.body.people).toMatchObject([{ masked: false, givenName: 'Anna' }]);
  });

  it('is repeated safely, and refused by field', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { list, companyId } = await givenRoster(world, [ada!]);
    const id = newId();
    const give = (fields: object) => giveRoster(world, list.id, companyId, [ada!], fields);
    expect(bodyOf(await give({ id }), 201)).toEqual(bodyOf(await give({ id }), 201));
    const next = await draw(world, await opportunity(world, companyId));
    await giveRoster(world, next.id, companyId, [ada!], { id }).expect(409);
    expect((await give({ expiresOn: '2026-11-21' })).body.errors[0].field).toBe('expiresOn');
    expect((await give({ workerIds: [ada, ada] })).body.errors[0].field).toBe('workerIds[1]');
    await animatorOf(world).post(`/api/shortlists/${list.id}/rosters`).send({}).expect(403);
  });
});

describe('GET /rosters/{id}', () => {
  it('shows the employer what serves to choose, and nothing else', async () => {
    const secrets = {
      fiscalCode: 'SEGRETO',
      birthDate: '1971-02-03',
      motivation: {
        outlets: null,
        sectorsWanted: null,
        sectorsRefused: null,
        constraints: ['SEGRETO'],
        note: 'SEGRETO',
      },
      skills: [{ code: 'cleaning', months: 60, lastUsed: null, evidence: 'observed' as const }],
      schooling: { level: 2, title: 'Licenza media' },
    };
    const [ada] = (await world.register(cleaner(secrets))) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const { body, text } = await employerOf(world, companyId).get(`/api/rosters/${roster.id}`);
    expect(Object.keys(body.people[0]).sort()).toEqual(
      [
        'answer',
        'comune',
        'confirmed',
        'contacts',
        'experiences',
        'familyName',
        'givenName',
        'languages',
        'licences',
        'masked',
        'schooling',
        'skills',
        'withdrawn',
        'workerId',
      ].sort(),
    );
    expect(body.people[0]).toMatchObject({
      givenName: 'Anna',
      comune: '002133',
      contacts: { phone: '+39016100000' },
      experiences: [{ occupation: '9112' }],
      skills: [{ code: 'cleaning' }],
      licences: ['B'],
      schooling: { level: 2 },
    });
    expect(text).not.toMatch(/SEGRETO|1971|score|shortlistId/);
    expect(world.audit.at(-1)).toMatchObject({ action: 'rosters.read', subjects: [ada] });
  });

  it('is gone for the employer after its last day, and still there for those who gave it', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const employer = employerOf(world, companyId);
    world.at('2026-12-31T20:00:00Z');
    expect((await employer.get('/api/rosters')).body).toMatchObject({
      total: 1,
      items: [{ people: 1 }],
    });
    world.at('2027-01-01T10:00:00Z');
    expect((await employer.get('/api/rosters')).body.total).toBe(0);
    await employer.get(`/api/rosters/${roster.id}`).expect(404);
    await employer
      .post(`/api/rosters/${roster.id}/answers`)
      .send({ workerId: ada, answer: 'trial' })
      .expect(404);
    const kept = await operatorOf(world).get(`/api/rosters/${roster.id}`);
    expect(bodyOf(kept, 200).people[0]).not.toHaveProperty('contacts');
    expect((await operatorOf(world).get('/api/rosters')).body.total).toBe(1);
  });

  it('is no other employer’s, and hides who has refused since', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    await employerOf(world, newId()).get(`/api/rosters/${roster.id}`).expect(404);
    await world.change(ada!, { consent: { proposals: false, on: null } });
    const { body } = await employerOf(world, companyId).get(`/api/rosters/${roster.id}`);
    const told = { why: 'unavailable', on: null };
    expect(body.people[0]).toMatchObject({ withdrawn: told });
    expect(body.people[0]).not.toHaveProperty('contacts');
    const path = `/api/rosters/${roster.id}/answers`;
    const trial = { workerId: ada, answer: 'trial' };
    const refused = await employerOf(world, companyId).post(path).send(trial).expect(409);
    expect(refused.body).toMatchObject({ withdrawn: told });
    expect(JSON.stringify(refused.body)).not.toContain('rifiutato');
    const toStaff = await operatorOf(world).post(path).send(trial).expect(409);
    expect(toStaff.body).toMatchObject({ withdrawn: { why: 'refused_proposals' } });
  });
});

describe('POST /rosters/{id}/answers', () => {
  it('keeps every answer, and says which an operator entered for the employer', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const path = `/api/rosters/${roster.id}/answers`;
    const employer = employerOf(world, companyId);
    const trial = { workerId: ada, answer: 'trial' };
    const first = bodyOf(await employer.post(path).send(trial), 201);
    expect(first.people[0].answer).toMatchObject({
      answer: 'trial',
      by: 'Elio Impresa',
      onBehalf: false,
    });
    expect(bodyOf(await employer.post(path).send(trial), 201).rev).toBe(first.rev);
    const refusal = { workerId: ada, answer: 'refused', reason: 'skills' };
    const last = bodyOf(await operatorOf(world).post(path).send(refusal), 201);
    expect(last.people[0].answer).toMatchObject({
      answer: 'refused',
      by: 'Olga Operatrice',
      onBehalf: true,
    });
    await world.api
      .as({ role: 'lead', territory: ['002'] })
      .post(path)
      .send(trial)
      .expect(403);
  });

  it.each([
    [{ answer: 'refused' }, 'reason'],
    [{ answer: 'refused', reason: 'età' }, 'reason'],
    [{ answer: 'hired' }, 'contract'],
    [{ answer: 'perhaps' }, 'answer'],
    [{ answer: 'trial', workerId: newId() }, 'workerId'],
  ])('refuses %j by field', async (body, field) => {
    const [ada] = (await world.register(cleaner(), cleaner(livesAt(4)))) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const answer = await employerOf(world, companyId)
      .post(`/api/rosters/${roster.id}/answers`)
      .send({ workerId: ada, ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('takes a roster out of the counts once everyone is refused', async () => {
    const [ada] = (await world.register(cleaner())) as string[];
    const { companyId, roster } = await givenRoster(world, [ada!]);
    const rosters = async () =>
      (await operatorOf(world).post('/api/match').send({ criteria: {} })).body.people[0].elsewhere
        .rosters;
    expect(await rosters()).toBe(1);
    const refusal = { workerId: ada, answer: 'refused', reason: 'position_filled' };
    bodyOf(
      await employerOf(world, companyId).post(`/api/rosters/${roster.id}/answers`).send(refusal),
      201,
    );
    expect(await rosters()).toBe(0);
  });
});
