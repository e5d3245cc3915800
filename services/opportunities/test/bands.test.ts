import * as fc from 'fast-check';
import { bandOf } from '../src/application/count-in-bands.js';
import { animatorOf, bodyOf, employerOf } from './support/acting.js';
import { cleaner, cleanersWanted, unknownPerson } from './support/people.js';
import { openWorld, type World } from './support/world.js';

describe('a band', () => {
  it('holds the count it is of, and begins where the one below ends', () => {
    fc.assert(
      fc.property(fc.nat(2_000), (count) => {
        const { from, to } = bandOf(count);
        expect(from).toBeLessThanOrEqual(count);
        expect(to ?? Infinity).toBeGreaterThanOrEqual(count);
        if (to !== null) expect(bandOf(to + 1).from).toBe(to + 1);
      }),
    );
  });

  it('never tells one person from a few', () => {
    expect([1, 2, 3, 4].map(bandOf)).toEqual([1, 2, 3, 4].map(() => ({ from: 1, to: 4 })));
  });
});

describe('POST /match/bands', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld()));
  afterEach(() => world.close());

  it('tells an animator how many would suit, and of no one who they are', async () => {
    const ids = await world.register(
      ...Array.from({ length: 6 }, () => cleaner()),
      unknownPerson(),
    );
    const answer = await animatorOf(world)
      .post('/api/match/bands')
      .send({ criteria: cleanersWanted });
    expect(bodyOf(answer, 200)).toMatchObject({
      complete: true,
      ranked: { from: 5, to: 9 },
      ready: { from: 5, to: 9 },
      toAsk: { from: 1, to: 4 },
    });
    for (const id of ids) expect(answer.text).not.toContain(id);
    expect(world.audit.at(-1)).toMatchObject({ action: 'match.bands', subjects: [] });
  });

  it('is not for employers, and names a wrong criterion', async () => {
    const asked = { criteria: { ...cleanersWanted, near: 'casa' } };
    const wrong = await animatorOf(world).post('/api/match/bands').send(asked);
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'criteria.near' }]);
    const id = '01a20231-c0d8-7757-8a8f-b1937f3362d2';
    const answer = await employerOf(world, id).post('/api/match/bands').send(asked);
    expect(answer.status).toBe(403);
  });
});
