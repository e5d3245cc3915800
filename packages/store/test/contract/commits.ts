import { newId } from '@rosa/domain';
import type { Bench } from './banks.js';
import { collect, fill, firms, open, people, person, put, system } from './banks.js';
import type { Person } from './banks.js';

/** Commits: whole or nothing, on the revision they were decided on, unique keys held. */
export const commits = (bench: () => Bench): void => {
  describe('commit', () => {
    it('keeps records of several banks in one act, and answers their metadata in order', async () => {
      const { store } = bench();
      const worker = put(people, person({ name: 'Anna' }));
      const firm = put(firms, { name: 'Verde', comune: '002133' });
      const at = '2026-11-22T08:00:00.000Z';
      const metas = await store.commit(system, [worker, firm]);
      expect(metas).toEqual(
        [worker, firm].map(({ id }) => ({ id, rev: 1, createdAt: at, updatedAt: at })),
      );
      expect(await store.get(system, people, worker.id)).toEqual({ ...worker.record, ...metas[0] });
      expect(await store.get(system, firms, firm.id)).toEqual({ ...firm.record, ...metas[1] });
    });

    it('keeps a record that was written beforehand like any other', async () => {
      const { store } = bench();
      const change = put(people, person({ name: 'Anna', code: 'A', tags: ['x'] }));
      const record = change.record as Person;
      const written = {
        json: JSON.stringify(record),
        keys: { code: 'A', name: 'Anna', score: null, tags: ['x'] },
        access: { territory: record.comune, workerId: change.id },
      };
      const [meta] = await store.commit(system, [{ ...change, written }]);
      expect(await store.get(system, people, change.id)).toEqual({ ...record, ...meta });
      const where = [
        { key: 'name', is: 'Anna' },
        { key: 'tags', is: 'x' },
      ];
      expect((await store.find(system, people, { where, limit: 1 })).total).toBe(1);
      const again = store.commit(system, [{ ...change, written, id: newId() }]);
      await expect(again).rejects.toMatchObject({ kind: 'conflict', extra: { key: 'code' } });
    });

    it('leaves nothing of a commit one of whose changes fails, its outbox entries included', async () => {
      const { store } = bench();
      const [known = ''] = await fill(store, [person({ name: 'Anna' })]);
      const before = await store.outbox.unsent(10);
      const failing = store.commit(system, [
        put(people, person({ name: 'Bruno' })),
        put(people, person({ name: 'Anna B.' }), { id: known, expect: 1 }),
        put(firms, { name: 'Verde', comune: '002133' }),
        { op: 'check', bank: people, id: known, expect: 9 },
      ]);
      await expect(failing).rejects.toMatchObject({ kind: 'stale', extra: { rev: 2 } });
      expect((await store.find(system, people, { limit: 10 })).items).toMatchObject([
        { id: known, name: 'Anna', rev: 1 },
      ]);
      expect((await store.find(system, firms, { limit: 10 })).total).toBe(0);
      expect(await store.history(system, people, known)).toEqual([]);
      expect(await store.outbox.unsent(10)).toEqual(before);
    });

    it('does nothing, and succeeds, on no changes', async () => {
      expect(await bench().store.commit(system, [])).toEqual([]);
    });

    it('counts revisions, keeps the day of creation, and moves that of the last change', async () => {
      const { store, clock } = bench();
      const [id = ''] = await fill(store, [person({ name: 'Anna' })]);
      clock.set('2026-11-23T08:00:00.000Z');
      const [meta] = await store.commit(system, [
        put(people, person({ name: 'Anna Maria' }), { id, expect: 1 }),
      ]);
      expect(meta).toEqual({
        id,
        rev: 2,
        createdAt: '2026-11-22T08:00:00.000Z',
        updatedAt: '2026-11-23T08:00:00.000Z',
      });
    });

    it('keeps the revision and the instants an import gives', async () => {
      const { store } = bench();
      const given = {
        createdAt: '1999-01-02T00:00:00.000Z',
        updatedAt: '2001-02-03T00:00:00.000Z',
        rev: 7,
      };
      const change = { ...put(people, person({ name: 'Anna' })), ...given };
      expect(await store.commit(system, [change])).toEqual([{ id: change.id, ...given }]);
      expect(await store.get(system, people, change.id)).toMatchObject(given);
      const again = { ...put(people, person(), { id: change.id, expect: 7 }), rev: 7 };
      await expect(store.commit(system, [again])).rejects.toMatchObject({
        kind: 'invalid',
        errors: [{ field: 'rev' }],
      });
    });

    it('is stale on a revision that has passed, for put, delete and check alike', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      await store.commit(system, [put(people, person({ score: 1 }), { id, expect: 1 })]);
      const outdated = [
        put(people, person({ score: 2 }), { id, expect: 1 }),
        { op: 'delete', bank: people, id, expect: 1 },
        { op: 'check', bank: people, id, expect: 1 },
        put(people, person({ score: 2 }), { id }),
        { op: 'check', bank: people, id, expect: 0 },
      ] as const;
      for (const change of outdated) {
        await expect(store.commit(system, [change])).rejects.toMatchObject({
          kind: 'stale',
          extra: { rev: 2 },
        });
      }
      expect(await store.get(system, people, id)).toMatchObject({ score: 1, rev: 2 });
    });

    it('lets a check of the present revision, or of an absence, pass', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      const checks = [
        { op: 'check', bank: people, id, expect: 1 },
        { op: 'check', bank: people, id: newId(), expect: 0 },
      ] as const;
      expect(await store.commit(system, checks)).toEqual([]);
    });

    it('finds nothing to change where nothing ever was', async () => {
      const { store } = bench();
      const id = newId();
      for (const change of [
        put(people, person(), { id, expect: 1 }),
        { op: 'delete', bank: people, id, expect: 1 } as const,
        { op: 'delete', bank: people, id, expect: 0 } as const,
      ]) {
        await expect(store.commit(system, [change])).rejects.toMatchObject({ kind: 'notFound' });
      }
    });

    it('never uses the id of a deleted record again', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      await store.commit(system, [{ op: 'delete', bank: people, id, expect: 1 }]);
      for (const expect_ of [0, 1, 2]) {
        const again = store.commit(system, [put(people, person(), { id, expect: expect_ })]);
        await expect(again).rejects.toMatchObject({ kind: 'stale', extra: { rev: 2 } });
      }
      expect(await collect(store.versions(system, people))).toEqual([
        { id, rev: 2, deleted: true },
      ]);
    });

    it('holds unique keys, and names the key and the other record', async () => {
      const { store } = bench();
      const [first = '', second = ''] = await fill(store, [
        person({ code: 'A' }),
        person({ code: 'B' }),
        person(),
        person(),
      ]);
      const conflict = { kind: 'conflict', extra: { bank: 'workers', key: 'code', id: first } };
      const fresh = store.commit(system, [put(people, person({ code: 'A' }))]);
      await expect(fresh).rejects.toMatchObject({ ...conflict, errors: [{ field: 'code' }] });
      const changed = put(people, person({ code: 'A' }), { id: second, expect: 1 });
      await expect(store.commit(system, [changed])).rejects.toMatchObject(conflict);
    });

    it('holds unique keys among the changes of one commit', async () => {
      const { store } = bench();
      const one = put(people, person({ code: 'A' }));
      const both = store.commit(system, [one, put(people, person({ code: 'A' }))]);
      await expect(both).rejects.toMatchObject({ kind: 'conflict', extra: { id: one.id } });
      expect((await store.find(system, people, { limit: 1 })).total).toBe(0);
    });

    it('frees a unique value when its record is deleted or takes another', async () => {
      const { store } = bench();
      const [id = '', other = ''] = await fill(store, [
        person({ code: 'A' }),
        person({ code: 'B' }),
      ]);
      await store.commit(system, [
        { op: 'delete', bank: people, id, expect: 1 },
        put(people, person({ code: 'C' }), { id: other, expect: 1 }),
        put(people, person({ code: 'A' })),
        put(people, person({ code: 'B' })),
      ]);
      expect((await store.find(system, people, { limit: 9, orderBy: 'code' })).items).toMatchObject(
        [{ code: 'A' }, { code: 'B' }, { code: 'C' }],
      );
    });

    it('is seen by another opening of the same store, and holds it to the same rules', async () => {
      const { store, url } = bench();
      const other = await open(url);
      try {
        const [id = ''] = await fill(store, [person({ code: 'A', name: 'Anna' })]);
        expect(await other.get(system, people, id)).toMatchObject({ name: 'Anna' });
        await other.commit(system, [put(people, person({ name: 'Bea' }), { id, expect: 1 })]);
        expect(await store.get(system, people, id)).toMatchObject({ name: 'Bea', rev: 2 });
        const late = store.commit(system, [put(people, person(), { id, expect: 1 })]);
        await expect(late).rejects.toMatchObject({ kind: 'stale' });
        expect((await other.outbox.backlog()).count).toBe(2);
      } finally {
        await other.close();
      }
    });
  });
};
