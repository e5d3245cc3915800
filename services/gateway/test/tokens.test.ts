import { newId } from '@rosa/domain';
import { createToken } from '../src/index.js';
import { tokensBank } from '../src/banks/tokens.js';
import { openWorld, SYSTEM, type World } from './support/world.js';

describe('tokens', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const current = (token: string) =>
    world.anyone().get('/api/sessions/current').set('Authorization', `Bearer ${token}`);

  it('open the API in their role and territory', async () => {
    const token = await world.token({ role: 'lead', territory: ['15', '002133'] });
    const answer = await current(token).expect(200);
    expect(answer.body).toMatchObject({
      role: 'lead',
      territory: ['061', '063', '002133'],
      purpose: 'monitoring',
    });
  });

  it('carry the key of employers, bodies and workers, who have no territory', async () => {
    const companyId = newId();
    const answer = await current(await world.token({ role: 'employer', companyId })).expect(200);
    expect(answer.body).toMatchObject({ role: 'employer', companyId, territory: [] });
  });

  it('of staff without a territory reach the whole country, and that is said', async () => {
    const everywhere = await createToken(world.context, SYSTEM, { role: 'operator' }, 'en');
    expect(everywhere.notes).toEqual([
      'No territory given: the role laboratory operator reaches the whole country',
    ]);
    const central = await createToken(world.context, SYSTEM, { role: 'central' });
    expect(central.notes).toEqual([]);
    expect((await current(everywhere.token)).body).toMatchObject({ territory: 'all' });
  });

  it('are kept as a hash only, and never listed with their value', async () => {
    const token = await world.token({ role: 'operator' });
    const { items } = await world.store.find(SYSTEM, tokensBank, { limit: 10 });
    expect(JSON.stringify(items)).not.toContain(token);
    const list = await (await world.as('central')).get('/api/tokens').expect(200);
    expect(list.body.total).toBe(2);
    expect(list.text).not.toMatch(/hash/);
  });

  it('are refused from the very next request when revoked', async () => {
    const central = await world.as('central');
    const made = await central.post('/api/tokens').send({ role: 'operator' }).expect(201);
    const token = made.body.token as string;
    await current(token).expect(200);
    await central.delete(`/api/tokens/${made.body.record.id}`).expect(204);
    await current(token).expect(401);
    await central.delete(`/api/tokens/${made.body.record.id}`).expect(404);
  });

  it('expire by the clock', async () => {
    const expiresAt = '2026-05-01T09:00:00.000Z';
    const token = await world.token({ role: 'operator', expiresAt });
    world.advance(3_599_999);
    await current(token).expect(200);
    world.advance(1);
    await current(token).expect(401);
  });

  it('expiring in the past are refused', async () => {
    const answer = await (
      await world.as('central')
    )
      .post('/api/tokens')
      .send({ role: 'operator', expiresAt: '2026-05-01T08:00:00.000Z' })
      .expect(400);
    expect(answer.body.errors).toMatchObject([{ field: 'expiresAt' }]);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer nonsense', 'Basic YTpi', 'Bearer a b', 'Bearer rosa_'])(
    'that are none of ours (%j) answer 401, and say how to sign in',
    async (header) => {
      const answer = await world
        .anyone()
        .get('/api/sessions/current')
        .set('Authorization', header)
        .expect(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.body.detail).toBe('Accedi o presenta un token valido');
    },
  );

  it('are looked up at every request where callers are not remembered', async () => {
    const cluster = await openWorld({ config: { rememberCallers: false } });
    const made = await createToken(cluster.context, SYSTEM, { role: 'operator' });
    const call = () =>
      cluster.anyone().get('/api/sessions/current').set('Authorization', `Bearer ${made.token}`);
    await call().expect(200);
    // Revoked by another gateway, of which this one hears nothing.
    await cluster.store.commit(SYSTEM, [
      { op: 'delete', bank: tokensBank, id: made.record.id, expect: 1 },
    ]);
    await call().expect(401);
    await cluster.close();
  });
});

describe('the purpose of a look', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const purposeOf = async (standing: { purpose?: 'legal' }, header?: string) => {
    const central = await world.as('central', standing);
    const call = central.get('/api/sessions/current');
    const answer = await (header === undefined ? call : call.set('Rosa-Purpose', header));
    return answer.status === 200 ? (answer.body.purpose as string) : answer.body.errors;
  };

  it("is the request's, else the token's own, else the duty of the role", async () => {
    expect(await purposeOf({ purpose: 'legal' }, 'matching')).toBe('matching');
    expect(await purposeOf({ purpose: 'legal' })).toBe('legal');
    expect(await purposeOf({})).toBe('monitoring');
  });

  it('is one of a closed list', async () => {
    expect(await purposeOf({}, 'curiosity')).toMatchObject([
      {
        field: 'Rosa-Purpose',
        message: 'uno fra matching, assistance, monitoring, data_quality, legal',
      },
    ]);
  });
});
