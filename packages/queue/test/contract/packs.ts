import { unavailable } from '@rosa/domain';
import { packsOf, type Handled, type Handler, type Job, type Queue } from '@rosa/queue';

const done = (id: string): Handled => ({ id, ok: true });
const IDS = Array.from({ length: 1_234 }, (_, n) => `id-${n}`);

/** A handler that remembers what it has handled, and refuses what is poisoned. */
const refusing = (poisoned: ReadonlySet<string> = new Set()) => {
  const handled: string[] = [];
  const handler: Handler = async (ids) =>
    ids.map((id): Handled => {
      if (poisoned.has(id)) return { id, ok: false, error: `${id} is unreadable` };
      handled.push(id);
      return done(id);
    });
  return { handled, handler };
};

/** What `port.ts` says of packs, on any engine. */
export const packsContract = (queue: () => Queue, answersForHandlers: boolean): void => {
  it('hands over every id of some packs once, no batch with an id twice', async () => {
    const batches: (readonly string[])[] = [];
    queue().consume('workers', async (ids) => {
      batches.push(ids);
      return ids.map(done);
    });
    const packs = packsOf('workers', IDS);
    expect(packs.length).toBeGreaterThan(1);
    const deliveries = await queue().publish(packs);
    await queue().drain();
    expect(deliveries).toEqual(
      packs.map((job) => ({ job, ok: true, handled: answersForHandlers })),
    );
    expect(batches.flat().sort()).toEqual([...IDS].sort());
    for (const batch of batches) expect(new Set(batch).size).toBe(batch.length);
    expect(await queue().status()).toEqual({ waiting: 0, failed: 0 });
  });

  it('handles the rest of a pack once where some of it fails, and counts those', async () => {
    const { handled, handler } = refusing(new Set(['id-3', 'id-1200']));
    queue().consume('workers', handler);
    const packs = packsOf('workers', IDS);
    const deliveries = await queue().publish(packs);
    await queue().drain();
    const good = IDS.filter((id) => id !== 'id-3' && id !== 'id-1200');
    expect(handled.sort()).toEqual(good.sort());
    expect((await queue().status()).failed).toBe(2);
    const refused = deliveries.flatMap((delivery) => (delivery.ok ? [] : [delivery]));
    expect(refused).toEqual(
      answersForHandlers
        ? [packs[0], packs.at(-1)].map((job, at) => {
            const failed = [['id-3', 'id-1200'][at]!].map((id) => ({
              id,
              error: `${id} is unreadable`,
            }));
            return { job, ok: false, fault: 'job', error: failed[0]!.error, failed };
          })
        : [],
    );
  });

  it('holds nothing of a pack once it is handled, and answers for jobs beside it', async () => {
    queue().consume('workers', refusing().handler);
    await queue().recover('keeper', async () => undefined);
    const asked: Job[] = [...packsOf('workers', IDS), { topic: 'workers', id: 'id-1' }];
    await queue().publish(asked);
    await queue().drain();
    expect(await queue().holds('keeper', asked)).toEqual(asked.map(() => false));
  });

  it('costs no id of a pack an attempt while an engine does not answer', async () => {
    const { handled, handler } = refusing();
    let down = true;
    queue().consume('workers', async (ids) => {
      if (down) throw unavailable('search', 'is down');
      return handler(ids);
    });
    const packs = packsOf('workers', ['a', 'b']);
    const [delivery] = await queue().publish(packs);
    await queue()
      .drain()
      .catch(() => undefined);
    down = false;
    if (!delivery!.ok) await queue().publish(packs);
    await queue().drain();
    expect(handled).toEqual(['a', 'b']);
    expect(await queue().status()).toEqual({ waiting: 0, failed: 0 });
  });
};
