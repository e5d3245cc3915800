import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newId } from '@rosa/domain';
import { RUN_SOURCE } from '@rosa/test-kit/processes';
import Libsql from 'libsql';
import type { Store } from '../src/index.js';
import { collect, fill, open, people, person, put, system } from './contract/banks.js';
import { looks } from './support/looks.js';

const LOOKER = join(__dirname, 'support', 'looks.worker.ts');

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rosa-store-'));
  store = await open(`sqlite:${folder}`, [looks]);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const rowsIn = (table: string, at = folder): number => {
  const file = new Libsql(join(at, 'contract.db'), { readonly: true });
  const [count] = file.prepare(`SELECT count(*) FROM ${table}`).raw().get([]) as [number];
  file.close();
  return count;
};

const waiting = (at = folder): number => rowsIn('bank_workers_waiting', at);

const add = async (tags: readonly string[], id = newId(), name = 'look'): Promise<string> => {
  const [meta] = await store.commit(system, [put(looks, person({ name, tags }), { id })]);
  return meta!.id;
};

const foundBy = async (tag: string, in_ = store): Promise<readonly (string | null)[]> => {
  const where = [{ key: 'tags', is: tag }];
  return (await in_.find(system, looks, { where, limit: 99, orderBy: 'name' })).items.map(
    ({ name }) => name,
  );
};

describe('records of a bank that is hardly read', () => {
  it('wait when they are added, and are found by whatever asks next', async () => {
    const id = await add(['anna', 'bea']);
    expect(waiting()).toBe(1);
    expect(await foundBy('bea')).toEqual(['look']);
    expect(waiting()).toBe(0);
    const other = await add(['anna']);
    expect(await store.get(system, looks, other)).toMatchObject({ rev: 1, tags: ['anna'] });
    await add(['anna']);
    expect((await store.tally(system, looks, 'name', [])).get('look')).toBe(3);
    await add(['anna']);
    expect(await collect(store.versions(system, looks))).toHaveLength(4);
    await add(['anna']);
    expect(await collect(store.stream(system, looks))).toHaveLength(5);
    await add(['anna']);
    expect(await store.versionsOf(system, looks, [id])).toMatchObject([{ rev: 1 }]);
    expect(waiting()).toBe(0);
  });

  it('do not wait for more than there are: a batch is filed unasked', async () => {
    for (let at = 0; at < 256; at += 1) await add([`person ${at}`]);
    expect(waiting()).toBe(0);
    expect(rowsIn('bank_workers')).toBe(256);
  });

  it('can be changed and deleted like any other', async () => {
    const changed = await add(['anna']);
    const deleted = await add(['anna']);
    await store.commit(system, [
      put(looks, person({ name: 'changed', tags: ['bea'] }), { id: changed, expect: 1 }),
      { op: 'delete', bank: looks, id: deleted, expect: 1 },
    ]);
    expect(await foundBy('anna')).toEqual([]);
    expect(await foundBy('bea')).toEqual(['changed']);
  });

  it('stay as they were when another is added under their id', async () => {
    const id = await add(['anna'], newId(), 'first');
    await add(['anna'], id, 'second');
    expect(await foundBy('anna')).toEqual(['first']);
  });

  it('are taken along by a copy, and filed when the copy is opened', async () => {
    await add(['anna']);
    const copy = join(folder, 'copy');
    await store.backup(copy);
    expect(waiting(copy)).toBe(1);
    const restored = await open(`sqlite:${copy}`, [looks]);
    expect(await foundBy('anna', restored)).toEqual(['look']);
    await restored.close();
  });

  it('are filed when the bank is read as often as any other from now on', async () => {
    await add(['anna']);
    await store.close();
    const { hardlyRead: _hardly, ...usual } = looks;
    store = await open(`sqlite:${folder}`, [usual]);
    expect(await foundBy('anna')).toEqual(['look']);
    await fill(store, [person({ name: 'more', tags: ['anna'] })]);
    expect(await foundBy('anna')).toEqual(['look', 'more']);
    expect(() => waiting()).toThrow('no such table');
    expect(people.hardlyRead).toBeUndefined();
  });

  it('are all there, by every person they hold, after a kill -9', async () => {
    await store.close();
    const child = spawn(
      process.execPath,
      ['--conditions=source', RUN_SOURCE, LOOKER, `sqlite:${folder}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = once(child, 'exit');
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 300) child.kill('SIGKILL');
    }
    await exited;
    expect(child.signalCode).toBe('SIGKILL');
    store = await open(`sqlite:${folder}`, [looks]);
    const all = await collect(store.stream(system, looks));
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(acknowledged));
    for (const name of acknowledged) {
      expect(await foundBy(name.replace('look', 'person'))).toEqual([name]);
    }
    const where = [{ key: 'tags', is: 'anna' }];
    expect((await store.find(system, looks, { where, limit: 1 })).total).toBe(all.length);
  });
});
