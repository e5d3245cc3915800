import type { Handled, Handler, Job, Queue } from '@rosa/queue';
import { closedGate } from '../support/gate.js';

const urgent = (id: string): Job => ({ topic: 'workers', id });
const bulk = (id: string): Job => ({ topic: 'workers', id, bulk: true });
const done = (id: string): Handled => ({ id, ok: true });
const isBulk = (id: string): boolean => id.startsWith('bulk');

/** Many bulk jobs, more than any engine takes in hand at once. */
const MANY = Array.from({ length: 3_000 }, (_, n) => `bulk-${n}`);

/** A handler whose batches of bulk jobs are held open until they are let go. */
const holdingBulk = () => {
  const seen: string[] = [];
  const entered = closedGate();
  const released = closedGate();
  const urgentDone = closedGate();
  const handler: Handler = async (ids) => {
    if (ids.some(isBulk)) {
      entered.open();
      await released.opened;
    }
    seen.push(...ids);
    if (ids.includes('last')) urgentDone.open();
    return ids.map(done);
  };
  return { seen, handler, entered, released, urgentDone };
};

/** What `port.ts` says of bulk jobs and the others, on any engine. */
export const lanesContract = (queue: () => Queue, answersForHandlers: boolean): void => {
  it('handles what is urgent while bulk jobs wait and a batch of them is held open', async () => {
    const { seen, handler, entered, released, urgentDone } = holdingBulk();
    queue().consume('workers', handler);
    const behind = queue().publish(MANY.map(bulk));
    await entered.opened;
    const ahead = queue().publish(['first', 'last'].map(urgent));
    await urgentDone.opened;
    expect([...seen].sort()).toEqual(['first', 'last']);
    expect((await queue().status()).waiting).toBeGreaterThan(0);
    released.open();
    await Promise.all([behind, ahead]);
    await queue().drain();
    expect([...seen].sort()).toEqual(['first', 'last', ...MANY].sort());
    expect(await queue().status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('hands over the urgent ones of one call first, and answers for each in order', async () => {
    const seen: string[] = [];
    queue().consume('workers', async (ids) => {
      seen.push(...ids);
      return ids.map(done);
    });
    const jobs = [bulk('bulk-a'), urgent('b'), bulk('b'), urgent('c')];
    const deliveries = await queue().publish(jobs);
    await queue().drain();
    expect(deliveries).toEqual(jobs.map((job) => ({ job, ok: true, handled: answersForHandlers })));
    expect([...seen].sort()).toEqual(['b', 'b', 'bulk-a', 'c']);
  });

  it('holds nothing in either lane once it is drained', async () => {
    queue().consume('workers', async (ids) => ids.map(done));
    await queue().recover('keeper', async () => undefined);
    await queue().publish([bulk('a'), urgent('a'), bulk('b')]);
    await queue().drain();
    const asked = [bulk('a'), urgent('a'), bulk('b'), urgent('b')];
    expect(await queue().holds('keeper', asked)).toEqual([false, false, false, false]);
  });
};
