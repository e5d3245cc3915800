import { newId, unavailable } from '@rosa/domain';
import { openQueue, type Handler, type Queue } from '@rosa/queue';
import { openStore, type Store } from '@rosa/store';
import { Relay } from '@rosa/service-kit';
import { newFolder, removeFolders } from './support/folders.js';
import { ManualClock, ManualTimer } from './support/manual-time.js';
import { populate, put, scope, workers } from './support/people.js';

let clock: ManualClock;
let timer: ManualTimer;
let store: Store;
let queue: Queue;
let relay: Relay;
let handled: string[];
/** Ids the handler refuses. */
let poisoned: Set<string>;
let engineDown: boolean;
/** Told of passes that could not be made. */
let onError: (error: unknown) => void;
/** Called with each id handled. */
let onHandled: (id: string) => void;

const handler: Handler = async (ids) => {
  if (engineDown) throw unavailable('search', 'is down');
  return ids.map((id) => {
    if (poisoned.has(id)) return { id, ok: false, error: 'unreadable' };
    handled.push(id);
    onHandled(id);
    return { id, ok: true };
  });
};

/** Resolves when the handler is given this id. */
const handling = (id: string): Promise<void> =>
  new Promise((resolve) => {
    onHandled = (seen) => {
      if (seen === id) resolve();
    };
  });

const openRegistry = (service = 'registry'): Promise<Store> =>
  openStore({ url: `sqlite:${newFolder()}`, service, banks: [workers], clock });

const relayOf = (onto: Queue, ...stores: Store[]): Relay =>
  new Relay({
    stores: stores.map((fed, n) => ({ name: `store-${n}`, outbox: fed.outbox })),
    queue: onto,
    clock,
    timer,
    onError: (error) => onError(error),
  });

beforeEach(async () => {
  clock = new ManualClock();
  timer = new ManualTimer();
  handled = [];
  poisoned = new Set();
  engineDown = false;
  onHandled = () => undefined;
  onError = (error) => {
    throw error;
  };
  store = await openRegistry();
  queue = await openQueue({ url: 'embedded:' });
  queue.consume('workers', handler);
  relay = relayOf(queue, store);
});

afterEach(async () => {
  await relay.stop();
  await queue.close();
  await store.close();
});

afterAll(removeFolders);

