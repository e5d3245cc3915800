import { openWorld, type World } from './support/world.js';

describe('the classifications', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('answer while one types', async () => {
    const operator = await world.as('operator');
    const answer = await operator.get('/api/reference/comuni').query({ q: 'san' }).expect(200);
    expect(answer.body).toMatchObject({ items: [{ name: 'Santhià' }], nextCursor: null, total: 1 });
  });

  it('go out whole, page by page', async () => {
    const operator = await world.as('operator');
    const page = (query: object) => operator.get('/api/reference/skills').query(query).expect(200);
    const first = await page({ limit: 3 });
    const second = await page({ limit: 3, cursor: first.body.nextCursor });
    expect([first.body.items.length, second.body.items.length]).toEqual([3, 1]);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([{ limit: 0 }, { limit: 501 }, { limit: 'x' }, { q: 'x'.repeat(201) }, { cursor: 'x' }])(
    'refuse %j, naming the field',
    async (query) => {
      const operator = await world.as('operator');
      const answer = await operator.get('/api/reference/sectors').query(query).expect(400);
      expect(answer.body.errors).toMatchObject([{ field: Object.keys(query)[0] }]);
    },
  );

  it('name the codes asked for, and leave out what is none', async () => {
    const operator = await world.as('operator');
    const query = { codes: '096004,002133,999999' };
    const answer = await operator.get('/api/reference/comuni').query(query).expect(200);
    expect(answer.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Santhià',
      'Biella',
    ]);
    expect(answer.body).toMatchObject({ nextCursor: null, total: 2 });
  });

  it('are five, and no other', async () => {
    const operator = await world.as('operator');
    await operator.get('/api/reference/occupations').expect(200);
    await operator.get('/api/reference/licences').expect(200);
    await operator.get('/api/reference/planets').expect(404);
  });
});
