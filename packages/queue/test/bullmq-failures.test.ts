import { unavailable } from '@rosa/domain';
import { openQueue, type Handled, type Handler, type Job, type Queue } from '@rosa/queue';
import { closedGate } from './support/gate.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

const job = (id: string, topic = 'workers'): Job => ({ topic, id });
const done = (id: string): Handled => ({ id, ok: true });

/** Refuses some ids, and tells when it has refused so many times. */
const refusing = (poisoned: ReadonlySet<string>, times: number) => {
  const handled: string[] = [];
  const spent = closedGate();
  let refused = 0;
  const handler: Handler = async (ids) =>
    ids.map((id): Handled => {
      if (!poisoned.has(id)) {
        handled.push(id);
        return done(id);
      }
      refused += 1;
      if (refused === times) spent.open();
      return { id, ok: false, error: 'no birth date' };
    });
  return { handler, handled, spent: spent.opened, refused: () => refused };
};

describeOnRedis('a job that fails', () => {
  let corner: Corner;
  let queue: Queue;
  beforeEach(async () => {
    corner = openCorner();
    queue = await openQueue({ url: corner.url, attempts: 3, firstWaitMs: 1 });
  });
  afterEach(async () => {
    await queue.close();
    await corner.close();
  });

  /** Publishes, and resolves when the last attempt has been refused. */
  const exhaust = async (poisoned: Set<string>, ids: readonly string[]) => {
    const refuser = refusing(poisoned, 3 * poisoned.size);
    queue.consume('workers', refuser.handler);
    await queue.publish(ids.map((id) => job(id)));
    await refuser.spent;
    await queue.drain();
    return refuser;
  };

  it('is tried a bounded number of times and then kept, with ids, error, attempts and instant', async () => {
    const { handled } = await exhaust(new Set(['bad']), ['a', 'bad', 'b']);
    expect(handled.sort()).toEqual(['a', 'b']);
    expect(await queue.failures(10)).toEqual([
      {
        topic: 'workers',
        id: 'bad',
        attempts: 3,
        error: 'no birth date',
        failedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        retryAt: null,
      },
    ]);
    expect(await queue.status()).toEqual({ waiting: 0, failed: 1 });
  });

  it('is still to be handled, as far as the outbox is concerned', async () => {
    await queue.recover('registry', async () => undefined);
    await exhaust(new Set(['bad']), ['a', 'bad']);
    expect(await queue.holds('registry', [job('bad'), job('a')])).toEqual([true, false]);
  });

  it('blocks nobody: what comes after it is handled', async () => {
    const { handled } = await exhaust(new Set(['bad', 'worse']), ['bad', 'worse']);
    await queue.publish([job('c')]);
    await queue.drain();
    expect(handled).toEqual(['c']);
  });

  it('is run again on demand, and forgotten once it succeeds', async () => {
    await queue.recover('registry', async () => undefined);
    const poisoned = new Set(['bad', 'worse']);
    const { handled, refused } = await exhaust(poisoned, ['bad', 'worse']);
    poisoned.delete('bad');
    expect(await queue.retryFailures()).toBe(2);
    await queue.drain();
    expect(handled).toEqual(['bad']);
    expect(refused()).toBeGreaterThan(6);
    // It is kept or being tried once more, as the case may be.
    expect(await queue.holds('registry', [job('worse'), job('bad')])).toEqual([true, false]);
  });

  it('is forgotten when a newer change of it succeeds', async () => {
    const poisoned = new Set(['bad']);
    await exhaust(poisoned, ['bad']);
    poisoned.clear();
    await queue.publish([job('bad')]);
    await queue.drain();
    expect(await queue.failures(10)).toEqual([]);
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('keeps no more of an error than fits a line or two', async () => {
    const spent = closedGate();
    let calls = 0;
    queue.consume('workers', async (ids) => {
      if ((calls += 1) === 3) spent.open();
      return ids.map((id) => ({ id, ok: false, error: 'x'.repeat(5_000) }));
    });
    await queue.publish([job('a')]);
    await spent.opened;
    await queue.drain();
    expect((await queue.failures(1))[0]!.error).toHaveLength(500);
  });
});

describeOnRedis('an engine that does not answer', () => {
  let corner: Corner;
  let queue: Queue;
  let said: string[];
  beforeEach(async () => {
    corner = openCorner();
    said = [];
    // One attempt: any that was used up would show as a failure.
    const notice = (message: string): void => void said.push(message);
    queue = await openQueue({ url: corner.url, attempts: 1, notice });
  });
  afterEach(async () => {
    await queue.close();
    await corner.close();
  });

  it('costs no job an attempt, and all are handled when it is back', async () => {
    let isUp = false;
    const handled = new Set<string>();
    queue.consume('workers', async (ids) => {
      if (!isUp) throw unavailable('search', 'is down');
      for (const id of ids) handled.add(id);
      return ids.map(done);
    });
    const ids = Array.from({ length: 1_200 }, (_, n) => `id-${n}`);
    await queue.publish(ids.map((id) => job(id)));
    for (let n = 0; n < 3; n += 1) {
      await expect(queue.drain()).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('search: is down'),
      });
    }
    expect(await queue.failures(10)).toEqual([]);
    expect(said.filter((message) => message.includes('search: is down'))).toHaveLength(1);
    isUp = true;
    await queue.drain();
    expect(handled).toEqual(new Set(ids));
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('keeps waiting only the topic that needs it', async () => {
    const handled: string[] = [];
    const tried = closedGate();
    queue.consume('workers', async () => {
      tried.open();
      throw unavailable('search', 'is down');
    });
    queue.consume('outcome', async (ids) => {
      handled.push(...ids);
      return ids.map(done);
    });
    await queue.publish([job('a')]);
    await tried.opened;
    const other = await openQueue({ url: corner.url });
    other.consume('outcome', async (ids) => {
      handled.push(...ids);
      return ids.map(done);
    });
    await other.publish([job('x', 'outcome')]);
    await other.drain();
    expect(handled).toEqual(['x']);
    await other.close();
  });
});
