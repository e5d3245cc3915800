import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@rosa/domain';
import { openStore, type Store } from '@rosa/store';
import { Lease, stateBank } from '../src/index.js';

/** Which of two copies, sharing a store, does what is to be done once. */

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rosa-lease-'));
  store = await openStore({
    url: `sqlite:${folder}`,
    service: 'registry',
    banks: [stateBank],
    clock: systemClock,
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Beats come only when the test says so. */
const never = { every: () => () => undefined };

const copyNamed = (name: string, of = store): Lease =>
  new Lease(of, 'relay', name, never, () => {});

it('is held by the one that asked first', async () => {
  const [one, other] = [copyNamed('one'), copyNamed('other')];
  await one.start();
  await other.start();
  for (let beat = 0; beat < 10; beat += 1) {
    await one.beat();
    await other.beat();
    expect([one.isHeld, other.isHeld]).toEqual([true, false]);
  }
});

it('is held by one of those that ask at the same moment', async () => {
  const copies = ['a', 'b', 'c', 'd'].map((name) => copyNamed(name));
  await Promise.all(copies.map((copy) => copy.start()));
  expect(copies.filter(({ isHeld }) => isHeld)).toHaveLength(1);
});

it('passes on at once when it is given back', async () => {
  const [one, other] = [copyNamed('one'), copyNamed('other')];
  await one.start();
  await one.stop();
  expect(one.isHeld).toBe(false);
  await other.start();
  expect(other.isHeld).toBe(true);
});

it('passes on some beats after its holder died', async () => {
  await copyNamed('dead').start();
  const heir = copyNamed('heir');
  await heir.start();
  let beats = 0;
  for (; !heir.isHeld; beats += 1) await heir.beat();
  expect(beats).toBe(4);
});

it('is taken for lost by a holder that cannot say that it holds it, before others take it', async () => {
  let isDown = false;
  const get: Store['get'] = (...asked) =>
    isDown ? Promise.reject(new Error('down')) : store.get(...asked);
  const holder = copyNamed('holder', Object.assign(Object.create(store) as Store, { get }));
  await holder.start();
  isDown = true;
  for (let beat = 0; beat < 3; beat += 1) await holder.beat();
  expect(holder.isHeld).toBe(false);
});
