import { hash } from '@node-rs/argon2';
import { accountsBank } from '../src/banks/accounts.js';
import { sessionsBank } from '../src/banks/sessions.js';
import { openWorld, PASSWORD, SYSTEM, type World } from './support/world.js';

const MINUTE = 60_000;

describe('sessions', () => {
  let world: World;
  let id: string;
  beforeEach(async () => {
    world = await openWorld();
    id = await world.account({ username: 'anna', role: 'operator', territory: ['01'] });
  });
  afterEach(() => world.close());

  const signIn = (username: string, password: string) =>
    world.anyone().post('/api/sessions').send({ username, password });

  it('start with a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn(' Anna ', PASSWORD).expect(204);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(
      /^rosa_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const secret = cookie.slice('rosa_session='.length).split(';')[0] ?? '';
    const { items } = await world.store.find(SYSTEM, sessionsBank, { limit: 5 });
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  it('say who the caller is, regions spelt out in provinces', async () => {
    const anna = await world.signedIn('anna');
    const current = await anna.get('/api/sessions/current').expect(200);
    expect(current.body).toEqual({
      actor: id,
      name: 'anna',
      role: 'operator',
      territory: ['001', '002', '096'],
      companyId: null,
      bodyCode: null,
      workerId: null,
      purpose: 'assistance',
    });
    expect(current.headers['cache-control']).toBe('no-store');
  });

  it('answer the same for an unknown user, a wrong password and a closed account', async () => {
    await world.account({ username: 'closed', role: 'central', active: false });
    const answers = await Promise.all([
      signIn('nobody', PASSWORD),
      signIn('anna', 'the wrong password'),
      signIn('closed', PASSWORD),
    ]);
    for (const { status, body } of answers) {
      expect([status, body.detail]).toEqual([401, 'Nome utente o password non corretti']);
    }
  });

  it('end when signed out', async () => {
    const anna = await world.signedIn('anna');
    const out = await anna.delete('/api/sessions/current').set('X-Requested-With', 'rosa');
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0');
    await anna.get('/api/sessions/current').expect(401);
  });

  it('cannot be used again after sign-out, by whoever kept the cookie', async () => {
    const answer = await signIn('anna', PASSWORD);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const who = () => world.anyone().get('/api/sessions/current').set('Cookie', cookie);
    await who().expect(200);
    await world.anyone().delete('/api/sessions/current').set('Cookie', cookie).expect(204);
    await who().expect(401);
  });

  it('end after an hour without a request, and go on while used', async () => {
    const anna = await world.signedIn('anna');
    for (let i = 0; i < 3; i += 1) {
      world.advance(59 * MINUTE);
      await anna.get('/api/sessions/current').expect(200);
    }
    world.advance(60 * MINUTE);
    await anna.get('/api/sessions/current').expect(401);
  });

  it('end after twelve hours whatever happens', async () => {
    const anna = await world.signedIn('anna');
    for (let hour = 0; hour < 14; hour += 1) {
      world.advance(50 * MINUTE);
      await anna.get('/api/sessions/current').expect(200);
    }
    world.advance(21 * MINUTE);
    await anna.get('/api/sessions/current').expect(401);
  });

  it.each([
    ['a new password', { password: 'un’altra frase abbastanza lunga' }],
    ['closing the account', { active: false }],
  ])('end at once with %s', async (_, change) => {
    const anna = await world.signedIn('anna');
    await anna.get('/api/sessions/current').expect(200);
    const central = await world.as('central');
    await central.patch(`/api/accounts/${id}`).set('If-Match', '*').send(change).expect(200);
    await anna.get('/api/sessions/current').expect(401);
  });

  it('end all together on request, and others go on', async () => {
    await world.account({ username: 'bruno', role: 'operator' });
    const [one, two, bruno] = [
      await world.signedIn('anna'),
      await world.signedIn('anna'),
      await world.signedIn('bruno'),
    ];
    await (await world.as('central')).delete(`/api/accounts/${id}/sessions`).expect(204);
    await one.get('/api/sessions/current').expect(401);
    await two.get('/api/sessions/current').expect(401);
    await bruno.get('/api/sessions/current').expect(200);
    await world.signedIn('anna');
  });

  it('carry a new role and territory from the very next request', async () => {
    const anna = await world.signedIn('anna');
    await anna.get('/api/sessions/current').expect(200);
    const change = { role: 'animator', territory: ['063049'] };
    const central = await world.as('central');
    await central.patch(`/api/accounts/${id}`).set('If-Match', '*').send(change).expect(200);
    const current = await anna.get('/api/sessions/current').expect(200);
    expect(current.body).toMatchObject(change);
  });

  it('change the password of their own account, in any role, and all end', async () => {
    const [anna, elsewhere] = [await world.signedIn('anna'), await world.signedIn('anna')];
    const password = 'un’altra frase abbastanza lunga';
    const change = (body: object) => anna.patch('/api/sessions/current').send(body);
    await change({ current: 'sbagliata', password }).expect(400);
    await change({ current: PASSWORD, password: 'corta' }).expect(400);
    await elsewhere.get('/api/sessions/current').expect(200);
    await change({ current: PASSWORD, password }).expect(204);
    await anna.get('/api/sessions/current').expect(401);
    await elsewhere.get('/api/sessions/current').expect(401);
    await signIn('anna', PASSWORD).expect(401);
    await signIn('anna', password).expect(204);
    const token = await world.as('operator');
    await token.patch('/api/sessions/current').send({ current: PASSWORD, password }).expect(403);
  });

  it('make the hash of an older cost anew', async () => {
    const account = (await world.store.get(SYSTEM, accountsBank, id))!;
    const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 });
    const record = { ...account, passwordHash: old };
    await world.store.commit(SYSTEM, [{ op: 'put', bank: accountsBank, id, expect: 1, record }]);
    await world.signedIn('anna');
    const after = await world.store.get(SYSTEM, accountsBank, id);
    expect(after?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await world.signedIn('anna');
  });

  it.each([[{}], [{ username: 'anna' }], [{ username: 1, password: null }], [[]], ['x']])(
    'refuse %j, field by field',
    async (body) => {
      const answer = await world
        .anyone()
        .post('/api/sessions')
        .send(body as object);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.length).toBeGreaterThan(0);
    },
  );
});

describe('guessing passwords', () => {
  it('is slowed down by username and address, and a right one clears the count', async () => {
    const world = await openWorld({ config: { signIns: { perUsername: 3, perAddress: 50 } } });
    await world.account({ username: 'anna', role: 'central' });
    const attempt = (username: string, password: string) =>
      world.anyone().post('/api/sessions').send({ username, password });
    await attempt('anna', 'wrong').expect(401);
    await attempt('anna', 'wrong').expect(401);
    await attempt('anna', PASSWORD).expect(204);
    for (let i = 0; i < 3; i += 1) await attempt('anna', 'wrong').expect(401);
    const refused = await attempt('ANNA', PASSWORD).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await attempt('bruno', 'wrong').expect(401);
    await world.close();
  });

  it('is slowed down by address over all usernames', async () => {
    const world = await openWorld({ config: { signIns: { perUsername: 3, perAddress: 4 } } });
    const attempt = (username: string) =>
      world.anyone().post('/api/sessions').send({ username, password: 'wrong' });
    for (const username of ['a', 'b', 'c', 'd']) await attempt(username).expect(401);
    await attempt('e').expect(429);
    await world.close();
  });
});
