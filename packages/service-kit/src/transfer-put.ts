import type { ExportedMeta } from '@rosa/domain';
import type { Bank, Written } from '@rosa/store';
import type { ReadAhead } from './transfer.js';

/** A change under way in a batch; a later row about the same record goes into it. */
export class Put<T extends object> {
  readonly op = 'put';
  readonly rev: number | undefined;
  readonly createdAt: string | undefined;
  readonly updatedAt: string | undefined;
  private content: T | undefined;
  private beforehand: ReadAhead | undefined;

  constructor(
    readonly bank: Bank<T>,
    readonly id: string,
    readonly expect: number,
    from: { readonly record: T } | { readonly ahead: ReadAhead },
    { rev, createdAt, updatedAt }: ExportedMeta = {},
  ) {
    [this.rev, this.createdAt, this.updatedAt] = [rev, createdAt, updatedAt];
    if ('ahead' in from) this.beforehand = from.ahead;
    else this.content = from.record;
  }

  /** Read out of what was written only when a later row asks. */
  get record(): T {
    return (this.content ??= JSON.parse(this.beforehand!.written.json) as T);
  }

  /** What the row had been read to beforehand, as long as no later one has changed it. */
  get ahead(): ReadAhead | undefined {
    return this.beforehand;
  }

  get written(): Written | undefined {
    return this.beforehand?.written;
  }

  replace(record: T): void {
    this.content = record;
    this.beforehand = undefined;
  }
}
