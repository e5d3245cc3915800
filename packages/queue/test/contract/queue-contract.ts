import { unavailable } from '@rosa/domain';
import type { Handled, Handler, Job, Queue } from '@rosa/queue';
import { lanesContract } from './lanes.js';
import { packsContract } from './packs.js';

/** What a queue engine declares about itself; the bodies below never ask which engine it is. */
export interface QueueUnderTest {
  readonly open: () => Promise<Queue>;
  /** `publish` answers what the handler said, and not only that the queue holds the job. */
  readonly answersForHandlers: boolean;
}

const job = (id: string, topic = 'workers'): Job => ({ topic, id });
const done = (id: string): Handled => ({ id, ok: true });

/** A handler that remembers what it was given. */
const recorder = () => {
  const seen: string[][] = [];
  const handler: Handler = async (ids) => {
    seen.push([...ids]);
    return ids.map(done);
  };
  return { seen, handler };
};

/** The guarantees of `port.ts`, on any engine. */
export const queueContract = ({ open, answersForHandlers }: QueueUnderTest): void => {
  let queue: Queue;
  beforeEach(async () => {
    queue = await open();
  });
  afterEach(() => queue.close());

  it('hands every id to the consumer of its topic', async () => {
    const workers = recorder();
    const outcomes = recorder();
    queue.consume('workers', workers.handler);
    queue.consume('outcome', outcomes.handler);
    await queue.publish([job('a'), job('x', 'outcome'), job('b')]);
    await queue.drain();
    expect(workers.seen.flat().sort()).toEqual(['a', 'b']);
    expect(outcomes.seen.flat()).toEqual(['x']);
  });

  it('hands an id repeated in one call once, and answers for each repetition', async () => {
    const { seen, handler } = recorder();
    queue.consume('workers', handler);
    const deliveries = await queue.publish([job('a'), job('b'), job('a'), job('a')]);
    await queue.drain();
    expect(seen.flat().sort()).toEqual(['a', 'b']);
    expect(deliveries.map((d) => [d.job.id, d.ok])).toEqual([
      ['a', true],
      ['b', true],
      ['a', true],
      ['a', true],
    ]);
  });

  it('hands an id published again after it was handled again', async () => {
    const { seen, handler } = recorder();
    queue.consume('workers', handler);
    await queue.publish([job('a')]);
    await queue.drain();
    await queue.publish([job('a')]);
    await queue.drain();
    expect(seen.flat()).toEqual(['a', 'a']);
  });

  it('hands over every id of a long list, no batch with an id twice', async () => {
    const { seen, handler } = recorder();
    queue.consume('workers', handler);
    const ids = Array.from({ length: 2_345 }, (_, n) => `id-${n}`);
    await queue.publish(ids.map((id) => job(id)));
    await queue.drain();
    expect(new Set(seen.flat())).toEqual(new Set(ids));
    expect(seen.every((batch) => new Set(batch).size === batch.length)).toBe(true);
    expect(seen.length).toBeLessThan(ids.length);
  });

  it('goes on with the others when the handler throws on one', async () => {
    const handled: string[] = [];
    queue.consume('workers', async (ids) => {
      if (ids.includes('bad')) throw new Error('cannot be read');
      handled.push(...ids);
      return ids.map(done);
    });
    await queue.publish([job('a'), job('bad'), job('b')]);
    await queue.drain();
    expect(new Set(handled)).toEqual(new Set(['a', 'b']));
    expect((await queue.status()).failed).toBe(1);
  });

  it('forgets a failure once the job succeeds', async () => {
    let broken = true;
    queue.consume('workers', async (ids) =>
      ids.map((id) => (broken ? { id, ok: false, error: 'not yet' } : done(id))),
    );
    await queue.publish([job('a')]);
    await queue.drain();
    broken = false;
    await queue.publish([job('a')]);
    await queue.drain();
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('waits in drain for what was published without waiting', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handled: string[] = [];
    queue.consume('workers', async (ids) => {
      await gate;
      handled.push(...ids);
      return ids.map(done);
    });
    const published = queue.publish([job('a')]);
    const drained = queue.drain().then(() => [...handled]);
    expect((await queue.status()).waiting).toBe(1);
    release();
    expect(await drained).toEqual(['a']);
    await published;
    expect((await queue.status()).waiting).toBe(0);
  });

  it('refuses a second consumer of one topic', () => {
    queue.consume('workers', recorder().handler);
    expect(() => queue.consume('workers', recorder().handler)).toThrow('workers');
  });

  it('takes nothing after it was closed, and says so', async () => {
    queue.consume('workers', recorder().handler);
    await queue.health();
    await queue.close();
    await expect(queue.publish([job('a')])).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(queue.health()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('says in its answers whether the jobs were handled or are held', async () => {
    queue.consume('workers', recorder().handler);
    const [delivery] = await queue.publish([job('a')]);
    expect(delivery).toEqual({ job: job('a'), ok: true, handled: answersForHandlers });
  });

  it('holds nothing that was handled', async () => {
    queue.consume('workers', recorder().handler);
    await queue.recover('keeper', async () => undefined);
    await queue.publish([job('a'), job('b')]);
    await queue.drain();
    expect(await queue.holds('keeper', [job('a'), job('b')])).toEqual([false, false]);
    expect(await queue.failures(10)).toEqual([]);
    expect(await queue.retryFailures()).toBe(0);
  });

  lanesContract(() => queue, answersForHandlers);
  packsContract(() => queue, answersForHandlers);
  if (answersForHandlers) answersContract(() => queue);
};

/** For engines whose `publish` resolves when the jobs were handled. */
const answersContract = (queue: () => Queue): void => {
  it('says which job failed and why', async () => {
    queue().consume('workers', async (ids) =>
      ids.map((id) => (id === 'bad' ? { id, ok: false, error: 'no birth date' } : done(id))),
    );
    expect(await queue().publish([job('a'), job('bad')])).toEqual([
      { job: job('a'), ok: true, handled: true },
      { job: job('bad'), ok: false, fault: 'job', error: 'no birth date' },
    ]);
  });

  it('counts an id the handler did not answer for as failed', async () => {
    queue().consume('workers', async () => [done('a')]);
    const [a, b] = await queue().publish([job('a'), job('b')]);
    expect(a).toMatchObject({ ok: true });
    expect(b).toMatchObject({ ok: false, fault: 'job' });
  });

  it('says of a topic without a consumer that nobody receives it, and delivers the rest', async () => {
    queue().consume('workers', async (ids) => ids.map(done));
    const [lost, kept] = await queue().publish([job('x', 'nowhere'), job('a')]);
    expect(lost).toMatchObject({ ok: false, fault: 'job' });
    expect(lost).toHaveProperty('error', expect.stringContaining('"nowhere"'));
    expect(kept).toMatchObject({ ok: true });
  });

  it('does not blame the jobs when an engine does not answer, nor asks it for each', async () => {
    let calls = 0;
    queue().consume('workers', async () => {
      calls += 1;
      throw unavailable('search', 'is down');
    });
    const deliveries = await queue().publish([job('a'), job('b'), job('c')]);
    expect(deliveries.map((d) => !d.ok && d.fault)).toEqual(['engine', 'engine', 'engine']);
    expect(calls).toBe(1);
  });
};
