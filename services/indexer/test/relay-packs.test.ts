import { randomUUID } from 'node:crypto';
import { newId, unavailable } from '@rosa/domain';
import { dropQueue, openQueue, type Handler, type Queue } from '@rosa/queue';
import { Relay } from '@rosa/service-kit';
import { openStore, type Store } from '@rosa/store';
import * as fc from 'fast-check';
import { newFolder, removeFolders } from './support/folders.js';
import { ManualClock, ManualTimer } from './support/manual-time.js';
import { put, scope, workers } from './support/people.js';

const server = process.env['ROSA_TEST_REDIS'];

const QUEUES = [
  { engine: 'embedded', runs: 60, isThere: true, newUrl: () => 'embedded:' },
  {
    engine: server ? 'redis' : 'redis, skipped: set ROSA_TEST_REDIS (npm run engines)',
    runs: 10,
    isThere: server !== undefined || process.env['ROSA_FORBID_SKIP'] === '1',
    newUrl: () => `${server}/0?prefix=rosa-test-${randomUUID()}`,
  },
];

afterAll(removeFolders);

/** A registry, those who look for its people, and what may go wrong between the two. */
class Place {
  private readonly clock = new ManualClock();
  /** Revisions committed, and shown since, by id. */
  private readonly committed = new Map<string, number>();
  private readonly shown = new Map<string, number>();
  private readonly poisoned = new Set<string>();
  private isDown = false;
  private relay: Relay;

  private constructor(
    private readonly store: Store,
    private readonly queue: Queue,
  ) {
    queue.consume('workers', this.handler);
    this.relay = this.newRelay();
  }

  static async open(url: string): Promise<Place> {
    const clock = new ManualClock();
    const at = { url: `sqlite:${newFolder()}`, service: 'registry', banks: [workers], clock };
    return new Place(await openStore(at), await openQueue({ url, firstWaitMs: 1 }));
  }

  async close(): Promise<void> {
    await this.relay.stop();
    await this.queue.close();
    await this.store.close();
  }

  /** Takes in new people and, again, some of those there are, in one commit. */
  async takeIn(added: number, again: readonly number[]): Promise<void> {
    const ids = [
      ...Array.from({ length: added }, newId),
      ...new Set(again.flatMap((at) => this.at(at))),
    ];
    await this.commit(ids, true);
  }

  async change(at: number): Promise<void> {
    await this.commit(this.at(at), false);
  }

  poison(some: readonly number[]): void {
    for (const id of some.flatMap((at) => this.at(at))) this.poisoned.add(id);
  }

  heal(at: number): void {
    const ids = [...this.poisoned];
    this.poisoned.delete(ids[at % ids.length] ?? '');
  }

  turn(isDown: boolean): void {
    this.isDown = isDown;
  }

  async wait(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.relay.pass();
    const { backlog } = await this.relay.lag();
    if (backlog === 0) this.expectShown();
  }

  async restart(): Promise<void> {
    await this.relay.stop();
    this.relay = this.newRelay();
  }

  /** Puts everything right, and sees that nobody was forgotten and nothing is left. */
  async recover(): Promise<void> {
    this.poisoned.clear();
    this.isDown = false;
    await this.restart();
    do {
      await this.queue.retryFailures();
      await this.relay.drain();
    } while ((await this.relay.lag()).backlog > 0);
    this.expectShown();
    expect(await this.relay.lag()).toMatchObject({ backlog: 0, held: [] });
    expect(await this.queue.status()).toMatchObject({ failed: 0 });
  }

  private expectShown(): void {
    expect(this.shown).toEqual(this.committed);
  }

  private at(at: number): readonly string[] {
    const ids = [...this.committed.keys()];
    return ids.length === 0 ? [] : [ids[at % ids.length]!];
  }

  private async commit(ids: readonly string[], bulk: boolean): Promise<void> {
    const changes = ids.map((id) => put(id, this.committed.get(id) ?? 0));
    await this.store.commit(scope, changes, { bulk });
    for (const { id, expect: before } of changes) this.committed.set(id, before + 1);
  }

  private readonly handler: Handler = async (ids) => {
    if (this.isDown) throw unavailable('search', 'is down');
    const versions = await this.store.versionsOf(scope, workers, ids);
    for (const { id, rev } of versions) if (!this.poisoned.has(id)) this.shown.set(id, rev);
    return ids.map((id) =>
      this.poisoned.has(id) ? { id, ok: false, error: 'unreadable' } : { id, ok: true },
    );
  };

  private newRelay(): Relay {
    return new Relay({
      stores: [{ name: 'registry', outbox: this.store.outbox }],
      queue: this.queue,
      clock: this.clock,
      timer: new ManualTimer(),
      onError: (error) => {
        throw error;
      },
    });
  }
}

const someone = fc.nat({ max: 2_000 });

const takenIn = fc.tuple(fc.nat({ max: 600 }), fc.array(someone, { maxLength: 5 })).map(
  ([added, again]) =>
    (place: Place) =>
      place.takeIn(added, again),
);
const wrong = fc.array(someone, { minLength: 1, maxLength: 4 });

const act: fc.Arbitrary<(place: Place) => unknown> = fc.oneof(
  { weight: 2, arbitrary: takenIn },
  { weight: 2, arbitrary: someone.map((at) => (place: Place) => place.change(at)) },
  { weight: 2, arbitrary: wrong.map((some) => (place: Place) => place.poison(some)) },
  { weight: 4, arbitrary: someone.map((at) => (place: Place) => place.heal(at)) },
  { weight: 1, arbitrary: fc.boolean().map((isDown) => (place: Place) => place.turn(isDown)) },
  { weight: 6, arbitrary: fc.nat({ max: 200_000 }).map((ms) => (at: Place) => at.wait(ms)) },
  { weight: 1, arbitrary: fc.constant((place: Place) => place.restart()) },
);

for (const { engine, runs, isThere, newUrl } of QUEUES) {
  const row = isThere ? describe : describe.skip;
  row(`what imports and desks change, on ${engine}`, () => {
    it('is all handled in the end, and never marked sent before, whatever fails meanwhile', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(takenIn, fc.array(act, { minLength: 4, maxLength: 30 })),
          async ([first, acts]) => {
            const url = newUrl();
            const place = await Place.open(url);
            try {
              for (const each of [first, ...acts]) await each(place);
              await place.recover();
            } finally {
              await place.close();
              if (engine === 'redis') await dropQueue(url);
            }
          },
        ),
        { numRuns: runs },
      );
    }, 120_000);
  });
}
