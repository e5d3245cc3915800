interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** How items are gathered. */
export interface BatchSettings {
  /** What a batch weighs at most, but for the item that fills it. */
  readonly size: number;
  /** What a first item waits for company, ms, unless it is a batch by itself. */
  readonly lingerMs: number;
}

/** Gathers what comes one by one into batches. One batch runs at a time; what comes meanwhile makes the next. */
export class Batches<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;
  private timer: NodeJS.Timeout | undefined;

  /** `run` answers for each item, in order. */
  constructor(
    private readonly settings: BatchSettings,
    private readonly weightOf: (item: T) => number,
    private readonly run: (items: readonly T[]) => Promise<readonly R[]>,
  ) {}

  /** Resolves with what `run` answered for this item. */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.wake();
    });
  }

  private wake(): void {
    if (this.running || this.waiting.length === 0) return;
    clearTimeout(this.timer);
    if (this.batch().isFull) void this.runNext();
    else this.timer = setTimeout(() => void this.runNext(), this.settings.lingerMs);
  }

  /** How many of those who wait go together next. */
  private batch(): { readonly length: number; readonly isFull: boolean } {
    let weight = 0;
    for (const [at, { item }] of this.waiting.entries()) {
      weight += this.weightOf(item);
      if (weight >= this.settings.size) return { length: at + 1, isFull: true };
    }
    return { length: this.waiting.length, isFull: false };
  }

  private async runNext(): Promise<void> {
    this.running = true;
    const batch = this.waiting.splice(0, this.batch().length);
    try {
      const results = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, at) => resolve(results[at]!));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.running = false;
    this.wake();
  }
}
