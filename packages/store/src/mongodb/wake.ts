import type { mongo } from 'mongoose';

/** What the first entry of a commit says: the opening of the store that made it. */
export interface Signed {
  readonly by?: string;
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
    private readonly tell: () => void,
  ) {}

  /** Starts listening, if it does not already. */
  start(): void {
    if (this.#stopped || this.#stream !== undefined) return;
    const others = {
      operationType: 'insert',
      'fullDocument.by': { $exists: true, $ne: this.opening },
    };
    this.#stream = this.entries().watch([{ $match: others }, { $project: { _id: 1 } }]);
    this.#stream.on('change', this.tell);
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
      this.tell();
      this.start();
    }, PAUSE).unref();
  }
}
