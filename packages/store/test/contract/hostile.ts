import * as fc from 'fast-check';
import { newId } from '@rosa/domain';
import type { Bank, Query } from '../../src/index.js';
import type { Bench } from './banks.js';
import { fill, firms, open, people, person, put, system } from './banks.js';

/** What a request could say that is no value: nothing of it is ever read as a part of a query. */
export const OPERATORS: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $where: 'return true' },
  { $in: ['Anna'] },
  ['Anna'],
  /./,
  new Date(0),
  true,
  { toString: () => 'Anna' },
  Object.assign(Object.create(null) as object, { $exists: true }),
  () => 'Anna',
  Symbol('Anna'),
  1n,
];

/** A bank of anything at all, as zod would let through where a schema is loose. */
const anything: Bank<object> = {
  ...firms,
  keys: {},
  keysOf: () => ({}),
  accessOf: () => ({}),
} as Bank<object>;

export const hostile = (bench: () => Bench): void => {
  describe('what is no value', () => {
    it('is refused, or finds nobody, where a condition, a key or a cursor should be', async () => {
      const { store } = bench();
      await fill(store, [person({ name: 'Anna', tags: ['Anna'] })]);
      for (const value of OPERATORS) {
        const odd = value as string;
        const find = (query: Partial<Query>) => store.find(system, people, { limit: 9, ...query });
        const asked = [
          find({ where: [{ key: 'name', is: odd }] }),
          find({ where: [{ key: 'name', from: odd }] }),
          find({ where: [{ key: odd, is: 'Anna' }] }),
          find({ orderBy: odd }),
          find({ cursor: odd }),
        ];
        for (const page of await Promise.allSettled(asked)) {
          expect(page.status === 'rejected' ? 0 : page.value.total).toBe(0);
        }
        await expect(store.tally(system, people, odd, [])).rejects.toThrow();
      }
    });

    it('finds nobody where an id should be, and changes nobody', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person({ name: 'Anna' })]);
      for (const value of OPERATORS) {
        const odd = value as string;
        const found = [
          store.get(system, people, odd),
          store.getMany(system, people, [odd]).then(([one]) => one),
          store.versionsOf(system, people, [odd]).then(([one]) => one),
          store.history(system, people, odd).then(([one]) => one),
        ];
        for (const one of await Promise.allSettled(found)) {
          expect(one.status === 'rejected' ? undefined : one.value).toBeUndefined();
        }
        const changes = [
          put(people, person(), { id: odd, expect: 1 }),
          { op: 'delete', bank: people, id: odd, expect: 1 },
          { op: 'check', bank: people, id: odd, expect: 1 },
        ] as const;
        for (const change of changes)
          await expect(store.commit(system, [change])).rejects.toThrow();
        await store.outbox.markSent([odd]).catch(() => undefined);
      }
      expect(await store.get(system, people, id)).toMatchObject({ name: 'Anna', rev: 1 });
      expect((await store.outbox.backlog()).count).toBe(1);
    });

    it.each([
      '__proto__',
      'constructor',
      'keys',
      '$where',
      'name.x',
      'body.name',
      '_id',
      'deleted',
    ])('is the key %s, which no bank declares', async (key) => {
      const { store } = bench();
      const where = [{ key, is: 'x' }];
      const none = 'declares no key';
      await expect(store.find(system, people, { limit: 1, where })).rejects.toThrow(none);
      await expect(store.find(system, people, { limit: 1, orderBy: key })).rejects.toThrow(none);
      await expect(store.tally(system, people, key, [])).rejects.toThrow(none);
    });

    it('comes back as it went in where it is part of a record', async () => {
      const store = await open(bench().url, [anything]);
      const field = fc.oneof(
        fc.string(),
        fc.constantFrom('$where', '$ne', 'a.b', '.', '$', '__proto__', 'constructor', '_id', ''),
      );
      const { value: some } = fc.letrec<{ value: unknown }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 3 },
          fc.string({ unit: 'binary' }),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
          fc.boolean(),
          fc.constant(null),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(
            field.filter((name) => !name.includes('\0')),
            tie('value'),
            { maxKeys: 3 },
          ),
        ),
      }));
      try {
        await fc.assert(
          fc.asyncProperty(some, async (content) => {
            const id = newId();
            await store.commit(system, [put(anything, { content }, { id })]);
            expect(await store.get(system, anything, id)).toMatchObject({
              content: JSON.parse(JSON.stringify(content)) as unknown,
            });
          }),
          { numRuns: 100 },
        );
      } finally {
        await store.close();
      }
    });
  });
};
