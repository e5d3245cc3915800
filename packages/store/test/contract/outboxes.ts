import { isId } from '@rosa/domain';
import type { Bench } from './banks.js';
import { collect, fill, firms, people, person, put, system } from './banks.js';

/** The outbox: an entry for each change of a bank that has an event, until it is marked sent. */
export const outboxes = (bench: () => Bench): void => {
  describe('outbox', () => {
    it('holds an entry for each put and delete of a bank with an event, oldest first', async () => {
      const { store, clock } = bench();
      const [id = ''] = await fill(store, [person()]);
      clock.set('2026-11-23T08:00:00.000Z');
      await store.commit(system, [
        put(firms, { name: 'Verde', comune: '002133' }),
        put(people, person({ score: 1 }), { id, expect: 1 }),
        { op: 'check', bank: people, id, expect: 2 },
        { op: 'delete', bank: people, id, expect: 2 },
      ]);
      const entries = await store.outbox.unsent(10);
      const entry = { id: expect.any(String), type: 'worker.changed', version: 2 };
      expect(entries).toEqual([
        { ...entry, aggregateIds: [id], at: '2026-11-22T08:00:00.000Z' },
        { ...entry, aggregateIds: [id], at: '2026-11-23T08:00:00.000Z' },
        { ...entry, aggregateIds: [id], at: '2026-11-23T08:00:00.000Z' },
      ]);
      expect(entries.every((each) => isId(each.id))).toBe(true);
      expect(await store.outbox.backlog()).toEqual({
        count: 3,
        oldest: '2026-11-22T08:00:00.000Z',
      });
    });

    it('gives what is unsent, also where later entries were sent first', async () => {
      const { store } = bench();
      await fill(store, [person(), person(), person()]);
      const [first, second, third] = await store.outbox.unsent(10);
      await store.outbox.markSent([second!.id, third!.id]);
      await store.outbox.markSent([third!.id]);
      expect(await store.outbox.unsent(10)).toEqual([first]);
      expect((await store.outbox.unsent(0)).length).toBe(0);
      await store.outbox.markSent([first!.id]);
      expect(await store.outbox.backlog()).toEqual({ count: 0, oldest: null });
    });

    it('names every record once in a large commit', async () => {
      const { store } = bench();
      const ids = await fill(
        store,
        Array.from({ length: 1_500 }, () => person()),
      );
      const entries = await store.outbox.unsent(2_000);
      expect(entries.map((entry) => entry.aggregateIds)).toEqual(ids.map((id) => [id]));
      expect(await collect(store.versions(system, people))).toHaveLength(1_500);
    });

    it('tells of many records in one entry where the commit was bulk, and counts each', async () => {
      const { store } = bench();
      const many = Array.from({ length: 1_100 }, () => put(people, person()));
      const [first] = many;
      const again = put(people, person({ score: 1 }), { id: first!.id, expect: 1 });
      await store.commit(system, [...many, again], { bulk: true });
      const entries = await store.outbox.unsent(2_000);
      expect(entries.flatMap((entry) => entry.aggregateIds)).toEqual(many.map(({ id }) => id));
      expect(entries.length).toBeLessThan(10);
      expect((await store.outbox.backlog()).count).toBe(1_100);
      await store.outbox.markSent([entries[0]!.id]);
      expect(await store.outbox.unsent(2_000)).toEqual(entries.slice(1));
      expect((await store.outbox.backlog()).count).toBe(1_100 - entries[0]!.aggregateIds.length);
    });

    it('gives what bulk commits left after all else, and apart from it where that is asked', async () => {
      const { store, clock } = bench();
      const many = [put(people, person()), put(people, person())];
      for (const one of many) await store.commit(system, [one], { bulk: true });
      clock.set('2026-11-23T08:00:00.000Z');
      const later = await fill(store, [person(), person()]);
      const earlier = many.map(({ id }) => id);
      const idsOf = async (...asked: Parameters<typeof store.outbox.unsent>) =>
        (await store.outbox.unsent(...asked)).flatMap(({ aggregateIds }) => aggregateIds);
      expect(await idsOf(10)).toEqual([...later, ...earlier]);
      expect(await idsOf(3)).toEqual([...later, earlier[0]]);
      expect(await idsOf(10, { bulk: true })).toEqual(earlier);
      expect(await idsOf(1, { bulk: true })).toEqual(earlier.slice(0, 1));
      expect(await idsOf(10, { bulk: false })).toEqual(later);
      expect(await idsOf(1, { bulk: false })).toEqual(later.slice(0, 1));
      expect(await store.outbox.backlog()).toEqual({
        count: 4,
        oldest: '2026-11-22T08:00:00.000Z',
      });
      const [first] = await store.outbox.unsent(1, { bulk: true });
      await store.outbox.markSent([first!.id]);
      expect(await idsOf(10)).toEqual([...later, earlier[1]]);
    });

    it('tells listeners what a commit was', async () => {
      const { store } = bench();
      const told: boolean[] = [];
      store.outbox.onCommit(({ bulk }) => told.push(bulk));
      await fill(store, [person()]);
      await store.commit(system, [put(people, person())], { bulk: true });
      expect(told).toEqual([false, true]);
    });

    it('tells listeners of commits that left entries, until they stop listening', async () => {
      const { store } = bench();
      let told = 0;
      const stop = store.outbox.onCommit(() => {
        told += 1;
      });
      await fill(store, [person(), person()]);
      expect(told).toBe(1);
      await store.commit(system, [put(firms, { name: 'Verde', comune: '002133' })]);
      await store.commit(system, [put(people, person(), { expect: 4 })]).catch(() => undefined);
      expect(told).toBe(1);
      stop();
      await fill(store, [person()]);
      expect(told).toBe(1);
    });
  });
};