describe('a pass', () => {
  it('delivers what the outbox holds and marks it sent', async () => {
    const ids = await populate(store, 1_234);
    expect(await relay.pass()).toMatchObject({ delivered: 1_234, failed: 0, unavailable: null });
    expect(handled.toSorted()).toEqual(ids.toSorted());
    expect(await store.outbox.backlog()).toEqual({ count: 0, oldest: null });
  });

  it('makes one job of many changes of one record', async () => {
    const id = newId();
    for (let rev = 0; rev < 5; rev += 1) await store.commit(scope, [put(id, rev)]);
    expect(await relay.pass()).toMatchObject({ delivered: 5 });
    expect(handled).toEqual([id]);
  });

  it('delivers again what was handled and never marked sent', async () => {
    const [id] = await populate(store, 1);
    await queue.publish([{ topic: 'workers', id: id! }]);
    await relay.pass();
    expect(handled).toEqual([id, id]);
  });

  it('never runs beside another', async () => {
    const events: string[] = [];
    const counting = await openQueue({ url: 'embedded:' });
    let [begun, goOn] = [() => {}, () => {}];
    const first = new Promise<void>((resolve) => (begun = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    counting.consume('workers', async (ids) => {
      events.push('begins');
      begun();
      await gate;
      events.push('ends');
      return ids.map((id) => ({ id, ok: true }));
    });
    const alone = relayOf(counting, store);
    await populate(store, 3);
    const passes = [alone.pass(), alone.pass(), alone.pass()];
    await first;
    await populate(store, 3);
    goOn();
    await Promise.all(passes);
    expect(events).toEqual(['begins', 'ends', 'begins', 'ends']);
    expect(await alone.lag()).toMatchObject({ backlog: 0, delivered: 6 });
  });

  it('empties every store it is given', async () => {
    const other = await openRegistry('opportunities');
    relay = relayOf(queue, store, other);
    const ids = [...(await populate(store, 2)), ...(await populate(other, 2))];
    await relay.drain();
    expect(handled.toSorted()).toEqual(ids.toSorted());
    await other.close();
  });
});

describe('waking', () => {
  it('delivers after a commit without being asked', async () => {
    relay.start();
    await relay.pass();
    const id = newId();
    const seen = handling(id);
    await store.commit(scope, [put(id)]);
    await seen;
    expect(handled).toEqual([id]);
  });

  it('delivers at its start what an earlier process left', async () => {
    const [id] = await populate(store, 1);
    const seen = handling(id!);
    relay.start();
    await seen;
    expect(handled).toEqual([id]);
  });

  it('finds by a sweep what was to be tried again', async () => {
    const [id] = await populate(store, 1);
    poisoned.add(id!);
    relay.start();
    await relay.pass();
    poisoned.clear();
    clock.advance(1_000);
    const seen = handling(id!);
    timer.ring();
    await seen;
    expect(handled).toEqual([id]);
  });

  it('stops listening and delivering when it is stopped; the next relay goes on', async () => {
    relay.start();
    await relay.stop();
    const [id] = await populate(store, 1);
    await relay.pass();
    expect(timer.listening).toBe(0);
    expect(handled).toEqual([]);
    relay = relayOf(queue, store);
    await relay.drain();
    expect(handled).toEqual([id]);
  });
});

describe('an entry that fails', () => {
  it('blocks nobody, not even when there are more of them than a page holds', async () => {
    poisoned = new Set(await populate(store, 1_100));
    const good = await populate(store, 3);
    await relay.drain();
    expect(handled.toSorted()).toEqual(good.toSorted());
    expect((await store.outbox.backlog()).count).toBe(1_100);
    const later = await populate(store, 2);
    await relay.drain();
    expect(handled).toEqual(expect.arrayContaining(later));
  });

  it('is tried again later and later, and then no more', async () => {
    const [id] = await populate(store, 1);
    poisoned.add(id!);
    const waits: number[] = [];
    await relay.pass();
    for (let [held] = (await relay.lag()).held; held?.retryAt; [held] = (await relay.lag()).held) {
      const wait = Date.parse(held.retryAt) - clock.now().getTime();
      waits.push(wait);
      clock.advance(wait - 1);
      expect(await relay.pass()).toMatchObject({ failed: 0 });
      clock.advance(1);
      expect(await relay.pass()).toMatchObject({ failed: 1 });
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
    clock.advance(86_400_000);
    expect(await relay.pass()).toMatchObject({ failed: 0 });
    expect((await relay.lag()).held).toEqual([
      { store: 'store-0', topic: 'workers', id, attempts: 8, error: 'unreadable', retryAt: null },
    ]);
  });

  it('is tried at once when its record changes, and takes its older entries with it', async () => {
    const [id] = await populate(store, 1);
    poisoned.add(id!);
    await relay.pass();
    poisoned.clear();
    await store.commit(scope, [put(id!, 1)]);
    expect(await relay.pass()).toMatchObject({ delivered: 2 });
    expect(await relay.lag()).toMatchObject({ backlog: 0, held: [] });
  });

  it('is tried at the next pass after retryHeld', async () => {
    const [id] = await populate(store, 1);
    poisoned.add(id!);
    await relay.pass();
    poisoned.clear();
    relay.retryHeld();
    expect(await relay.pass()).toMatchObject({ delivered: 1 });
  });

  it('says so when nobody receives its topic', async () => {
    const outcomes = { ...workers, name: 'outcomes', event: 'outcome.recorded' } as const;
    const other = await openStore({
      url: `sqlite:${newFolder()}`,
      service: 'opportunities',
      banks: [outcomes],
      clock,
    });
    relay = relayOf(queue, other);
    await other.commit(scope, [{ ...put(newId()), bank: outcomes }]);
    await relay.drain();
    const { held, backlog } = await relay.lag();
    expect(backlog).toBe(1);
    expect(held[0]).toMatchObject({ error: expect.stringContaining('"outcome"') });
    await other.close();
  });
});

describe('an engine that does not answer', () => {
  it('loses nothing and counts against no entry', async () => {
    const ids = await populate(store, 3);
    engineDown = true;
    for (let n = 0; n < 20; n += 1) {
      expect(await relay.pass()).toEqual({
        delivered: 0,
        taken: 0,
        failed: 0,
        unavailable: 'search: is down',
      });
    }
    await expect(relay.drain()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await relay.lag()).toMatchObject({ backlog: 3, held: [] });
    engineDown = false;
    await relay.drain();
    expect(handled.toSorted()).toEqual(ids.toSorted());
  });
});

describe('a pass nobody waits for', () => {
  it('says aloud that an engine did not answer', async () => {
    await populate(store, 1);
    engineDown = true;
    const told = new Promise((resolve) => {
      onError = resolve;
    });
    relay.start();
    expect(await told).toMatchObject({ kind: 'unavailable', message: 'relay: search: is down' });
  });
});

describe('the lag', () => {
  it('is counted from the oldest unsent entry of any store', async () => {
    const other = await openRegistry('opportunities');
    relay = relayOf(queue, store, other);
    expect(await relay.behindSince()).toBeNull();
    await populate(other, 1);
    const since = clock.now().toISOString();
    clock.advance(7_000);
    await populate(store, 2);
    expect(await relay.behindSince()).toBe(since);
    expect(await relay.lag()).toMatchObject({ backlog: 3, secondsBehind: 7, delivered: 0 });
    await relay.drain();
    expect(await relay.lag()).toMatchObject({ backlog: 0, behindSince: null, delivered: 3 });
    await other.close();
  });
});
