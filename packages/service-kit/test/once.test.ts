import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, systemScope, type Scope } from '@rosa/domain';
import { openStore, type Bank, type Store } from '@rosa/store';
import { createOnce, onceBank } from '../src/index.js';

interface Desk {
  readonly name: string;
  readonly comune: string;
}

const desks: Bank<Desk> = {
  name: 'desks',
  schemaVersion: 1,
  keys: { name: 'text' },
  unique: [],
  keysOf: ({ name }) => ({ name }),
  accessOf: ({ comune }) => ({ territory: comune }),
  keepsHistory: false,
};

const operator = (actor: string, province: string): Scope => ({
  ...systemScope('test'),
  actor,
  role: 'operator',
  territory: [province],
});

describe('creating once', () => {
  let folder: string;
  let store: Store;
  const anna = operator('anna', '002');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rosa-once-'));
    const clock = { now: () => new Date('2026-05-01T08:00:00Z') };
    const banks = [desks, onceBank];
    store = await openStore({ url: `sqlite:${folder}`, service: 'test', banks, clock });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const create = (scope: Scope, id: string, idempotencyKey?: string, route = 'POST /desks') =>
    createOnce(store, scope, desks, { id, idempotencyKey, route }, async () => [
      { op: 'put', bank: desks, id, expect: 0, record: { name: id, comune: '002133' } },
    ]);

  const count = async () => (await store.find(systemScope('test'), desks, { limit: 1 })).total;

  it('makes a record the first time, and answers the same the next, by id', async () => {
    const id = newId();
    expect(await create(anna, id)).toMatchObject({ first: true, record: { id, rev: 1 } });
    expect(await create(anna, id)).toMatchObject({ first: false, record: { id, rev: 1 } });
    expect(await count()).toBe(1);
  });

  it('answers the same for an Idempotency-Key, whatever id the server drew', async () => {
    const { record } = await create(anna, newId(), 'k');
    expect(await create(anna, newId(), 'k')).toEqual({ record, first: false });
    expect(await count()).toBe(1);
  });

  it("keeps keys apart by caller and by route: one's key says nothing to another", async () => {
    await create(anna, newId(), 'k');
    await create(operator('bruno', '002'), newId(), 'k');
    await create(anna, newId(), 'k', 'POST /other');
    expect(await count()).toBe(3);
  });

  it('makes one record of two requests at once', async () => {
    const both = await Promise.all([create(anna, newId(), 'k'), create(anna, newId(), 'k')]);
    expect(both.map(({ first }) => first).toSorted()).toEqual([false, true]);
    expect(both[0].record).toEqual(both[1].record);
    expect(await count()).toBe(1);
  });

  it('does not show a record out of reach whose id is used again', async () => {
    const id = newId();
    await create(anna, id);
    await expect(create(operator('ciro', '063'), id)).rejects.toMatchObject({
      name: expect.stringMatching(/Refusal|RosaError/) as string,
    });
    expect(await count()).toBe(1);
  });
});
