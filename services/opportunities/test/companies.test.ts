import { newId } from '@rosa/domain';
import {
  animatorOf,
  bodyOf,
  company,
  employerOf,
  operatorOf,
  opportunity,
} from './support/acting.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(() => world.close());

const VAT = '00743110157';
const post = (body: object, query = '') =>
  animatorOf(world).post(`/api/companies${query}`).send(body);

describe('POST /companies', () => {
  it('answers a repeated creation as the first time', async () => {
    const id = newId();
    const first = await post({ id, name: 'Verde', comune: '002133' });
    const again = await post({ id, name: 'Verde', comune: '002133' });
    expect([first.status, again.status, again.body.id, again.body.rev]).toEqual([201, 201, id, 1]);
    const keyed = () => post({ name: 'Rossa', comune: '002133' }).set('Idempotency-Key', 'k1');
    expect((await keyed()).body.id).toBe((await keyed()).body.id);
  });

  it('finds a company again by partita IVA', async () => {
    const { id } = await company(world, { vatNumber: VAT });
    const answer = await post({ name: 'Tutt’altro', comune: '002042', vatNumber: VAT });
    expect(answer.status).toBe(409);
    expect(answer.body.existing).toMatchObject({ id, name: 'Verde S.r.l.' });
    const away = await world.api
      .as({ role: 'animator', territory: ['063'] })
      .post('/api/companies')
      .send({ name: 'Tutt’altro', comune: '063049', vatNumber: VAT });
    expect(away.status).toBe(409);
    expect(away.text).not.toContain(id);
  });

  it.each(['VERDE SRL', 'Vérde società a responsabilità limitata', 'Verde soc. coop. a r.l.'])(
    'finds it again as %s in one of its comuni, unless it is said to be another',
    async (name) => {
      const { id } = await company(world, { sites: [{ comune: '002042' }] });
      const answer = await post({ name, comune: '002042' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ likelyDuplicates: [{ id }], elsewhere: 0 });
      bodyOf(await post({ name, comune: '002042' }, '?confirmedDifferent=true'), 201);
    },
  );

  it.each([
    ['the same name in another comune', 'Verde S.r.l.', '002042'],
    ['another name in the same comune', 'Verde e Blu', '002133'],
  ])('lets %s stand', async (_what, name, comune) => {
    await company(world);
    expect((await post({ name, comune })).status).toBe(201);
  });

  it('names every wrong field, and refuses another territory', async () => {
    const { status, body } = await post({ name: '', comune: '999999', vatNumber: '123', x: 1 });
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'comune',
      'name',
      'vatNumber',
      'x',
    ]);
    await post({ name: 'Lontana', comune: '063049' }).expect(403);
  });
});

describe('GET /companies', () => {
  it('finds by partita IVA, and by words while they are typed, in any order', async () => {
    const { id } = await company(world, { name: 'Società Agrìcola Bella Vista', vatNumber: VAT });
    await company(world);
    const found = async (q: string) => {
      const { body } = await operatorOf(world).get('/api/companies').query({ q });
      return body.items.map((one: { id: string }) => one.id);
    };
    for (const q of [VAT, 'agricola', 'vista bel', 'BELLA agr'])
      expect(await found(q)).toEqual([id]);
    expect(await found('bella verde')).toEqual([]);
    expect((await operatorOf(world).get('/api/companies?comune=002042')).body.total).toBe(0);
    expect((await operatorOf(world).get('/api/companies')).body.total).toBe(2);
  });

  it('is told to the employer without the staff’s notes, and only of their own', async () => {
    const { id } = await company(world, { note: 'paga tardi' });
    const other = await company(world, { name: 'Altra' });
    const own = await employerOf(world, id).get(`/api/companies/${id}`);
    expect(own.status).toBe(200);
    expect(own.text).not.toContain('paga tardi');
    await employerOf(world, id).get(`/api/companies/${other.id}`).expect(404);
  });
});

describe('changing and removing a company', () => {
  it('asks for the revision it was decided on', async () => {
    const { id } = await company(world, { vatNumber: VAT });
    const path = `/api/companies/${id}`;
    await animatorOf(world).patch(path).send({ note: 'x' }).expect(428);
    await animatorOf(world).patch(path).set('If-Match', '"7"').send({ note: 'x' }).expect(412);
    const changed = await animatorOf(world).patch(path).set('If-Match', '"1"').send({ note: 'x' });
    expect(bodyOf(changed, 200)).toMatchObject({ rev: 2, note: 'x', vatNumber: VAT });
    await operatorOf(world).patch(path).set('If-Match', '*').send({ note: 'y' }).expect(403);
    const other = await company(world, { name: 'Altra' });
    const taken = animatorOf(world).patch(`/api/companies/${other.id}`).set('If-Match', '*');
    await taken.send({ vatNumber: VAT }).expect(409);
  });

  it('keeps a company that opportunities speak of', async () => {
    const { id } = await company(world);
    const free = await company(world, { name: 'Altra' });
    await opportunity(world, id);
    await animatorOf(world).delete(`/api/companies/${id}`).set('If-Match', '*').expect(409);
    await animatorOf(world).delete(`/api/companies/${free.id}`).set('If-Match', '"1"').expect(204);
    await animatorOf(world).get(`/api/companies/${free.id}`).expect(404);
  });
});
