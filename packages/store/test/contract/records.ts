import { newId } from '@rosa/domain';
import type { Bench } from './banks.js';
import { collect, fill, firms, people, person, put, system } from './banks.js';

/** Reading records back: by id, whole banks, former revisions, tombstones. */
export const records = (bench: () => Bench): void => {
  describe('records', () => {
    it('come back as they went in, whatever the text', async () => {
      const { store } = bench();
      const odd = person({ name: `D'Agnò "x" \u0000 \u2028 😀'; DROP TABLE bank_workers; --` });
      const [id = ''] = await fill(store, [odd]);
      expect(await store.get(system, people, id)).toMatchObject(odd);
    });

    it('are absent where there is none or it was deleted', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      await store.commit(system, [{ op: 'delete', bank: people, id, expect: 1 }]);
      expect(await store.get(system, people, id)).toBeUndefined();
      expect(await store.get(system, people, newId())).toBeUndefined();
      expect(await store.getMany(system, people, [id])).toEqual([]);
      expect((await store.find(system, people, { limit: 9 })).total).toBe(0);
      expect(await collect(store.stream(system, people))).toEqual([]);
    });

    it('come many at once in the order asked for, without those missing', async () => {
      const { store } = bench();
      const [a = '', b = '', c = ''] = await fill(store, [person(), person(), person()]);
      const found = await store.getMany(system, people, [c, newId(), a, b]);
      expect(found.map(({ id }) => id)).toEqual([c, a, b]);
    });

    it('stream once each, by id, more than a batch of them', async () => {
      const { store } = bench();
      const ids = await fill(
        store,
        Array.from({ length: 1_203 }, (_, i) => person({ score: i })),
      );
      const streamed = await collect(store.stream(system, people));
      expect(streamed.map(({ id }) => id)).toEqual([...ids].sort());
    });

    it('have a revision each, tombstones included', async () => {
      const { store } = bench();
      const [a = '', b = '', c = ''] = await fill(store, [person(), person(), person()]);
      await store.commit(system, [
        { op: 'delete', bank: people, id: b, expect: 1 },
        put(people, person({ score: 1 }), { id: c, expect: 1 }),
      ]);
      const versions = [
        { id: a, rev: 1, deleted: false },
        { id: b, rev: 2, deleted: true },
        { id: c, rev: 2, deleted: false },
      ];
      expect(await collect(store.versions(system, people))).toEqual(
        versions.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
      );
      const some = await store.versionsOf(system, people, [c, newId(), b]);
      expect(new Map(some.map((version) => [version.id, version]))).toEqual(
        new Map([versions[1], versions[2]].map((version) => [version?.id, version])),
      );
    });

    it('keep every former revision, newest first, with when and by whom it was replaced', async () => {
      const { store, clock } = bench();
      const [id = ''] = await fill(store, [person({ name: 'one' })]);
      clock.set('2026-11-23T08:00:00.000Z');
      const operator = { ...system, actor: 'account-7', name: 'Ornella Prova' };
      await store.commit(operator, [put(people, person({ name: 'two' }), { id, expect: 1 })]);
      clock.set('2026-11-24T08:00:00.000Z');
      await store.commit(system, [put(people, person({ name: 'three' }), { id, expect: 2 })]);
      const former = [
        {
          record: { id, name: 'two', rev: 2, updatedAt: '2026-11-23T08:00:00.000Z' },
          replacedAt: '2026-11-24T08:00:00.000Z',
          replacedBy: system.name,
        },
        {
          record: { id, name: 'one', rev: 1, createdAt: '2026-11-22T08:00:00.000Z' },
          replacedAt: '2026-11-23T08:00:00.000Z',
          replacedBy: 'Ornella Prova',
        },
      ];
      expect(await store.history(system, people, id)).toMatchObject(former);
      await store.commit(system, [{ op: 'delete', bank: people, id, expect: 3 }]);
      expect(await store.history(system, people, id)).toMatchObject([
        { record: { name: 'three', rev: 3 } },
        ...former,
      ]);
    });

    it('keep no former revisions where the bank wants none', async () => {
      const { store } = bench();
      const firm = put(firms, { name: 'Verde', comune: '002133' });
      await store.commit(system, [firm]);
      await store.commit(system, [put(firms, firm.record, { id: firm.id, expect: 1 })]);
      expect(await store.history(system, firms, firm.id)).toEqual([]);
    });

    it('take over former revisions from another registry, once', async () => {
      const { store } = bench();
      const change = { ...put(people, person({ name: 'two' })), rev: 2 };
      const former = {
        record: {
          ...person({ name: 'one' }),
          id: change.id,
          rev: 1,
          createdAt: '2001-01-01T00:00:00.000Z',
          updatedAt: '2001-01-01T00:00:00.000Z',
        },
        replacedAt: '2002-01-01T00:00:00.000Z',
        replacedBy: 'somebody',
      };
      await store.commit(system, [change, { op: 'former', bank: people, former }]);
      await store.commit(system, [{ op: 'former', bank: people, former }]);
      expect(await store.history(system, people, change.id)).toEqual([former]);
    });
  });
};
