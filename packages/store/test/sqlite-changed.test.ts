import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@rosa/domain';
import type { Change, Store } from '../src/index.js';
import { Changed } from '../src/sqlite/changed.js';
import { firms, open, people, person, put, system } from './contract/banks.js';

describe('what a store says of its own commits', () => {
  let folder: string;
  let store: Store;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rosa-store-'));
    store = await open(`sqlite:${folder}`);
  });

  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('names the records put and deleted since a number it said, of every bank', async () => {
    const [anna, verde, gone] = [
      put(people, person()),
      put(firms, { name: 'V', comune: '002133' }),
      put(people, person()),
    ];
    await store.commit(system, [gone]);
    const before = store.commits!();
    expect(store.changedSince!(before)).toEqual([]);
    await store.commit(system, [anna, verde]);
    await store.commit(system, [
      { op: 'check', bank: people, id: anna.id, expect: 1 },
      { op: 'delete', bank: people, id: gone.id, expect: 1 },
    ]);
    expect(new Set(store.changedSince!(before))).toEqual(new Set([anna.id, verde.id, gone.id]));
    expect(store.changedSince!(store.commits!() - 1)).toEqual([gone.id]);
  });
});

describe('what is remembered of commits', () => {
  const about = (count: number): Change[] =>
    Array.from({ length: count }, () => put(people, person(), { id: newId() }));

  it('is the latest of many, and the rest is said to be forgotten', () => {
    const changed = new Changed();
    changed.add(about(6000));
    expect(changed.since(0)).toHaveLength(6000);
    changed.add(about(6000));
    expect(changed.since(0)).toBeUndefined();
    expect(changed.since(1)).toHaveLength(6000);
    expect(changed.since(2)).toEqual([]);
  });

  it('is nothing of a commit larger than all that may be remembered', () => {
    const changed = new Changed();
    changed.add(about(10_001));
    expect(changed.since(0)).toBeUndefined();
    const [next] = about(1);
    changed.add([next!]);
    expect(changed.since(0)).toBeUndefined();
    expect(changed.since(1)).toEqual([(next as { id: string }).id]);
  });
});
