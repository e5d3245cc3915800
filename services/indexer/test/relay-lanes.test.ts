import { randomUUID } from 'node:crypto';
import { newId } from '@rosa/domain';
import { openQueue, type Handler, type Queue } from '@rosa/queue';
import { Relay } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import { Redis } from 'ioredis';
import { newFolder, removeFolders } from './support/folders.js';
import { ManualClock, ManualTimer } from './support/manual-time.js';
import { populate, put, scope, workers } from './support/people.js';

const server = process.env['ROSA_TEST_REDIS'];
const prefix = `rosa-test-${randomUUID()}`;

/** `backlog`: more than any part of the way takes in hand at once. `tries`: of what failed in a pack, the pack's own included. */
const QUEUES = [
  { engine: 'embedded', backlog: 10_000, tries: 8, isThere: true, newUrl: () => 'embedded:' },
  {
    engine: server ? 'redis' : 'redis, skipped: set ROSA_TEST_REDIS (npm run engines)',
    backlog: 5_000,
    tries: 9,
    isThere: server !== undefined || process.env['ROSA_FORBID_SKIP'] === '1',
    newUrl: () => `${server}/0?prefix=${prefix}-${randomUUID().slice(0, 8)}`,
  },
];

afterAll(async () => {
  removeFolders();
  if (!server) return;
  const redis = new Redis(server);
  const keys = await redis.keys(`${prefix}-*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

const closedGate = (): Gate => {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

for (const { engine, backlog, tries, isThere, newUrl } of QUEUES) {
  const row = isThere ? describe : describe.skip;
  row(`an outbox with an import's backlog, on ${engine}`, () => {
    let clock: ManualClock;
    let store: Store;
    let queue: Queue;
    let relay: Relay;
    let timer: ManualTimer;
    let handled: string[];
    let handler: Handler;

    beforeEach(async () => {
      clock = new ManualClock();
      timer = new ManualTimer();
      handled = [];
      handler = async (ids) => {
        handled.push(...ids);
        return ids.map((id) => ({ id, ok: true }));
      };
      store = await openStore({
        url: `sqlite:${newFolder()}`,
        service: 'registry',
        banks: [workers],
        clock,
      });
      queue = await openQueue({ url: newUrl(), firstWaitMs: 1 });
      queue.consume('workers', (ids) => handler(ids));
      relay = new Relay({
        stores: [{ name: 'registry', outbox: store.outbox }],
        queue,
        clock,
        timer,
        onError: (error) => {
          throw error;
        },
      });
    });
    afterEach(async () => {
      await relay.stop();
      await queue.close();
      await store.close();
    });

    it(`delivers an entry committed after ${backlog} bulk ones before them`, async () => {
      const many = new Set(await populate(store, backlog, { bulk: true }));
      const [begun, goOn, urgent] = [closedGate(), closedGate(), closedGate()];
      const id = newId();
      handler = async (ids) => {
        if (ids.some((each) => many.has(each))) {
          begun.open();
          await goOn.opened;
        }
        handled.push(...ids);
        if (ids.includes(id)) urgent.open();
        return ids.map((each) => ({ id: each, ok: true }));
      };
      relay.start();
      await begun.opened;
      await store.commit(scope, [put(id)]);
      await urgent.opened;
      expect(handled).toEqual([id]);
      goOn.open();
      await relay.drain();
      expect(new Set(handled)).toEqual(new Set([id, ...many]));
      expect(await relay.lag()).toMatchObject({ backlog: 0, delivered: backlog + 1, held: [] });
    });

    it('counts the entries of both lanes, and the oldest of either', async () => {
      await populate(store, 2, { bulk: true });
      const since = clock.now().toISOString();
      clock.advance(5_000);
      await populate(store, 1);
      expect(await relay.lag()).toMatchObject({ backlog: 3, behindSince: since });
      await relay.drain();
      expect(await relay.lag()).toMatchObject({ backlog: 0, behindSince: null });
    });

    it('delivers the rest of an import where one record fails, and that one once it is put right', async () => {
      const many = await populate(store, 700, { bulk: true });
      const bad = many[123]!;
      const spent = closedGate();
      let refused = 0;
      let broken = true;
      handler = async (ids) =>
        ids.map((id) => {
          if (id === bad && broken) {
            if ((refused += 1) === tries) spent.open();
            return { id, ok: false, error: 'unreadable' };
          }
          handled.push(id);
          return { id, ok: true };
        });
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await relay.drain();
        clock.advance(86_400_000);
      }
      await spent.opened;
      await relay.drain();
      expect(handled.sort()).toEqual(many.filter((id) => id !== bad).sort());
      expect((await relay.lag()).backlog).toBeGreaterThan(0);
      broken = false;
      await store.commit(scope, [put(bad, 1)]);
      await relay.drain();
      expect(new Set(handled)).toEqual(new Set(many));
      expect(await relay.lag()).toMatchObject({ backlog: 0, held: [] });
      expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
    });

    it('tries a bulk entry that was given up again once a desk has put its record right', async () => {
      const [id = ''] = await populate(store, 1, { bulk: true });
      const spent = closedGate();
      let refusals = 0;
      let broken = true;
      handler = async (ids) =>
        ids.map((each) => {
          if (!broken) return { id: each, ok: true };
          if ((refusals += 1) === 8) spent.open();
          return { id: each, ok: false, error: 'unreadable' };
        });
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await relay.drain();
        clock.advance(86_400_000);
      }
      await spent.opened;
      await relay.drain();
      expect(await relay.lag()).toMatchObject({ backlog: 1 });
      broken = false;
      await store.commit(scope, [put(id, 1)]);
      await relay.drain();
      expect(await relay.lag()).toMatchObject({ backlog: 0, held: [] });
      expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
    });
  });
}
