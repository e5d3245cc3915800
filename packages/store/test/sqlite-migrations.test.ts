import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { collect, fill, people, person, put, system } from './contract/banks.js';
import { plain, two, using } from './contract/changing-banks.js';

let folder: string;
let url: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rosa-store-'));
  url = `sqlite:${folder}`;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file of a store', () => {
  it('finds by its lists in a file that kept them in a tree of value and id', async () => {
    await using(url, [people], (store) => fill(store, two));
    const file = new Libsql(join(folder, 'contract.db'));
    file.exec(`
      DROP TRIGGER bank_workers_list_tags_of_added; DROP TRIGGER bank_workers_list_tags_of_changed;
      DROP TABLE bank_workers_list_tags_of;
      CREATE TABLE bank_workers_list_tags (value TEXT, id TEXT, PRIMARY KEY (value, id)) WITHOUT ROWID;
      CREATE TRIGGER bank_workers_list_tags_added AFTER INSERT ON bank_workers BEGIN
        INSERT INTO bank_workers_list_tags SELECT value, new.id FROM json_each(new.list_tags);
      END;`);
    file.close();
    await using(url, [people], async (store) => {
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

  it('records what was done, in order', async () => {
    await using(url, [plain], (store) => fill(store, two));
    await using(url, [people], async () => undefined);
    await using(url, [people], async () => undefined);
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
});

/** Puts the outbox of a file back to what it was. */
const EARLIER = {
  'told of one record an entry': {
    version: 2,
    sql: `
      ALTER TABLE outbox RENAME COLUMN aggregate_ids TO aggregate_id;
      ALTER TABLE outbox ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
      UPDATE outbox SET aggregate_id = aggregate_id ->> 0;`,
    steps: [
      ['made', 2],
      ['packed outbox entries', 3],
    ],
  },
  'had one lane': {
    version: 1,
    sql: 'DROP INDEX outbox_urgent; ALTER TABLE outbox DROP COLUMN bulk;',
    steps: [
      ['made', 1],
      ['added outbox lanes', 2],
      ['packed outbox entries', 3],
    ],
  },
} as const;

describe.each([
  ['told of one record an entry', ['told of one record an entry']],
  ['had one lane', ['told of one record an entry', 'had one lane']],
] as const)('a file whose outbox %s', (last, undone) => {
  it('keeps what it left as urgent, ahead of what bulk commits leave', async () => {
    const ids = await using(url, [people], (store) => fill(store, two));
    const file = new Libsql(join(folder, 'contract.db'));
    for (const each of undone) file.exec(EARLIER[each].sql);
    const { version, steps } = EARLIER[last];
    file.exec(`UPDATE migrations SET version = ${version} WHERE part = 'layout'`);
    file.close();
    await using(url, [people], async (store) => {
      const left = await store.outbox.unsent(10);
      expect(left.map(({ aggregateIds }) => aggregateIds)).toEqual(ids.map((id) => [id]));
      await store.commit(system, [put(people, person())], { bulk: true });
      expect(await store.outbox.unsent(2)).toEqual(left);
      expect(await store.outbox.unsent(10, { bulk: false })).toEqual(left);
    });
    const after = new Libsql(join(folder, 'contract.db'));
    const made = after.prepare("SELECT step, version FROM migrations WHERE part = 'layout'").raw();
    expect(made.all([])).toEqual(steps);
    after.close();
  });
});

describe('backup', () => {
  it('opens as a store with everything in it, and takes what is done to neither', async () => {
    const copy = join(folder, 'copy');
    await using(url, [people], async (store) => {
      const ids = await fill(store, [
        person({ name: 'Bea', tags: ['x'] }),
        person({ name: 'Anna', tags: ['x', 'y'] }),
      ]);
      await store.commit(system, [{ op: 'delete', bank: people, id: ids[0] ?? '', expect: 1 }]);
      const saved = store.backup(copy);
      await saved;
      await fill(store, [person({ name: 'Carla' })]);
    });
    await using(`sqlite:${copy}`, [people], async (restored) => {
      expect((await collect(restored.stream(system, people))).map((p) => p.name)).toEqual(['Anna']);
      const tagged = { limit: 9, where: [{ key: 'tags', is: 'x' }] };
      expect((await restored.find(system, people, tagged)).items).toMatchObject([{ name: 'Anna' }]);
      expect(await collect(restored.versions(system, people))).toHaveLength(2);
      expect((await restored.outbox.backlog()).count).toBe(3);
    });
  });

  it('is whole while commits go on', async () => {
    const copy = join(folder, 'copy');
    await using(url, [people], async (store) => {
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
    const counts = await using(`sqlite:${copy}`, [people], (restored) =>
      restored.tally(system, people, 'name', []),
    );
    const { 'batch 0': first, ...others } = Object.fromEntries(counts);
    expect(first).toBe(2_000);
    expect(Object.values(others).every((count) => count === 50)).toBe(true);
  });

  it('overwrites no other copy, and leaves nothing half written', async () => {
    await using(url, [people], async (store) => {
      await store.backup(join(folder, 'copy'));
      await expect(store.backup(join(folder, 'copy'))).rejects.toMatchObject({ kind: 'conflict' });
      await expect(store.backup(join(folder, 'contract.db'))).rejects.toMatchObject({
        kind: 'unavailable',
      });
    });
    expect(existsSync(join(folder, 'copy', 'contract.db.part'))).toBe(false);
  });
});
