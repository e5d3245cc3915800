interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers what comes one by one into batches. One batch runs at a time; what comes meanwhile makes the next. */
export class Batches<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;
  private timer: NodeJS.Timeout | undefined;

  /** `run` answers for each item, in order. A first item waits so many ms for company. */
  constructor(
    private readonly size: number,
    private readonly lingerMs: number,
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
    if (this.waiting.length >= this.size) void this.runNext();
    else this.timer = setTimeout(() => void this.runNext(), this.lingerMs);
  }

  private async runNext(): Promise<void> {
    this.running = true;
    const batch = this.waiting.splice(0, this.size);
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
