import type { Holdings } from './holdings.js';

/** When the snapshot is saved: once writing has paused after enough changes, and at the end. */

const ENOUGH = 1000;
const PAUSE_MS = 5000;

export class SnapshotKeeper {
  private timer: NodeJS.Timeout | null = null;
  private saving: Promise<unknown> = Promise.resolve();

  constructor(private readonly holdings: () => Holdings) {}

  /** Something was written: the pause begins anew. */
  changed(): void {
    if (this.timer) {
      this.timer.refresh();
    } else if (this.holdings().unsaved >= ENOUGH) {
      this.timer = setTimeout(() => this.save(), PAUSE_MS).unref();
    }
  }

  /** Saves what is not saved yet; nothing is saved afterwards. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.saving;
    if (this.holdings().unsaved > 0) await this.holdings().save();
  }

  /** A snapshot that fails is tried again after the next pause: the old one still serves. */
  private save(): void {
    this.timer = null;
    this.saving = this.saving.then(() => this.holdings().save()).catch(() => false);
  }
}
