import { openQueue, openQueueBoard, type Handled, type Job, type Queue } from '@rosa/queue';
import { closedGate } from './support/gate.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

const urgent = (id: string): Job => ({ topic: 'workers', id });
const bulk = (id: string): Job => ({ topic: 'workers', id, bulk: true });
const done = (id: string): Handled => ({ id, ok: true });

describeOnRedis('a topic with two lanes', () => {
  let corner: Corner;
  let queue: Queue;
  beforeEach(async () => {
    corner = openCorner();
    queue = await openQueue({ url: corner.url, attempts: 2, firstWaitMs: 1 });
  });
  afterEach(async () => {
    await queue.close();
    await corner.close();
  });

  /** Refuses `bad` until it is mended, and resolves when a bulk job of it has had its last attempt. */
  const spoil = async () => {
    let broken = true;
    const spent = closedGate();
    let refused = 0;
    queue.consume('workers', async (ids) =>
      ids.map((id): Handled => {
        if (id !== 'bad' || !broken) return done(id);
        if ((refused += 1) === 2) spent.open();
        return { id, ok: false, error: 'no birth date' };
      }),
    );
    await queue.publish([bulk('bad'), bulk('good')]);
    await spent.opened;
    await queue.drain();
    return { mend: () => void (broken = false) };
  };

  it('collapses the repetitions of each lane, and holds what waits in either', async () => {
    await queue.recover('registry', async () => undefined);
    await queue.publish([bulk('a'), bulk('a'), urgent('a')]);
    await queue.publish([bulk('a')]);
    expect(await queue.status()).toEqual({ waiting: 2, failed: 0 });
    const asked = [bulk('a'), urgent('a'), urgent('b')];
    expect(await queue.holds('registry', asked)).toEqual([true, true, false]);
  });

  it('keeps a bulk job that failed under its topic, and runs it again on demand', async () => {
    await queue.recover('registry', async () => undefined);
    const { mend } = await spoil();
    expect(await queue.failures(10)).toEqual([
      expect.objectContaining({ topic: 'workers', id: 'bad', attempts: 2, retryAt: null }),
    ]);
    const asked = [bulk('bad'), urgent('bad'), bulk('good')];
    expect(await queue.holds('registry', asked)).toEqual([true, false, false]);
    mend();
    expect(await queue.retryFailures()).toBe(1);
    await queue.drain();
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('tries what failed as one of many again when a change of its own succeeds', async () => {
    await queue.recover('registry', async () => undefined);
    const { mend } = await spoil();
    mend();
    await queue.publish([urgent('bad')]);
    await queue.drain();
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
    expect(await queue.failures(10)).toEqual([]);
    expect(await queue.holds('registry', [bulk('bad'), urgent('bad')])).toEqual([false, false]);
  });

  it('is seen whole by whoever published one lane only', async () => {
    await spoil();
    const other = await openQueue({ url: corner.url });
    await other.publish([urgent('c')]);
    expect((await other.status()).failed).toBe(1);
    expect(await other.failures(10)).toEqual([expect.objectContaining({ id: 'bad' })]);
    await other.close();
  });

  it('has both lanes on the board', async () => {
    const board = await openQueueBoard({ url: corner.url }, ['workers']);
    expect(board.queues).toEqual([
      expect.objectContaining({ name: 'workers' }),
      expect.objectContaining({ name: 'workers-bulk' }),
    ]);
    await board.close();
  });
});
