import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tcpProxy, type TcpProxy } from '@rosa/infra';
import { openQueue, type Handled, type Job, type Queue } from '@rosa/queue';
import { RUN_SOURCE } from '@rosa/test-kit/processes';
import { closedGate } from './support/gate.js';
import { describeOnRedis, openCorner, type Corner } from './support/redis.js';

const PROGRAM = join(__dirname, 'support/consuming.worker.ts');

const job = (id: string): Job => ({ topic: 'workers', id });
const jobs = (count: number): Job[] => Array.from({ length: count }, (_, n) => job(`id-${n}`));
const done = (id: string): Handled => ({ id, ok: true });

/** Remembers what it was given. */
const remember = (queue: Queue): string[] => {
  const seen: string[] = [];
  queue.consume('workers', async (ids) => {
    seen.push(...ids);
    return ids.map(done);
  });
  return seen;
};

let corner: Corner;
beforeEach(() => {
  corner = openCorner();
});
afterEach(() => corner.close());

describeOnRedis('consumers', () => {
  it('share the work: two at once handle every job, and none twice', async () => {
    const one = await openQueue({ url: corner.url });
    const two = await openQueue({ url: corner.url });
    const seen = [remember(one), remember(two)];
    await one.publish(jobs(3_000));
    await two.drain();
    expect(seen.flat()).toHaveLength(3_000);
    expect(new Set(seen.flat()).size).toBe(3_000);
    await Promise.all([one.close(), two.close()]);
  });

  it('finish what they took when they are closed, and leave the rest', async () => {
    const closing = await openQueue({ url: corner.url });
    const entered = closedGate();
    const released = closedGate();
    const handled: string[] = [];
    closing.consume('workers', async (ids) => {
      entered.open();
      await released.opened;
      handled.push(...ids);
      return ids.map(done);
    });
    await closing.publish(jobs(10));
    await entered.opened;
    const closed = closing.close();
    released.open();
    await closed;
    const next = await openQueue({ url: corner.url });
    const rest = remember(next);
    await next.drain();
    expect([...handled, ...rest].sort()).toEqual(
      jobs(10)
        .map(({ id }) => id)
        .sort(),
    );
    await next.close();
  });

  it('take over the jobs of one that was killed in the middle of them', async () => {
    const queue = await openQueue({ url: corner.url });
    await queue.publish([job('a'), job('b')]);
    const child = spawn(
      process.execPath,
      ['--conditions=source', RUN_SOURCE, PROGRAM, corner.url],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const taken: string[] = [];
    for await (const id of createInterface({ input: child.stdout })) {
      taken.push(id);
      if (taken.length === 2) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(taken.sort()).toEqual(['a', 'b']);
    // A change that comes in between must not be lost either.
    await queue.publish([job('a')]);
    const seen = remember(queue);
    await queue.drain();
    expect(new Set(seen)).toEqual(new Set(['a', 'b']));
    expect(await queue.status()).toEqual({ waiting: 0, failed: 0 });
    await queue.close();
  });
});

describeOnRedis('a connection that is cut', () => {
  let wire: TcpProxy;
  let queue: Queue;
  let said: string[];
  beforeEach(async () => {
    said = [];
    wire = await tcpProxy(Number(corner.redis.options.port));
    const notice = (message: string): void => void said.push(message);
    queue = await openQueue({ url: corner.through(wire.port), notice });
  });
  afterEach(async () => {
    await queue.close();
    await wire.close();
  });

  it('makes publish fail in words, and nothing else', async () => {
    wire.cut();
    await expect(queue.publish([job('a')])).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^Redis: non risponde su 127\.0\.0\.1:\d+: avvialo/),
    });
    await expect(queue.health()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(said.join()).toContain(`Redis 127.0.0.1:${wire.port}`);
    wire.restore();
    await queue.publish([job('b')]);
    await queue.health();
  });

  it('in the middle of a job loses none: the consumer comes back by itself', async () => {
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
    wire.cut();
    released.open();
    const behind = await openQueue({ url: corner.url });
    await behind.publish([job('b')]);
    wire.restore();
    await behind.drain();
    expect(new Set(seen)).toEqual(new Set(['a', 'b']));
    expect(await behind.status()).toEqual({ waiting: 0, failed: 0 });
    await behind.close();
  });

  it('does not keep the queue from closing', async () => {
    remember(queue);
    await queue.publish([job('a')]);
    await queue.drain();
    wire.cut();
    await queue.close();
    await expect(queue.publish([job('b')])).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
