import * as fc from 'fast-check';
import type { Query } from '../../src/index.js';
import type { Bench } from './banks.js';
import type { Person } from './banks.js';
import { fill, people, person, put, system } from './banks.js';

/** `find` and `tally`: conditions, order, pages. */
export const pages = (bench: () => Bench): void => {
  const walk = async (query: Query, between: () => Promise<unknown> = async () => undefined) => {
    const seen = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof next>> = await next(query, cursor);
      seen.push(...page.items);
      cursor = page.nextCursor;
      await between();
    } while (cursor !== null);
    return seen;
  };
  const next = (query: Query, cursor: string | null) =>
    bench().store.find(system, people, cursor === null ? query : { ...query, cursor });
  const names = async (query: Omit<Query, 'limit'>) =>
    (await bench().store.find(system, people, { limit: 99, ...query })).items.map((p) => p.name);

  describe('find', () => {
    const crowd = [
      person({ name: 'a', score: 1, tags: ['x', 'y'] }),
      person({ name: 'b', score: 2.5, tags: ['y', 'y'] }),
      person({ name: 'c', score: 2.5 }),
      person({ name: 'd', tags: ['z'] }),
    ];

    it('keeps those for whom all conditions hold; ranges are [from, to)', async () => {
      await fill(bench().store, crowd);
      const found = (...where: NonNullable<Query['where']>) => names({ where, orderBy: 'name' });
      expect(await found({ key: 'name', is: 'b' })).toEqual(['b']);
      expect(await found({ key: 'score', is: null })).toEqual(['d']);
      expect(await found({ key: 'score', is: 2.5 }, { key: 'name', is: 'c' })).toEqual(['c']);
      expect(await found({ key: 'name', in: ['a', 'd', 'q'] })).toEqual(['a', 'd']);
      expect(await found({ key: 'score', in: [1, 7] })).toEqual(['a']);
      expect(await found({ key: 'name', in: [] })).toEqual([]);
      expect(await found({ key: 'score', from: 1, to: 2.5 })).toEqual(['a']);
      expect(await found({ key: 'score', from: 2 })).toEqual(['b', 'c']);
      expect(await found({ key: 'name', to: 'c' })).toEqual(['a', 'b']);
    });

    it('finds a record by any value of a list, also after a change and a deletion', async () => {
      const { store } = bench();
      const [a = '', b = ''] = await fill(store, crowd);
      const tagged = (tag: string | null) =>
        names({ where: [{ key: 'tags', is: tag }], orderBy: 'name' });
      expect(await tagged('y')).toEqual(['a', 'b']);
      expect(await tagged(null)).toEqual(['c']);
      expect(await names({ where: [{ key: 'tags', in: ['x', 'z'] }], orderBy: 'name' })).toEqual([
        'a',
        'd',
      ]);
      await store.commit(system, [
        put(people, person({ name: 'a', tags: ['x', 'w'] }), { id: a, expect: 1 }),
        { op: 'delete', bank: people, id: b, expect: 1 },
      ]);
      expect(await tagged('y')).toEqual([]);
      expect(await tagged('w')).toEqual(['a']);
    });

    it('finds the values of a list as they are written, whatever they hold, and many at once', async () => {
      const odd = ['', ' ', "d'Alì", 'D’ALÌ', 'x OR y', '"', '*', '(', 'NEAR(', 'città', 'Città'];
      await fill(
        bench().store,
        odd.map((tag, at) => person({ name: `n${String(at).padStart(2, '0')}`, tags: [tag] })),
      );
      const tagged = (tags: readonly string[]) =>
        names({ where: [{ key: 'tags', in: tags }], orderBy: 'name' });
      for (const [at, tag] of odd.entries()) {
        expect(await tagged([tag])).toEqual([`n${String(at).padStart(2, '0')}`]);
      }
      const others = Array.from({ length: 2000 }, (_each, at) => `other ${at}`);
      expect(await tagged([...others, '"', 'città'])).toEqual(['n05', 'n09']);
      expect(await tagged(others)).toEqual([]);
    });

    it('refuses a key the bank does not declare, rather than asking the engine', async () => {
      const where = [{ key: 'name" OR 1=1 --', is: 'x' }];
      await expect(names({ where })).rejects.toThrow('declares no key');
      await expect(names({ orderBy: 'rowid' })).rejects.toThrow('declares no key');
      await expect(names({ orderBy: 'tags' })).rejects.toThrow('is a list');
    });

    it('orders by a key and then by id, those without a value first, or all the other way', async () => {
      await fill(bench().store, [...crowd, person({ name: 'e', score: 0 }), person({ name: 'f' })]);
      const ascending = await walk({ orderBy: 'score', limit: 99 });
      expect(ascending.map((p) => p.score)).toEqual([null, null, 0, 1, 2.5, 2.5]);
      expect(ascending.slice(0, 2).map((p) => p.name)).toEqual(['d', 'f']);
      const descending = await walk({ orderBy: 'score', descending: true, limit: 99 });
      expect(descending).toEqual(ascending.toReversed());
    });

    it('gives each record exactly once, page by page, while others come and go', async () => {
      const people_ = fc.array(
        fc.record({
          name: fc.option(fc.constantFrom('a', 'b', 'c', 'à', 'Z')),
          score: fc.option(fc.integer({ min: -2, max: 2 })),
        }),
        { minLength: 1, maxLength: 25 },
      );
      const orders = fc.constantFrom('name', 'score', 'code', undefined);
      const property = fc.asyncProperty(
        people_,
        orders,
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        async (some, orderBy, descending, limit) => {
          const { store } = bench();
          const mine = await fill(
            store,
            some.map((one) => person({ ...one, comune: '001001' })),
          );
          const query = { limit, descending, ...(orderBy === undefined ? {} : { orderBy }) };
          let comers: string[] = [];
          const seen = await walk(query, async () => {
            if (comers.length < 6)
              comers = comers.concat(await fill(store, [person({ name: 'b' })]));
          });
          const ids = seen.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => mine.includes(id)).sort()).toEqual([...mine].sort());
          await removeAll([...mine, ...comers]);
        },
      );
      await fc.assert(property, { numRuns: 25 });
    });

    const removeAll = async (ids: readonly string[]) =>
      bench().store.commit(
        system,
        ids.map((id) => ({ op: 'delete', bank: people, id, expect: 1 }) as const),
      );

    it('counts all that match on every page', async () => {
      const { store } = bench();
      await fill(store, crowd);
      const first = await store.find(system, people, { limit: 3 });
      expect(first).toMatchObject({ total: 4, nextCursor: expect.any(String) });
      const last = await next({ limit: 3 }, first.nextCursor);
      expect(last).toMatchObject({ total: 4, nextCursor: null });
      expect(last.items).toHaveLength(1);
    });

    it('refuses a cursor that is not its own, and a limit that is none', async () => {
      const { store } = bench();
      await fill(store, crowd);
      const { nextCursor } = await store.find(system, people, { limit: 1, orderBy: 'name' });
      const other = { kind: 'invalid', errors: [{ field: 'cursor' }] };
      const broken = ['', 'x', 'é', `${nextCursor}AA`, nextCursor!.slice(1)];
      for (const cursor of broken) {
        await expect(next({ limit: 1, orderBy: 'name' }, cursor)).rejects.toMatchObject(other);
      }
      for (const order of [{}, { orderBy: 'score' }, { orderBy: 'name', descending: true }]) {
        await expect(next({ limit: 1, ...order }, nextCursor)).rejects.toMatchObject(other);
      }
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(next({ limit }, null)).rejects.toMatchObject({ errors: [{ field: 'limit' }] });
      }
    });

    it('says nothing of a record in its cursor', async () => {
      const { store } = bench();
      await fill(store, [person({ name: 'Fumagalli' }), person({ name: 'Fumagalli' })]);
      const { nextCursor } = await store.find(system, people, { limit: 1, orderBy: 'name' });
      expect(Buffer.from(nextCursor!, 'base64url').toString('latin1')).not.toContain('Fuma');
    });
  });

  describe('tally', () => {
    it('counts live records by each value of a key, where the conditions hold', async () => {
      const { store } = bench();
      const some: Partial<Person>[] = [
        { name: 'a', score: 1 },
        { name: 'a', score: 2 },
        { name: 'b', score: 1 },
        { score: 1 },
        { name: 'c', score: 1 },
      ];
      const ids = await fill(store, some.map(person));
      await removeLast(ids.at(-1) ?? '');
      expect(await store.tally(system, people, 'name', [])).toEqual(
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      );
      const ones = await store.tally(system, people, 'name', [{ key: 'score', is: 1 }]);
      expect(ones).toEqual(
        new Map([
          ['a', 1],
          ['b', 1],
        ]),
      );
    });

    const removeLast = (id: string) =>
      bench().store.commit(system, [{ op: 'delete', bank: people, id, expect: 1 }]);
  });
};
