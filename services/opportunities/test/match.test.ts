import { newId } from '@rosa/domain';
import { cleaner, cleanersWanted, livesAt, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const operator = () => world.api.as({ role: 'operator', territory: ['002'] });
const match = (body: object) => operator().post('/api/match').send(body);

describe('POST /match', () => {
  it('ranks everyone, names those in the territory and masks the others', async () => {
    const [near, away] = await world.register(
      cleaner(),
      cleaner({ ...livesAt(8, '096004'), familyName: 'Lontana' }),
    );
    const { status, body, text } = await match({ criteria: cleanersWanted });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: '2026-11-22',
      engine: world.search.engine,
      complete: true,
      incomplete: [],
      considered: 2,
      ranked: 2,
      outTotal: 0,
      out: { notReleased: 0, requirement: 0, term: 0, distance: 0 },
      people: [
        {
          workerId: near,
          masked: false,
          givenName: 'Anna',
          comune: '002133',
          score: expect.closeTo(1, 9),
        },
        { workerId: away, masked: true, familyName: null, givenName: null, comune: '096004' },
      ],
    });
    expect(body.indexVersion).toBe(world.search.indexVersion());
    expect(text).not.toContain('Lontana');
    expect(text).not.toMatch(/phone|email|TEST/);
    const said = (i: number): string =>
      body.people[i].contributions
        .map((c: { because: object }) => JSON.stringify(c.because))
        .join();
    for (const secret of ['Pulizie Riservate', 'Olga Operatrice', 'punto 45']) {
      expect(said(0)).toContain(secret);
      expect(said(1)).not.toContain(secret);
    }
  });

  it('gives contributions that sum to the score, and what the best answer would add', async () => {
    await world.register(cleaner(), unknownPerson());
    const { body } = await match({ criteria: cleanersWanted });
    for (const person of body.people) {
      const points = person.contributions.map((c: { points: number }) => c.points);
      expect(points.reduce((a: number, b: number) => a + b, 0)).toBeCloseTo(person.score, 9);
    }
    const [, unknown] = body.people;
    expect(unknown.toAscertain[0].of).toBe('occupation:9112');
    const gain = unknown.toAscertain.reduce(
      (sum: number, a: { points: number }) => sum + a.points,
      0,
    );
    expect(unknown.expected + gain).toBeCloseTo(unknown.potential, 9);
    expect(body).toMatchObject({ withUnknowns: 1, consentNeverAsked: 1 });
  });

  it('says beside a list of n whom to interview, by potential', async () => {
    const [, nobody] = await world.register(cleaner(), unknownPerson());
    const { body } = await match({ criteria: cleanersWanted, limit: 1 });
    expect(body.people).toHaveLength(1);
    expect(body.toInterview).toMatchObject([
      { workerId: nobody, potential: expect.closeTo(1, 9), elsewhere: {} },
    ]);
  });

  it('answers in the caller’s language', async () => {
    await world.register(cleaner());
    const english = await match({ criteria: cleanersWanted }).set('Accept-Language', 'en');
    const italian = await match({ criteria: cleanersWanted });
    const home = (body: { people: { contributions: { because: { text: string } }[] }[] }) =>
      body.people[0]!.contributions.at(-1)!.because.text;
    expect(home(italian.body)).toContain('Abita a 2 km');
    expect(home(english.body)).toContain('2 km');
    expect(home(english.body)).not.toContain('Abita');
  });

  it('keeps that it was asked, and of whom', async () => {
    const ids = await world.register(cleaner(), unknownPerson());
    await match({ criteria: cleanersWanted, limit: 1 });
    expect(world.audit).toMatchObject([
      { action: 'match', subjects: ids, scope: { role: 'operator' } },
    ]);
  });

  it('says so when the index is behind', async () => {
    world.incomplete = ['behind'];
    const { body } = await match({ criteria: {} });
    expect(body).toMatchObject({ complete: false, incomplete: ['behind'], people: [] });
  });

  it('explains a record that changed since it was indexed as it is now, and says it is behind', async () => {
    const [moved, refused] = await world.register(cleaner(), cleaner());
    await world.change(moved!, livesAt(20), false);
    await world.change(refused!, { consent: { proposals: false, on: null } }, false);
    const { body } = await match({ criteria: cleanersWanted });
    expect(body).toMatchObject({ complete: false, incomplete: ['behind'] });
    expect(body.people).toMatchObject([{ workerId: moved, distanceKm: 20 }]);
    await world.remove(moved!);
    expect((await match({ criteria: cleanersWanted })).body.people).toEqual([]);
  });

  it('is a 503 that names the engine when it cannot answer', async () => {
    await world.search.close();
    const answer = await match({ criteria: {} });
    expect(answer.status).toBe(503);
    expect(answer.body.engine).toBe(world.search.engine);
  });

  it('names every wrong field as the caller wrote it', async () => {
    const criteria = {
      asOf: '2026-11-21',
      requirements: [{ kind: 'occupation', code: '0000' }],
      terms: [{ key: 'contract:permanent' }, { key: 'contract:permanent' }],
      reachKm: 4,
      sex: 'F',
    };
    const { status, body } = await match({ criteria, limit: 501, more: 1 });
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'criteria.asOf',
      'criteria.reachKm',
      'criteria.requirements[0].code',
      'criteria.sex',
      'criteria.terms[1].key',
      'limit',
      'more',
    ]);
  });

  it('is for those who draw lists', async () => {
    for (const role of ['animator', 'lead', 'employer', 'body', 'worker'] as const) {
      await world.api.as({ role }).post('/api/match').send({ criteria: {} }).expect(403);
    }
    await world.api.anyone().post('/api/match').send({ criteria: {} }).expect(401);
    await world.api.as({ role: 'central' }).post('/api/match').send({ criteria: {} }).expect(200);
  });
});

