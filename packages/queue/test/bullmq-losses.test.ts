import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled, killEngine, removeEngine, startEngine, type Engine } from '@rosa/infra';
import { openQueue, type Handled, type Job, type Queue } from '@rosa/queue';
import { Redis } from 'ioredis';
import { closedGate } from './support/gate.js';
import { describeOnRedis } from './support/redis.js';

const job = (id: string): Job => ({ topic: 'workers', id });
const done = (id: string): Handled => ({ id, ok: true });

/** A Redis of its own, which may be emptied, killed and set up wrongly. */
describeOnRedis('a Redis that loses what it held', () => {
  let engine: Engine;
  let redis: Redis;
  let queue: Queue;
  beforeAll(async () => {
    if (!isInstalled('redis')) throw new Error('redis-server is missing: npm run engines');
    engine = await startEngine('redis', { folder: mkdtempSync(join(tmpdir(), 'rosa-redis-')) });
  });
  beforeEach(async () => {
    redis = new Redis(engine.url, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    await redis.flushall();
    queue = await openQueue({ url: engine.url });
  });
  afterEach(async () => {
    await queue.close();
    redis.disconnect();
  });
  afterAll(() => removeEngine(engine));

  const recover = async (keeper: string): Promise<boolean> => {
    let refilled = false;
    const answer = await queue.recover(keeper, async () => void (refilled = true));
    expect(refilled).toBe(answer);
    return answer;
  };

  it('is taken for whole by each keeper that has filled it once', async () => {
    expect([await recover('registry'), await recover('registry')]).toEqual([true, false]);
    expect([await recover('index'), await recover('index')]).toEqual([true, false]);
  });

  it('passes for one that has handled nothing, until the keeper has filled it again', async () => {
    await recover('registry');
    await queue.publish([job('a')]);
    await redis.flushall();
    expect(await queue.holds('registry', [job('a')])).toEqual([true]);
    expect(await recover('registry')).toBe(true);
    expect(await queue.holds('registry', [job('a')])).toEqual([false]);
  });

  it('is not whole when it was emptied while it was filled, nor when filling it failed', async () => {
    await queue.recover('registry', async () => void (await redis.flushall()));
    const failing = queue.recover('registry', () => Promise.reject(new Error('no store')));
    await expect(failing).rejects.toThrow('no store');
    expect(await recover('registry')).toBe(true);
  });

  it('goes on with what is published after it was emptied in the middle of a job', async () => {
    const entered = closedGate();
    const released = closedGate();
    const seen: string[] = [];
    queue.consume('workers', async (ids) => {
      seen.push(...ids);
      entered.open();
      await released.opened;
      return ids.map(done);
    });
    await queue.publish([job('a')]);
    await entered.opened;
    await redis.flushall();
    await queue.publish([job('a'), job('b')]);
    released.open();
    await queue.drain();
    expect(seen.sort()).toEqual(['a', 'a', 'b']);
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('may lack its last second after it was killed: the keepers fill it again', async () => {
    const seen: string[] = [];
    queue.consume('workers', async (ids) => {
      seen.push(...ids);
      return ids.map(done);
    });
    await recover('registry');
    await killEngine(engine);
    await expect(queue.health()).rejects.toMatchObject({ kind: 'unavailable' });
    engine = await startEngine('redis', engine);
    await queue.publish([job('a')]);
    expect(await recover('registry')).toBe(true);
    await queue.drain();
    expect(seen).toContain('a');
  });

  it('is refused when it may throw jobs away to make room', async () => {
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const opening = openQueue({ url: engine.url });
    await expect(opening).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/allkeys-lru.*noeviction/),
    });
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
  });
});
