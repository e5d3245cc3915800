import { setImmediate as turn } from 'node:timers/promises';
import { openQueue, type Handled, type Job, type Queue } from '@rosa/queue';
import * as fc from 'fast-check';
import { closedGate } from './support/gate.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

const job = (id: string): Job => ({ topic: 'workers', id });
const done = (id: string): Handled => ({ id, ok: true });

describeOnRedis('a change published again', () => {
  let corner: Corner;
  let queue: Queue;
  beforeEach(async () => {
    corner = openCorner();
    queue = await openQueue({ url: corner.url });
  });
  afterEach(async () => {
    await queue.close();
    await corner.close();
  });

  it('while it waits is handled once', async () => {
    for (let n = 0; n < 5; n += 1) await queue.publish([job('a')]);
    expect(await queue.status()).toEqual({ waiting: 1, failed: 0 });
    const seen: string[] = [];
    queue.consume('workers', async (ids) => {
      seen.push(...ids);
      return ids.map(done);
    });
    await queue.drain();
    expect(seen).toEqual(['a']);
  });

  it('while it is being handled is handled once more, however often it was published', async () => {
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
    for (let n = 0; n < 5; n += 1) await queue.publish([job('a')]);
    expect(await queue.holds('test', [job('a')])).toEqual([true]);
    released.open();
    await queue.drain();
    expect(seen).toEqual(['a', 'a']);
  });

  it('while it waits for another attempt is tried at once', async () => {
    const patient = await openQueue({ url: corner.url, firstWaitMs: 3_600_000 });
    const seen: string[] = [];
    patient.consume('workers', async (ids) => {
      seen.push(...ids);
      return ids.map((id) => (seen.length === 1 ? { id, ok: false, error: 'not yet' } : done(id)));
    });
    await patient.publish([job('a')]);
    await patient.drain();
    expect(await patient.failures(10)).toEqual([
      expect.objectContaining({ id: 'a', attempts: 1, retryAt: expect.any(String) }),
    ]);
    await patient.publish([job('a')]);
    await patient.drain();
    expect(seen).toEqual(['a', 'a']);
    expect(await patient.status()).toEqual({ waiting: 0, failed: 0 });
    await patient.close();
  });

  it('is never lost, wherever the handlers of two processes are with it', async () => {
    const other = await openQueue({ url: corner.url });
    const current = new Map<string, number>();
    const reached = new Map<string, number>();
    let pauses = [0];
    let handlings = 0;
    const handler = async (ids: readonly string[]): Promise<Handled[]> => {
      const read = ids.map((id) => [id, current.get(id) ?? 0] as const);
      for (let n = pauses[handlings++ % pauses.length]!; n > 0; n -= 1) await turn();
      for (const [id, n] of read) reached.set(id, Math.max(n, reached.get(id) ?? 0));
      return ids.map(done);
    };
    queue.consume('workers', handler);
    other.consume('workers', handler);
    const change = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      turns: fc.nat(6),
      by: fc.constantFrom(queue, other),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 20, maxLength: 80 }),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
        async (changes, pausing) => {
          pauses = pausing;
          const published: Promise<unknown>[] = [];
          for (const { id, turns, by } of changes) {
            current.set(id, (current.get(id) ?? 0) + 1);
            published.push(by.publish([job(id)]));
            for (let n = turns; n > 0; n -= 1) await turn();
          }
          await Promise.all(published);
          await queue.drain();
          expect(reached).toEqual(current);
        },
      ),
      { numRuns: 20 },
    );
    expect(handlings).toBeGreaterThan(20);
    await other.close();
  });
});
