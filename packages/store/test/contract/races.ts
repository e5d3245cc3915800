import { newId } from '@rosa/domain';
import type { Change, Store } from '../../src/index.js';
import type { Bench } from './banks.js';
import { collect, fill, firms, open, people, person, put, system } from './banks.js';

/** Commits at the same time, from two openings of one store as from two processes: one after the other, whoever wins. */
export const races = (bench: () => Bench): void => {
  describe('commits at once', () => {
    let other: Store;

    beforeEach(async () => {
      other = await open(bench().url);
    });

    afterEach(() => other.close());

    /** Each of the commits, from one opening and the other in turn: how many were kept, and why the others were not. */
    const race = async (commits: readonly (readonly Change[])[]) => {
      const stores = [bench().store, other];
      const ended = await Promise.allSettled(
        commits.map((changes, i) => stores[i % 2]!.commit(system, changes)),
      );
      const failures = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      return { kept: ended.length - failures.length, kinds: failures.map(({ kind }) => kind) };
    };

    it('to one record are kept once, and stale for all others', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      const { kept, kinds } = await race(
        Array.from({ length: 12 }, (_, i) => [
          put(people, person({ score: i }), { id, expect: 1 }),
        ]),
      );
      expect(kept).toBe(1);
      expect(kinds).toEqual(Array(11).fill('stale'));
      expect(await store.get(system, people, id)).toMatchObject({ rev: 2 });
      expect(await store.history(system, people, id)).toHaveLength(1);
      expect((await store.outbox.backlog()).count).toBe(2);
    });

    it('for one new id are kept once', async () => {
      const id = newId();
      const { kept, kinds } = await race(
        Array.from({ length: 8 }, (_, i) => [put(people, person({ score: i }), { id })]),
      );
      expect(kept).toBe(1);
      expect(kinds).toEqual(Array(7).fill('stale'));
    });

    it('for one unique value are kept once', async () => {
      const { kept, kinds } = await race(
        Array.from({ length: 8 }, () => [put(people, person({ code: 'A' }))]),
      );
      expect(kept).toBe(1);
      expect(kinds).toEqual(Array(7).fill('conflict'));
    });

    it('that each rest on what the other changes are never both kept', async () => {
      const { store } = bench();
      for (let round = 0; round < 10; round += 1) {
        const [one = '', two = ''] = await fill(store, [person(), person()]);
        const check = (id: string) => ({ op: 'check', bank: people, id, expect: 1 }) as const;
        const { kept, kinds } = await race([
          [check(one), put(people, person({ score: 1 }), { id: two, expect: 1 })],
          [check(two), put(people, person({ score: 1 }), { id: one, expect: 1 })],
        ]);
        expect([kept, kinds]).toEqual([1, ['stale']]);
      }
    });

    it('that each rest on the absence of what the other adds are never both kept', async () => {
      for (let round = 0; round < 10; round += 1) {
        const [one, two] = [newId(), newId()];
        const absent = (id: string) => ({ op: 'check', bank: people, id, expect: 0 }) as const;
        const { kept, kinds } = await race([
          [absent(one), put(people, person(), { id: two })],
          [absent(two), put(people, person(), { id: one })],
        ]);
        expect([kept, kinds]).toEqual([1, ['stale']]);
      }
    });

    it('that look at one record, and change others, are all kept', async () => {
      const { store } = bench();
      const firm = put(firms, { name: 'Verde', comune: '002133' });
      await store.commit(system, [firm]);
      const check = { op: 'check', bank: firms, id: firm.id, expect: 1 } as const;
      const { kept } = await race(Array.from({ length: 12 }, () => [check, put(people, person())]));
      expect(kept).toBe(12);
      expect(await store.get(system, firms, firm.id)).toMatchObject({ rev: 1 });
    });

    it('to several records in different orders are whole, and leave an entry each', async () => {
      const { store } = bench();
      const ids = await fill(store, [person(), person(), person()]);
      const both = (a: number, b: number, score: number) =>
        [a, b].map((at) => put(people, person({ score }), { id: ids[at] ?? '', expect: 1 }));
      const { kept, kinds } = await race([both(0, 1, 1), both(1, 2, 2), both(2, 0, 3)]);
      expect(kept).toBe(1);
      expect(kinds).toEqual(['stale', 'stale']);
      const changed = (await collect(store.stream(system, people))).filter(({ rev }) => rev === 2);
      expect(changed).toHaveLength(2);
      expect(new Set(changed.map(({ score }) => score)).size).toBe(1);
      expect((await store.outbox.backlog()).count).toBe(5);
    });
  });
};
