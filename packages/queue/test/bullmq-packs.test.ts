import { openQueue, packsOf, type Handled, type Job, type Queue } from '@rosa/queue';
import { closedGate } from './support/gate.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

const ATTEMPTS = 3;

/** The pack of these, and what the keeper would ask of it and of one of its ids. */
const packOf = (...ids: string[]): Job => packsOf('workers', ids)[0]!;
const alone = (id: string): Job => ({ topic: 'workers', id, bulk: true });

describeOnRedis('a pack of jobs', () => {
  let corner: Corner;
  let queue: Queue;
  beforeEach(async () => {
    corner = openCorner();
    queue = await openQueue({ url: corner.url, attempts: ATTEMPTS, firstWaitMs: 1 });
    await queue.recover('registry', async () => undefined);
  });
  afterEach(async () => {
    await queue.close();
    await corner.close();
  });

  /** A consumer that refuses `bad`; opened once it has done so as often as it is tried. */
  const refuseBad = () => {
    const handled: string[] = [];
    const spent = closedGate();
    const state = { refused: 0, isBad: true };
    queue.consume('workers', async (ids) =>
      ids.map((id): Handled => {
        if (id === 'bad' && state.isBad) {
          state.refused += 1;
          // Once in its pack, then with attempts of its own.
          if (state.refused === ATTEMPTS + 1) spent.open();
          return { id, ok: false, error: 'no birth date' };
        }
        handled.push(id);
        return { id, ok: true };
      }),
    );
    return { handled, spent: spent.opened, state };
  };

  it('is held while it waits, and falls together with a repetition of itself', async () => {
    const pack = packOf('a', 'b');
    await queue.publish([pack]);
    await queue.publish([pack]);
    expect(await queue.holds('registry', [pack, packOf('a', 'b')])).toEqual([true, false]);
    expect(await queue.status()).toEqual({ waiting: 1, failed: 0 });
  });

  it('is held for as long as what failed of it is kept, and the rest is not handled again', async () => {
    const { handled, spent, state } = refuseBad();
    const pack = packOf('a', 'bad', 'b');
    await queue.publish([pack]);
    await spent;
    await queue.drain();
    expect(handled.sort()).toEqual(['a', 'b']);
    expect(await queue.failures(10)).toMatchObject([
      { topic: 'workers', id: 'bad', attempts: ATTEMPTS, error: 'no birth date', retryAt: null },
    ]);
    const asked = [pack, alone('bad'), alone('a')];
    expect(await queue.holds('registry', asked)).toEqual([true, true, false]);
    state.isBad = false;
    expect(await queue.retryFailures()).toBe(1);
    await queue.drain();
    expect(handled.sort()).toEqual(['a', 'b', 'bad']);
    expect(await queue.holds('registry', asked)).toEqual([false, false, false]);
  });

  it('is all held where Redis may have lost some of it', async () => {
    const pack = packOf('a', 'b');
    await queue.publish([pack]);
    await corner.wipe();
    expect(await queue.holds('registry', [pack])).toEqual([true]);
  });
});
