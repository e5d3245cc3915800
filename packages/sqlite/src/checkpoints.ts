import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ASKED, ENDED, IDLE, RUNNING, type Request } from './checkpoint.js';

const ENTRY = new URL('./checkpoint.worker.js', import.meta.url);

/** From its sources the program has no file to start a thread with: then writers make their checkpoints themselves. */
const HAS_THREAD = existsSync(ENTRY);

/** Pages in the log at which SQLite makes a checkpoint within the commit that reaches them. */
const PAGES_WITHIN = HAS_THREAD ? 16_000 : 4_000;
/** Pages written since the last one at which the thread is asked: sooner, pages that every batch changes would be copied each time. */
const PAGES_BESIDE = 4_000;
/** Measured over an import: a row comes to two and a half pages with its entries in the indexes, fewer where many share them. */
const PAGES_A_ROW = 2;
/** A commit of one record changes about as many, whatever it writes. */
const PAGES_A_COMMIT = 16;
/** How long closing waits for a checkpoint under way, ms. */
const LONGEST_MS = 10_000;

/** One for all files of the process, once one has much to copy; it keeps nobody from exiting. */
let thread: Worker | undefined;

const startThread = (): Worker => {
  const started = new Worker(ENTRY);
  started.unref();
  // Without it the writers come to their own limits.
  started.on('error', () => (thread = undefined));
  return started;
};

/**
 * The checkpoints of a file in WAL mode. Copying the log into the file takes a tenth of a second after a batch of an import;
 * it is done in a thread, so that no commit waits for it.
 */
export class Checkpoints {
  /** For the connection that writes. */
  static readonly PRAGMA = `PRAGMA wal_autocheckpoint = ${PAGES_WITHIN}`;

  private readonly state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private pages = 0;

  constructor(private readonly file: string) {}

  /** After a commit that changed so many rows. */
  committed(rows: number): void {
    this.pages += Math.max(PAGES_A_COMMIT, rows * PAGES_A_ROW);
    if (!HAS_THREAD || this.pages < PAGES_BESIDE) return;
    this.pages = 0;
    if (Atomics.compareExchange(this.state, 0, IDLE, ASKED) !== IDLE) return;
    const request: Request = { file: this.file, state: this.state };
    thread ??= startThread();
    // A thread has no origin to name, unlike a window.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    thread.postMessage(request);
  }

  /** Waits for the one under way; none follows. To be called before the writer's connection is closed. */
  end(): void {
    for (;;) {
      const state = Atomics.load(this.state, 0);
      if (state === RUNNING) {
        if (Atomics.wait(this.state, 0, RUNNING, LONGEST_MS) === 'timed-out') return;
      } else if (Atomics.compareExchange(this.state, 0, state, ENDED) === state) return;
    }
  }
}
