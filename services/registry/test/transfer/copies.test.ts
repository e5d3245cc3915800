import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { systemScope, type Clock } from '@rosa/domain';
import { createLog } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { importBank, ImportJobs } from '../../src/index.js';
import { ndjson, openPlace, someone, transfersOf, type Place } from './support/place.js';

/** Imports where several copies of the registry share the store and the folder of uploads. */

const scope = { ...systemScope('test'), role: 'central', purpose: 'data_quality' } as const;
const rows = ndjson(Array.from({ length: 5 }, (_each, n) => someone(n)));
const never = { every: () => () => undefined };

let place: Place;
let now: number;
beforeEach(async () => {
  place = await openPlace();
  now = Date.parse('2026-11-22T10:00:00Z');
});
afterEach(() => place.close());

/** The store, with something done just after each commit, before whoever committed hears of it. */
const storeWith = (afterCommit: () => Promise<void>): Store =>
  new Proxy(place.store, {
    get: (store, name) => {
      const value = Reflect.get(store, name) as unknown;
      if (typeof value !== 'function') return value;
      if (name !== 'commit') return value.bind(store) as unknown;
      return async (...asked: Parameters<Store['commit']>) => {
        const metas = await store.commit(...asked);
        await afterCommit();
        return metas;
      };
    },
  });

/** A copy of the registry; its batches wait until `go`, and beats come only when the test says so. */
const copy = (store = place.store) => {
  const clock: Clock = { now: () => new Date(now) };
  const transfers = transfersOf(place, { clock });
  let go = (): void => undefined;
  let begun = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const atWork = new Promise<void>((resolve) => (begun = resolve));
  const jobs = new ImportJobs({
    store,
    clock,
    audit: { record: async () => undefined },
    log: createLog('silent'),
    folder: join(place.folder, 'imports'),
    maxBytes: 1024 * 1024,
    copies: never,
    transfers: () =>
      transfers.map((transfer) => ({
        ...transfer,
        import: async (...asked) => {
          begun();
          await gate;
          return transfer.import(...asked);
        },
      })),
  });
  const begin = () =>
    jobs.start(scope, {
      body: Readable.from([rows]),
      form: 'ndjson',
      dryRun: false,
      idempotencyKey: undefined,
    });
  const state = async (id: string) => (await jobs.get(scope, id)).state;
  return { jobs, begin, go, atWork, state };
};

const settled = async (of: ReturnType<typeof copy>, id: string) => {
  for (;;) {
    const job = await of.jobs.get(scope, id);
    if (job.state !== 'running') return job;
    await turn();
  }
};

it('any copy tells how an import goes, and nobody how the copies share the work', async () => {
  const [one, other] = [copy(), copy()];
  const { id } = await one.begin();
  await one.atWork;
  expect(await other.state(id)).toBe('running');
  await expect(other.jobs.resume(scope, id)).rejects.toMatchObject({ kind: 'conflict' });
  one.go();
  const told = await settled(other, id);
  expect(told).toMatchObject({ state: 'done', report: { read: 5, added: 5 } });
  expect(Object.keys(told)).not.toEqual(expect.arrayContaining(['holder']));
});

it('one that no copy has been at for a while is taken up by one of the others, and nobody is doubled', async () => {
  const [dead, one, other] = [copy(), copy(), copy()];
  const { id } = await dead.begin();
  await dead.atWork;
  await one.jobs.takeUp();
  expect(await one.state(id)).toBe('running');
  now += 11_000;
  expect(await one.state(id)).toBe('interrupted');
  await Promise.all([one.jobs.takeUp(), other.jobs.takeUp()]);
  one.go();
  other.go();
  expect(await settled(one, id)).toMatchObject({ state: 'done', report: { read: 5 } });
  // The one taken for dead was only slow: it leaves the telling to whoever took over.
  dead.go();
  await dead.jobs.beat();
  await dead.jobs.leave();
  expect(await one.state(id)).toBe('done');
  expect(await place.people()).toHaveLength(5);
});

it('one that is just being written down is neither taken up nor told as cut short', async () => {
  const seen: string[] = [];
  const look = async (): Promise<void> => {
    await one.jobs.takeUp();
    const { items } = await one.jobs.list(scope, { limit: 5 });
    seen.push(...items.map(({ state }) => state));
  };
  const one = copy(storeWith(look));
  const { id } = await one.begin();
  await one.atWork;
  const stopping = one.jobs.leave();
  one.go();
  await stopping;
  expect((await place.store.get(scope, importBank, id))?.state).toBe('running');
  expect(seen.length).toBeGreaterThan(0);
  // Nobody is at it any more only once it was given up.
  expect(seen.slice(0, -1)).not.toContain('interrupted');
  await one.jobs.resume(scope, id);
  expect(await settled(one, id)).toMatchObject({ state: 'done', report: { read: 5 } });
  const { items } = await place.store.find(scope, importBank, { limit: 5 });
  expect(items.map(({ rev }) => rev)).toEqual([4]);
});

it('one that a living copy says it is at is left to it, however long it takes', async () => {
  const [one, other] = [copy(), copy()];
  const { id } = await one.begin();
  await one.atWork;
  for (let beat = 0; beat < 10; beat += 1) {
    now += 5_000;
    await one.jobs.beat();
    await other.jobs.takeUp();
  }
  const job = await place.store.get(scope, importBank, id);
  expect(job?.seenAt).toBe(new Date(now).toISOString());
  one.go();
  expect(await settled(one, id)).toMatchObject({ state: 'done' });
});

it('asked of another copy to stop, the one that runs it does at its next beat', async () => {
  const [one, other] = [copy(), copy()];
  const { id } = await one.begin();
  await one.atWork;
  await other.jobs.stop(scope, id);
  await one.jobs.beat();
  one.go();
  expect(await settled(other, id)).toMatchObject({ state: 'stopped' });
});

it('left by a copy that stops, it is taken up at once by another', async () => {
  const [one, other] = [copy(), copy()];
  const { id } = await one.begin();
  await one.atWork;
  const left = one.jobs.leave();
  one.go();
  await left;
  expect(await other.state(id)).toBe('interrupted');
  await other.jobs.takeUp();
  other.go();
  expect(await settled(other, id)).toMatchObject({ state: 'done', report: { read: 5 } });
  expect(await place.people()).toHaveLength(5);
});
