import type { mongo } from 'mongoose';
import type { CommitOptions } from '../port.js';

/** What the first entry of a commit says: the opening of the store that made it. */
export interface Signed {
  readonly by?: string;
  /** Of a bulk commit; absent from any other, which a query says by `null`. */
  readonly bulk?: true | null;
}

/** How long after a broken stream another is opened, ms. */
const PAUSE = 1_000;

/**
 * Hears of the commits other processes make, once each, by a change stream over the outbox. Only a hint: what it misses
 * while the set changes its primary is still in the outbox, for the relay's next look.
 */
export class Wake {
  #stream: mongo.ChangeStream | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly entries: () => Pick<mongo.Collection<Signed>, 'watch'>,
    private readonly opening: string,
    private readonly tell: (commit: Required<CommitOptions>) => void,
  ) {}

  /** Starts listening, if it does not already. */
  start(): void {
    if (this.#stopped || this.#stream !== undefined) return;
    const others = {
      operationType: 'insert',
      'fullDocument.by': { $exists: true, $ne: this.opening },
    };
    const said = { 'fullDocument.bulk': 1 };
    const stream = this.entries().watch<Signed>([{ $match: others }, { $project: said }]);
    stream.on('change', (change) => {
      const inserted = 'fullDocument' in change ? change.fullDocument : undefined;
      this.tell({ bulk: inserted?.bulk === true });
    });
    this.#stream = stream;
    this.#stream.on('error', () => this.#broken());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    await this.#stream?.close();
  }

  #broken(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    void stream?.close().catch(() => undefined);
    this.#again = setTimeout(() => {
      // Whatever was committed while nobody listened.
      for (const bulk of [false, true]) this.tell({ bulk });
      this.start();
    }, PAUSE).unref();
  }
}
