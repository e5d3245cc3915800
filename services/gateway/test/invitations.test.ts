import { newId } from '@rosa/domain';
import { openWorld, PASSWORD, SYSTEM, type World } from './support/world.js';
import { auditBanks, gatewayBanks } from '../src/index.js';

const DAY = 24 * 60 * 60_000;
const employer = { username: 'verdi.pulizie', name: 'Ada Verdi', password: PASSWORD };

describe('an invitation', () => {
  let world: World;
  const companyId = newId();
  beforeEach(async () => {
    world = await openWorld();
    world.companies.set(companyId, { name: 'Verdi pulizie', places: ['063049', '002133'] });
  });
  afterEach(() => world.close());

  const invite = async (): Promise<string> => {
    const operator = await world.as('operator', { territory: ['002'] });
    const { body } = await operator.post('/api/invitations').send({ companyId }).expect(201);
    return body.token;
  };
  const post = (what: 'look' | 'accept', body: object) =>
    world.anyone().post(`/api/invitations/${what}`).send(body);

  it('lets a company with a site in the territory make its own account, once', async () => {
    const token = await invite();
    const seen = await post('look', { token }).expect(200);
    expect(seen.body).toEqual({
      companyName: 'Verdi pulizie',
      expiresAt: '2026-05-15T08:00:00.000Z',
    });
    const made = await post('accept', { token, ...employer }).expect(201);
    expect(made.body).toEqual({ username: 'verdi.pulizie' });
    const signed = await world.signedIn('verdi.pulizie');
    const { body } = await signed.get('/api/sessions/current').expect(200);
    expect(body).toMatchObject({ role: 'employer', companyId, name: 'Ada Verdi', territory: [] });
    await post('look', { token }).expect(404);
    await post('accept', { token, ...employer, username: 'altra' }).expect(404);
  });

  it('makes one account of two acceptances at once', async () => {
    const token = await invite();
    const answers = await Promise.all(
      ['prima', 'seconda'].map((username) => post('accept', { token, ...employer, username })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 404]);
  });

  it('stays open when what was sent is refused', async () => {
    await world.account({ username: 'occupato', role: 'central' });
    const token = await invite();
    const short = await post('accept', { token, ...employer, password: 'corta' }).expect(400);
    expect(short.body.errors).toMatchObject([{ field: 'password' }]);
    const taken = await post('accept', { token, ...employer, username: 'occupato' }).expect(409);
    expect(taken.body.errors).toMatchObject([{ field: 'username' }]);
    await post('accept', { token, ...employer }).expect(201);
  });

  it('lapses after 14 days, and is then swept away', async () => {
    const token = await invite();
    world.advance(14 * DAY);
    const gone = await post('accept', { token, ...employer }).expect(404);
    expect(gone.body.detail).toContain('scaduto');
    await invite();
    const bank = gatewayBanks.find(({ name }) => name === 'invitations')!;
    expect((await world.store.find(SYSTEM, bank, { limit: 10 })).total).toBe(1);
  });

  it('is kept as a hash alone', async () => {
    const token = await invite();
    const bank = gatewayBanks.find(({ name }) => name === 'invitations')!;
    const { items } = await world.store.find(SYSTEM, bank, { limit: 10 });
    expect(JSON.stringify(items)).not.toContain(token);
  });

  it.each([['elsewhere', ['001']] as const, ['of no known company', ['002']] as const])(
    'is not made for a company %s',
    async (_why, territory) => {
      const operator = await world.as('operator', { territory });
      const id = territory[0] === '001' ? companyId : newId();
      const { body } = await operator.post('/api/invitations').send({ companyId: id }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'companyId' }]);
    },
  );

  it('is not to be guessed', async () => {
    for (let tried = 0; tried < 10; tried += 1) await post('look', { token: 'a' }).expect(404);
    const refused = await post('look', { token: await invite() }).expect(429);
    expect(refused.headers).toHaveProperty('retry-after');
  });

  it('leaves who made and who accepted it in the trail, without its token', async () => {
    const token = await invite();
    await post('accept', { token, ...employer }).expect(201);
    const [bank] = auditBanks;
    const { items } = await world.auditStore.find<{ action: string; role: string }>(
      SYSTEM,
      bank as never,
      { limit: 50 },
    );
    const told = items.filter(({ action }) => action.startsWith('invitations.'));
    expect(told.map(({ action, role }) => `${action} ${role}`)).toEqual([
      'invitations.create operator',
      'invitations.accept employer',
    ]);
    expect(JSON.stringify(items)).not.toContain(token);
  });
});
