import { newId } from '@rosa/domain';
import { openWorld, PASSWORD, type World } from './support/world.js';

const anAccount = { username: 'anna.rossi', name: 'Anna Rossi', password: PASSWORD };

describe('accounts', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  const fieldsOf = (answer: { body: { errors: { field: string }[] } }) =>
    answer.body.errors.map(({ field }) => field);

  it('are made by central everywhere, and shown without their password', async () => {
    const central = await world.as('central');
    const made = await central
      .post('/api/accounts')
      .send({ ...anAccount, role: 'lead', territory: ['15'] })
      .expect(201);
    expect(made.headers).toMatchObject({ etag: '"1"', location: `/api/accounts/${made.body.id}` });
    expect(made.body).toMatchObject({ username: 'anna.rossi', territory: ['15'], active: true });
    const read = await central.get(`/api/accounts/${made.body.id}`).expect(200);
    expect(Object.keys(read.body as object)).not.toEqual(expect.arrayContaining(['passwordHash']));
    expect(read.text).not.toContain('argon2');
  });

  it('answers a repeated creation as the first time, by id and by Idempotency-Key', async () => {
    const central = await world.as('central');
    const body = { ...anAccount, id: newId(), role: 'central' };
    await central.post('/api/accounts').send(body).expect(201);
    await central.post('/api/accounts').send(body).expect(200);
    const keyed = { ...anAccount, username: 'carla', role: 'central' };
    const post = () => central.post('/api/accounts').set('Idempotency-Key', 'k1').send(keyed);
    const first = await post().expect(201);
    const second = await post().expect(200);
    expect(second.body).toEqual(first.body);
  });

  it('refuses a username in use, whatever its case', async () => {
    const central = await world.as('central');
    await central
      .post('/api/accounts')
      .send({ ...anAccount, role: 'central' })
      .expect(201);
    const again = await central
      .post('/api/accounts')
      .send({ ...anAccount, username: 'Anna.Rossi', role: 'central' })
      .expect(409);
    expect(again.body.errors).toMatchObject([
      { field: 'username', message: 'questo nome utente è già in uso' },
    ]);
    expect(again.body).not.toHaveProperty('id');
  });

  it.each([
    [{ role: 'operator', territory: ['99'] }, ['territory[0]']],
    [{ role: 'operator', territory: ['002', '002999'] }, ['territory[1]']],
    [{ role: 'operator', territory: [] }, ['territory']],
    [{ role: 'operator', territory: ['0'] }, ['territory[0]']],
    [{ role: 'central', territory: ['01'] }, ['territory']],
    [{ role: 'employer' }, ['companyId']],
    [{ role: 'body' }, ['bodyCode']],
    [{ role: 'worker' }, ['workerId']],
    [{ role: 'operator', companyId: newId() }, ['companyId']],
    [{ role: 'king' }, ['role']],
    [{ role: 'central', password: 'short' }, ['password']],
    [{ role: 'central', password: 'xx anna.rossi xx' }, ['password']],
    [{ role: 'central', username: 'a b' }, ['username']],
    [{ role: 'central', purpose: 'curiosity' }, ['purpose']],
    [{ role: 'central', crown: true }, ['crown']],
  ])('refuses %j', async (wrong, fields) => {
    const central = await world.as('central');
    const answer = await central
      .post('/api/accounts')
      .send({ ...anAccount, ...wrong })
      .expect(400);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  describe('of a lead', () => {
    const lead = () => world.as('lead', { territory: ['01'] });

    it.each([['002'], ['01'], ['096004']])('may work in %s, within theirs', async (code) => {
      const made = await (
        await lead()
      )
        .post('/api/accounts')
        .send({ ...anAccount, role: 'operator', territory: [code] });
      expect(made.status).toBe(201);
    });

    it.each([
      [{ role: 'operator', territory: ['063'] }],
      [{ role: 'operator', territory: ['002', '063'] }],
      [{ role: 'animator' }],
      [{ role: 'lead', territory: ['002'] }],
      [{ role: 'central' }],
    ])('may not be %j', async (standing) => {
      const answer = await (await lead()).post('/api/accounts').send({ ...anAccount, ...standing });
      expect(answer.status).toBe(403);
    });

    it('are those wholly within the territory, in the list and one by one', async () => {
      const mine = await world.account({ username: 'mine', role: 'operator', territory: ['002'] });
      const wider = await world.account({
        username: 'wider',
        role: 'operator',
        territory: ['002', '063'],
      });
      await world.account({ username: 'chief', role: 'lead', territory: ['002'] });
      await world.account({ username: 'naples', role: 'animator', territory: ['063'] });
      const agent = await lead();
      const list = await agent.get('/api/accounts').expect(200);
      expect(list.body).toMatchObject({ items: [{ id: mine }], total: 1, nextCursor: null });
      await agent.get(`/api/accounts/${mine}`).expect(200);
      await agent.get(`/api/accounts/${wider}`).expect(404);
      await agent.patch(`/api/accounts/${wider}`).set('If-Match', '*').send({}).expect(404);
      await agent.delete(`/api/accounts/${wider}`).expect(404);
      await agent.delete(`/api/accounts/${wider}/sessions`).expect(404);
    });

    it('cannot be moved out of the territory, nor up', async () => {
      const id = await world.account({ username: 'mine', role: 'operator', territory: ['002'] });
      const agent = await lead();
      const patch = (change: object) =>
        agent.patch(`/api/accounts/${id}`).set('If-Match', '*').send(change);
      await patch({ territory: ['15'] }).expect(403);
      await patch({ territory: null }).expect(403);
      await patch({ role: 'lead' }).expect(403);
      await patch({ territory: ['096'], role: 'animator' }).expect(200);
    });
  });

  it('are listed page by page, the same to central and to a lead', async () => {
    for (const username of ['ccc', 'aaa', 'bbb']) {
      await world.account({ username, role: 'operator', territory: ['002'] });
    }
    for (const agent of [
      await world.as('central'),
      await world.as('lead', { territory: ['002'] }),
    ]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const query = { limit: 2, role: 'operator', ...(cursor ? { cursor } : {}) };
        const page = await agent.get('/api/accounts').query(query).expect(200);
        expect(page.body.total).toBe(3);
        seen.push(...(page.body.items as { username: string }[]).map((item) => item.username));
        cursor = page.body.nextCursor as string | null;
      } while (cursor !== null);
      expect(seen).toEqual(['aaa', 'bbb', 'ccc']);
    }
  });

  it('ask for the revision a change was decided on', async () => {
    const id = await world.account({ username: 'anna', role: 'operator' });
    const central = await world.as('central');
    const patch = () => central.patch(`/api/accounts/${id}`).send({ name: 'Anna' });
    await patch().expect(428);
    await patch().set('If-Match', 'x').expect(400);
    await patch().set('If-Match', '"7"').expect(412);
    const changed = await patch().set('If-Match', '"1"').expect(200);
    expect(changed.headers['etag']).toBe('"2"');
    expect(changed.body).toMatchObject({ name: 'Anna', role: 'operator' });
  });

  it('never lets anyone remove, close or demote their own', async () => {
    const id = await world.account({ username: 'carla', role: 'central' });
    const carla = await world.signedIn('carla');
    const patch = (change: object) =>
      carla.patch(`/api/accounts/${id}`).set('If-Match', '*').send(change);
    await carla.delete(`/api/accounts/${id}`).expect(409);
    await patch({ active: false }).expect(409);
    await patch({ role: 'lead' }).expect(409);
    await patch({ name: 'Carla B.' }).expect(200);
  });

  it('removed, are gone and cannot sign in', async () => {
    const id = await world.account({ username: 'anna', role: 'operator' });
    const anna = await world.signedIn('anna');
    const central = await world.as('central');
    await central.delete(`/api/accounts/${id}`).expect(204);
    await central.get(`/api/accounts/${id}`).expect(404);
    await anna.get('/api/sessions/current').expect(401);
  });
});
