import * as fc from 'fast-check';
import { reachOf, reaches as isReached } from '@rosa/domain';
import type { Scope } from '@rosa/domain';
import type { Bench } from './banks.js';
import { acts, collect, fill, firms, people, person, put, scopeOf, system } from './banks.js';

const naples = scopeOf('operator', { territory: ['063'] });
const COMUNI = ['063049', '063999', '064008', '002133', '002134', '', '06'];

/** Scopes: what is out of reach reads as absent and cannot be written. */
export const reaches = (bench: () => Bench): void => {
  describe('scope', () => {
    it('hides what is out of reach from every read, totals included', async () => {
      const { store } = bench();
      const [near = '', far = '', nowhere = ''] = await fill(store, [
        person({ name: 'near' }),
        person({ name: 'far', comune: '002133' }),
        person({ name: 'nowhere', comune: '' }),
      ]);
      const ids = [near, far, nowhere];
      await store.commit(
        system,
        ids.map((id, i) =>
          put(people, person({ comune: ['063049', '002133', ''][i] ?? '' }), { id, expect: 1 }),
        ),
      );
      expect(await store.get(naples, people, far)).toBeUndefined();
      expect((await store.getMany(naples, people, ids)).map(({ id }) => id)).toEqual([near]);
      expect(await store.find(naples, people, { limit: 9 })).toMatchObject({
        items: [{ id: near }],
        total: 1,
      });
      expect((await collect(store.stream(naples, people))).map(({ id }) => id)).toEqual([near]);
      const seen = [{ id: near, rev: 2, deleted: false }];
      expect(await collect(store.versions(naples, people))).toEqual(seen);
      expect(await store.versionsOf(naples, people, ids)).toEqual(seen);
      expect(await store.history(naples, people, near)).toHaveLength(1);
      expect(await store.history(naples, people, far)).toEqual([]);
      expect(await store.history(system, people, far)).toHaveLength(1);
    });

    it('keeps a tombstone and its history within the reach of the record', async () => {
      const { store } = bench();
      const [near = '', far = ''] = await fill(store, [person(), person({ comune: '002133' })]);
      await store.commit(
        system,
        [near, far].map((id) => ({ op: 'delete', bank: people, id, expect: 1 }) as const),
      );
      expect(await collect(store.versions(naples, people))).toEqual([
        { id: near, rev: 2, deleted: true },
      ]);
      expect(await store.history(naples, people, near)).toHaveLength(1);
      expect(await store.history(naples, people, far)).toEqual([]);
    });

    it('refuses to write what is out of reach: as absent where it exists, as forbidden where it is new', async () => {
      const { store } = bench();
      const [near = '', far = ''] = await fill(store, [person(), person({ comune: '002133' })]);
      const absent = [
        put(people, person(), { id: far, expect: 1 }),
        put(people, person(), { id: far, expect: 9 }),
        put(people, person(), { id: far }),
        { op: 'delete', bank: people, id: far, expect: 1 },
        { op: 'check', bank: people, id: far, expect: 1 },
      ] as const;
      for (const change of absent) {
        await expect(store.commit(naples, [change])).rejects.toMatchObject({ kind: 'notFound' });
      }
      const forbidden = [
        put(people, person({ comune: '002133' })),
        put(people, person({ comune: '' })),
      ];
      for (const change of forbidden) {
        await expect(store.commit(naples, [change])).rejects.toMatchObject({ kind: 'forbidden' });
      }
      expect(await collect(store.versions(system, people))).toEqual(
        [near, far].sort().map((id) => ({ id, rev: 1, deleted: false })),
      );
    });

    it('lets a record move to another territory: who kept it hands it over, and sees it no more', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      await store.commit(naples, [put(people, person({ comune: '002133' }), { id, expect: 1 })]);
      expect(await store.get(naples, people, id)).toBeUndefined();
      expect(await store.get(system, people, id)).toMatchObject({ comune: '002133', rev: 2 });
    });

    it('refuses a former revision out of reach', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person({ comune: '002133' })]);
      const record = await store.get(system, people, id);
      const former = { record: record!, replacedAt: record!.createdAt, replacedBy: 'x' };
      const taken = store.commit(naples, [{ op: 'former', bank: people, former }]);
      await expect(taken).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('lets those who may only read write nothing', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person()]);
      const lead = scopeOf('lead', { territory: ['063'] });
      expect(await store.get(lead, people, id)).toBeDefined();
      const change = put(people, person(), { id, expect: 1 });
      await expect(store.commit(lead, [change])).rejects.toMatchObject({ kind: 'notFound' });
      await expect(store.commit(lead, [put(people, person())])).rejects.toMatchObject({
        kind: 'forbidden',
      });
      const check = { op: 'check', bank: people, id, expect: 1 } as const;
      expect(await store.commit(lead, [check])).toEqual([]);
    });

    it('gives each employer their own company, each account what it did, and nothing to strangers', async () => {
      const { store } = bench();
      const own = put(firms, { name: 'own', comune: '002133' });
      const act = put(acts, { owner: 'central-account' });
      await store.commit(system, [own, put(firms, { name: 'other', comune: '002133' })]);
      await store.commit(scopeOf('central', { territory: 'all' }), [act]);
      const employer = scopeOf('employer', { companyId: own.id });
      expect((await store.find(employer, firms, { limit: 9 })).items).toMatchObject([own.record]);
      expect((await store.find(scopeOf('employer'), firms, { limit: 9 })).total).toBe(0);
      expect(await store.get(scopeOf('central'), acts, act.id)).toMatchObject(act.record);
      expect(await store.get(scopeOf('operator'), acts, act.id)).toBeUndefined();
      expect(await store.get(scopeOf('worker'), firms, own.id)).toBeUndefined();
    });

    it('says of every record what the policy of the domain says', async () => {
      const { store } = bench();
      const crowd = COMUNI.flatMap((comune) => [
        person({ comune }),
        person({ comune, bodyCode: 'c_f839' }),
      ]);
      const ids = await fill(store, crowd);
      await fc.assert(
        fc.asyncProperty(anyScope(ids), fc.boolean(), async (scope, ordered) => {
          const reach = reachOf(scope, 'workers', 'read');
          const expected = (await store.getMany(system, people, ids))
            .filter((record) => isReached(reach, people.accessOf(record)))
            .map(({ id }) => id);
          const query = { limit: 99, ...(ordered ? { orderBy: 'name' } : {}) };
          const page = await store.find(scope, people, query);
          expect(page.items.map(({ id }) => id)).toEqual([...expected].sort());
          expect(page.total).toBe(expected.length);
          expect((await store.getMany(scope, people, ids)).map(({ id }) => id)).toEqual(expected);
          expect(await collect(store.versions(scope, people))).toHaveLength(expected.length);
        }),
        { numRuns: 60 },
      );
    });

    it('bears a territory spelt out in thousands of comuni', async () => {
      const { store } = bench();
      await fill(store, [person({ comune: '063049' }), person({ comune: '999999' })]);
      const territory = Array.from({ length: 4_000 }, (_, i) =>
        String(60_000 + i).padStart(6, '0'),
      );
      const scope = scopeOf('operator', { territory });
      expect((await store.find(scope, people, { limit: 9 })).total).toBe(1);
    });
  });
};

const anyScope = (ids: readonly string[]): fc.Arbitrary<Scope> =>
  fc
    .record({
      role: fc.constantFrom(
        'operator',
        'lead',
        'central',
        'animator',
        'employer',
        'body',
        'worker',
      ),
      territory: fc.oneof(
        fc.constant('all' as const),
        fc.uniqueArray(fc.constantFrom('063', '002', '0', '063049', '002134', '999', '06'), {
          maxLength: 4,
        }),
      ),
      bodyCode: fc.constantFrom('c_f839', 'other'),
      workerId: fc.constantFrom(...ids),
    } as const)
    .map(({ role, ...more }) => scopeOf(role as Scope['role'] & 'operator', more));
