import { randomUUID } from 'node:crypto';
import { openQueue } from '@rosa/queue';
import { Redis } from 'ioredis';
import { newFolder, removeFolders } from './support/folders.js';
import { populate, put, scope, workers } from './support/people.js';
import { indexed, openWorld, type World } from './support/world.js';

const server = process.env['ROSA_TEST_REDIS'];
const prefix = `rosa-test-${randomUUID()}`;
const url = `${server}/0?prefix=${prefix}`;

const skipped = !server && process.env['ROSA_FORBID_SKIP'] !== '1';
const onRedis = skipped ? describe.skip : describe;
const missing = skipped ? ': skipped, set ROSA_TEST_REDIS (npm run engines)' : '';

onRedis(`an index fed through a Redis that is emptied${missing}`, () => {
  let redis: Redis;
  let world: World;
  beforeAll(async () => {
    redis = new Redis(server!);
    const queue = await openQueue({ url });
    world = await openWorld(newFolder(), () => ({ queue }));
    const close = world.close;
    world = {
      ...world,
      queue,
      close: async () => {
        await close();
        await queue.close();
      },
    };
    await world.indexer.start();
  });
  afterAll(async () => {
    await world?.close();
    await empty();
    redis.disconnect();
    removeFolders();
  });

  /** What `FLUSHALL` does, at one stroke too, to this test's keys alone. */
  const empty = async (): Promise<void> => {
    const script = `for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end`;
    await redis.eval(script, 0, `${prefix}:*`);
  };

  const expectLevel = async (): Promise<void> => {
    const held = await indexed(world.search);
    const kept: [string, number][] = [];
    for await (const batch of world.store.versions(scope, workers)) {
      for (const { id, rev } of batch) kept.push([id, rev]);
    }
    expect([...held].map(([id, { rev }]) => [id, rev]).sort()).toEqual(kept.sort());
    expect(await world.store.outbox.backlog()).toEqual({ count: 0, oldest: null });
  };

  it('holds everything again without a comparison: what was not handled is still unsent', async () => {
    const ids = await populate(world.store, 700);
    await world.indexer.drain();
    for (let round = 1; round <= 5; round += 1) {
      const written = world.store.commit(
        scope,
        ids.map((id) => put(id, round)),
        { bulk: round % 2 === 0 },
      );
      await empty();
      await written;
      await populate(world.store, 100, { bulk: round % 2 === 1 });
      world.timer.ring();
      await empty();
    }
    // Nothing is compared: the relay's own passes find what is missing.
    world.timer.ring();
    await world.indexer.drain();
    await expectLevel();
    expect(world.queue.engine).toBe('redis');
  });
});
