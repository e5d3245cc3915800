import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Holdings } from '../src/embedded/holdings.js';
import { SnapshotKeeper } from '../src/embedded/snapshot-keeper.js';
import { documentOf, samplePeople } from './contract/registry.js';

const documents = samplePeople(1200, 51).map(({ id, worker }) => documentOf(id, worker));
const silent = (): void => {};

let folder = '';
let holdings: Holdings;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rosa-search-'));
  holdings = await Holdings.open(folder, silent);
});
afterEach(async () => {
  holdings.text.close();
  await rm(folder, { recursive: true });
});

const isThere = (name: string): Promise<boolean> =>
  access(join(folder, name)).then(
    () => true,
    () => false,
  );

it('gives up a snapshot while people change, and leaves no torn one', async () => {
  holdings.write(documents.slice(0, 600));
  const saving = holdings.save();
  holdings.write(documents.slice(600));
  expect(await saving).toBe(false);
  expect(await isThere('people.snapshot')).toBe(false);
  expect(await isThere('people.snapshot.new')).toBe(false);
  expect(holdings.unsaved).toBe(1200);

  expect(await holdings.save()).toBe(true);
  expect(await isThere('people.snapshot')).toBe(true);
  expect(holdings.unsaved).toBe(0);
});

it('loads every array as it was saved', async () => {
  holdings.write(documents);
  holdings.write(documents.slice(0, 100).map(({ id }) => ({ id, rev: 2, deleted: true as const })));
  await holdings.save();
  const loaded = await Holdings.open(folder, silent);
  const { people } = loaded;
  const { slots, live, tombstones } = holdings.people;
  expect({ slots: people.slots, live: people.live, tombstones: people.tombstones }).toEqual({
    slots,
    live,
    tombstones,
  });
  expect(live).toBe(1100);
  for (let slot = 0; slot < slots; slot++) {
    expect(people.ids.bytesOf(slot)).toEqual(holdings.people.ids.bytesOf(slot));
    for (const column of ['lot', 'x', 'y', 'z', 'rev', 'row', 'updated', 'birth'] as const) {
      expect(people.columns[column][slot]).toBe(holdings.people.columns[column][slot]);
    }
  }
  loaded.text.close();
});

describe('when it is saved', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('is once writing has paused after enough changes, and otherwise at the end', async () => {
    const save = jest.spyOn(holdings, 'save');
    const keeper = new SnapshotKeeper(() => holdings);
    const write = (from: number, to: number): void => {
      holdings.write(documents.slice(from, to));
      keeper.changed();
    };
    write(0, 999);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
    write(999, 1100);
    await jest.advanceTimersByTimeAsync(4_000);
    write(1100, 1150);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(save).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(save).toHaveBeenCalledTimes(1);
    await save.mock.results[0]!.value;
    write(1150, 1200);
    await keeper.close();
    expect(save).toHaveBeenCalledTimes(2);
    expect(holdings.unsaved).toBe(0);
  });
});
