import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { AnyBank, Bank, Store } from '../src/index.js';
import type { Person } from './contract/banks.js';
import { collect, fill, open, people, person, put, system } from './contract/banks.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rosa-store-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const using = async <T>(banks: readonly AnyBank[], act: (store: Store) => Promise<T>) => {
  const store = await open(`sqlite:${folder}`, banks);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
};

const { name: _name, code: _code, tags: _tags, ...score } = people.keys;
const plain: Bank<Person> = {
  ...people,
  keys: score,
  unique: [],
  keysOf: (record) => ({ score: record.score }),
};

describe('a bank that changes', () => {
  const two = [person({ code: 'A', name: 'Anna', tags: ['x'] }), person({ code: 'B' })];

  it('fills the column of a new key, a unique one and a list too, from the records', async () => {
    await using([plain], (store) => fill(store, two));
    await using([people], async (store) => {
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

  it('finds by its lists in a file that kept them in a tree of value and id', async () => {
    await using([people], (store) => fill(store, two));
    const file = new Libsql(join(folder, 'contract.db'));
    file.exec(`
      DROP TRIGGER bank_workers_list_tags_of_added; DROP TRIGGER bank_workers_list_tags_of_changed;
      DROP TABLE bank_workers_list_tags_of;
      CREATE TABLE bank_workers_list_tags (value TEXT, id TEXT, PRIMARY KEY (value, id)) WITHOUT ROWID;
      CREATE TRIGGER bank_workers_list_tags_added AFTER INSERT ON bank_workers BEGIN
        INSERT INTO bank_workers_list_tags SELECT value, new.id FROM json_each(new.list_tags);
      END;`);
    file.close();
    await using([people], async (store) => {
      await fill(store, [person({ name: 'Carla', code: 'C', tags: ['z'] })]);
      const where = [{ key: 'tags', in: ['x', 'z'] }];
      const found = await store.find(system, people, { limit: 9, where, orderBy: 'name' });
      expect(found.items.map(({ name }) => name)).toEqual(['Anna', 'Carla']);
    });
    const after = new Libsql(join(folder, 'contract.db'));
    const left = after.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').raw();
    expect(left.get(['bank_workers_list_tags'])).toEqual([0]);
    after.close();
  });

  it('fills again the column of a key that was dropped meanwhile', async () => {
    await using([people], (store) => fill(store, two));
    await using([plain], (store) => fill(store, [person({ code: 'C', name: 'Carla' })]));
    await using([people], async (store) => {
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
    await using([shared], (store) => fill(store, [person({ code: 'A' }), person({ code: 'A' })]));
    await expect(using([people], async () => 'opened')).rejects.toMatchObject({ kind: 'conflict' });
    await using([shared], async (store) => {
      expect((await store.find(system, shared, { limit: 9 })).total).toBe(2);
    });
  });

  const renamed: Bank<Person & { readonly label: string }> = {
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

  it('upgrades records and their former revisions, one version at a time, keeping revisions', async () => {
    const [id = ''] = await using([people], async (store) => {
      const ids = await fill(store, [person({ name: 'Anna' })]);
      await store.commit(system, [put(people, person(), { id: ids[0] ?? '', expect: 1 })]);
      return ids;
    });
    await using([renamed], async (store) => {
      expect(await store.get(system, renamed, id)).toMatchObject({ label: '12', rev: 2 });
      expect(await store.history(system, renamed, id)).toMatchObject([
        { record: { label: '12', rev: 1, name: 'Anna' } },
      ]);
      const where = [{ key: 'label', is: '12' }];
      expect((await store.find(system, renamed, { limit: 9, where })).total).toBe(1);
    });
  });

  it('records what was done, in order', async () => {
    await using([plain], (store) => fill(store, two));
    await using([people], async () => undefined);
    await using([people], async () => undefined);
    const file = new Libsql(join(folder, 'contract.db'));
    const steps = file.prepare('SELECT part, step FROM migrations ORDER BY seq').raw().all([]);
    file.close();
    expect(steps).toEqual([
      ['layout', 'made'],
      ['workers', 'made'],
      ['workers', 'added key_code'],
      ['workers', 'added key_name'],
      ['workers', 'added list_tags'],
    ]);
  });

  it('refuses, in words, a file that newer code wrote', async () => {
    await using([renamed], async () => undefined);
    await expect(using([people], async () => 'opened')).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('più recente'),
    });
  });

  it('refuses records of an older schema that nothing upgrades', async () => {
    await using([people], (store) => fill(store, two));
    const { upgrade: _upgrade, ...mute } = renamed;
    await expect(using([mute], async () => 'opened')).rejects.toThrow('no way to upgrade');
  });
});

describe('backup', () => {
  it('opens as a store with everything in it, and takes what is done to neither', async () => {
    const copy = join(folder, 'copy');
    await using([people], async (store) => {
      const ids = await fill(store, [
        person({ name: 'Bea', tags: ['x'] }),
        person({ name: 'Anna', tags: ['x', 'y'] }),
      ]);
      await store.commit(system, [{ op: 'delete', bank: people, id: ids[0] ?? '', expect: 1 }]);
      const saved = store.backup(copy);
      await saved;
      await fill(store, [person({ name: 'Carla' })]);
    });
    const restored = await open(`sqlite:${copy}`, [people]);
    try {
      expect((await collect(restored.stream(system, people))).map((p) => p.name)).toEqual(['Anna']);
      const tagged = { limit: 9, where: [{ key: 'tags', is: 'x' }] };
      expect((await restored.find(system, people, tagged)).items).toMatchObject([{ name: 'Anna' }]);
      expect(await collect(restored.versions(system, people))).toHaveLength(2);
      expect((await restored.outbox.backlog()).count).toBe(3);
    } finally {
      await restored.close();
    }
  });

  it('is whole while commits go on', async () => {
    const copy = join(folder, 'copy');
    await using([people], async (store) => {
      await fill(
        store,
        Array.from({ length: 2_000 }, () => person({ name: 'batch 0' })),
      );
      const saved = store.backup(copy);
      for (let batch = 1; batch <= 20; batch += 1) {
        await fill(
          store,
          Array.from({ length: 50 }, () => person({ name: `batch ${batch}` })),
        );
      }
      await saved;
    });
    const restored = await open(`sqlite:${copy}`, [people]);
    const { 'batch 0': first, ...others } = Object.fromEntries(
      await restored.tally(system, people, 'name', []),
    );
    await restored.close();
    expect(first).toBe(2_000);
    expect(Object.values(others).every((count) => count === 50)).toBe(true);
  });

  it('overwrites no other copy, and leaves nothing half written', async () => {
    await using([people], async (store) => {
      await store.backup(join(folder, 'copy'));
      await expect(store.backup(join(folder, 'copy'))).rejects.toMatchObject({ kind: 'conflict' });
      await expect(store.backup(join(folder, 'contract.db'))).rejects.toMatchObject({
        kind: 'unavailable',
      });
    });
    expect(existsSync(join(folder, 'copy', 'contract.db.part'))).toBe(false);
  });
});