describe('POST /match/why', () => {
  const why = (workerId: string, limit = 1) =>
    operator().post('/api/match/why').send({ criteria: cleanersWanted, workerId, limit });

  it('tells the place, what is missing to the nth score and the one fact that would bring it', async () => {
    const [first, second] = await world.register(cleaner(), cleaner(livesAt(18)));
    const { body } = await why(second!);
    expect(body).toMatchObject({
      position: 2,
      nthScore: expect.closeTo(1, 9),
      out: [],
      masked: false,
      complete: true,
    });
    expect(body.counterfactual).toMatchObject({ part: 'distance', of: 'home' });
    expect(body.counterfactual.score).toBeCloseTo(1, 9);
    expect((await why(first!)).body).toMatchObject({ position: 1, missing: 0 });
    expect(world.audit.at(-1)).toMatchObject({ action: 'match.why', subjects: [first] });
  });

  it('tells what puts a person out, masked for who lives elsewhere', async () => {
    const placed = { status: { state: 'placed' as const, until: '2027-01-31' } };
    const [id] = await world.register(cleaner({ ...livesAt(8, '096004'), ...placed }));
    const { body } = await why(id!);
    expect(body).toMatchObject({ masked: true, familyName: null, position: null, missing: null });
    expect(body.out).toMatchObject([{ reason: 'notReleased', of: 'placed' }]);
    expect(body.out[0].because.text).toContain('31 gennaio 2027');
  });

  it('does not know whom the registry does not hold', async () => {
    await why(newId()).expect(404);
    await why('nobody').expect(400);
  });
});

describe('POST /match/findability', () => {
  it('counts who is hidden by unknowns and says what to ask, to whom first', async () => {
    const [, hidden] = await world.register(cleaner(), unknownPerson(livesAt(2, '096004')));
    const { status, body } = await operator()
      .post('/api/match/findability')
      .send({ criteria: { ...cleanersWanted, terms: [] }, limit: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ranked: 2,
      threshold: expect.closeTo(1, 9),
      hiddenByUnknowns: 1,
      complete: true,
    });
    expect(body.questions).toEqual([
      {
        of: 'occupation:9112',
        worth: 1,
        first: [
          { workerId: hidden, masked: true, familyName: null, givenName: null, comune: '096004' },
        ],
      },
    ]);
    expect(world.audit.at(-1)).toMatchObject({ action: 'match.findability', subjects: [hidden] });
  });
});
