import type { AnyBank, Bank, Store } from '../../src/index.js';
import type { Bench, Person } from './banks.js';
import { fill, open, people, person, put, system } from './banks.js';

/** A store opened by newer code, whose banks declare other keys or another schema. */

const { name: _name, code: _code, tags: _tags, ...score } = people.keys;

/** The bank of people as it was before it had most of its keys. */
export const plain: Bank<Person> = {
  ...people,
  keys: score,
  unique: [],
  keysOf: (record) => ({ score: record.score }),
};

export const renamed: Bank<Person & { readonly label: string }> = {
  ...people,
  schemaVersion: 3,
  keys: { label: 'text' },
  unique: [],
  keysOf: ({ label }) => ({ label }),
  upgrade: (record, from) => ({
    ...record,
    label: `${(record as { label?: string }).label ?? ''}${from}`,
  }),
};

/** Two people, one with a value for every key but one. */
export const two = [person({ code: 'A', name: 'Anna', tags: ['x'] }), person({ code: 'B' })];

/** Opens the store with these banks for as long as `act` takes. */
export const using = async <T>(
  url: string,
  banks: readonly AnyBank[] | undefined,
  act: (store: Store) => Promise<T>,
): Promise<T> => {
  const store = await open(url, banks);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
};

export const changingBanks = (bench: () => Bench): void => {
  describe('a bank that changes', () => {
    let url: string;

    beforeEach(() => {
      ({ url } = bench());
    });

    it('fills a new key, a unique one and a list too, from the records', async () => {
      await using(url, [plain], (store) => fill(store, two));
      await using(url, [people], async (store) => {
        const named = { limit: 9, where: [{ key: 'name', is: 'Anna' }] };
        expect((await store.find(system, people, named)).items).toMatchObject([
          { code: 'A', rev: 1 },
        ]);
        const tagged = { limit: 9, where: [{ key: 'tags', is: 'x' }] };
        expect((await store.find(system, people, tagged)).total).toBe(1);
        const taken = store.commit(system, [put(people, person({ code: 'B' }))]);
        await expect(taken).rejects.toMatchObject({ kind: 'conflict' });
      });
    });

    it('fills again a key that was dropped meanwhile', async () => {
      await fill(bench().store, two);
      await using(url, [plain], (store) => fill(store, [person({ code: 'C', name: 'Carla' })]));
      await using(url, [people], async (store) => {
        const query = { limit: 9, orderBy: 'code' };
        expect((await store.find(system, people, query)).items).toMatchObject(
          ['A', 'B', 'C'].map((code) => ({ code })),
        );
        const where = [{ key: 'name', in: ['Anna', 'Carla'] }];
        expect((await store.find(system, people, { limit: 9, where })).total).toBe(2);
      });
    });

    it('refuses to make a key unique while records share its values, and stays as it was', async () => {
      const shared = { ...people, unique: [] };
      const same = [person({ code: 'A' }), person({ code: 'A' })];
      await using(url, [shared], (store) => fill(store, same));
      const opening = using(url, [people], async () => 'opened');
      await expect(opening).rejects.toMatchObject({ kind: 'conflict' });
      await using(url, [shared], async (store) => {
        expect((await store.find(system, shared, { limit: 9 })).total).toBe(2);
      });
    });

    it('upgrades records and their former revisions, one version at a time, keeping revisions', async () => {
      const { store } = bench();
      const [id = ''] = await fill(store, [person({ name: 'Anna' })]);
      await store.commit(system, [put(people, person(), { id, expect: 1 })]);
      await using(url, [renamed], async (newer) => {
        expect(await newer.get(system, renamed, id)).toMatchObject({ label: '12', rev: 2 });
        expect(await newer.history(system, renamed, id)).toMatchObject([
          { record: { label: '12', rev: 1, name: 'Anna' } },
        ]);
        const where = [{ key: 'label', is: '12' }];
        expect((await newer.find(system, renamed, { limit: 9, where })).total).toBe(1);
      });
    });

    it('refuses, in words, what newer code wrote', async () => {
      await using(url, [renamed], async () => undefined);
      await expect(using(url, [people], async () => 'opened')).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('più recente'),
      });
    });

    it('refuses records of an older schema that nothing upgrades', async () => {
      await fill(bench().store, two);
      const { upgrade: _upgrade, ...mute } = renamed;
      const opening = using(url, [mute], async () => 'opened');
      await expect(opening).rejects.toThrow('no way to upgrade');
    });
  });
};
