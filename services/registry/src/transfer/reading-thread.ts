import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { todayOf, type Clock, type Reference } from '@rosa/domain';
import type { LineReader, ReadAhead } from '@rosa/service-kit';
import { fromAnswer, type Answer, type Asked, type Setting } from './reading-messages.js';

const ENTRY = new URL('./reading.worker.js', import.meta.url);
/** Young objects of a batch die in it: with less room they would be moved about, MiB. */
const YOUNG_MIB = 96;

type Resolve = (ahead: readonly (ReadAhead | null)[]) => void;

interface ReadingDeps {
  readonly reference: Reference;
  readonly clock: Clock;
  /** Where what the search is to hold is kept: without it, none of it is made. */
  readonly fresh?: object | undefined;
}

/**
 * A thread that reads the lines of an import: half of what a row costs. It is a convenience: what it does not answer,
 * because it has died or holds other tables, is read by whoever takes the rows.
 */
export class ReadingThread implements LineReader {
  private readonly thread: Worker;
  private readonly waiting: Resolve[] = [];
  private ready = false;

  constructor(
    private readonly clock: Clock,
    setting: Setting,
  ) {
    this.thread = new Worker(ENTRY, {
      workerData: setting,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    this.thread.on('message', (said: 'ready' | Answer) => {
      if (said === 'ready') this.ready = true;
      else this.waiting.shift()!(fromAnswer(said));
    });
    this.thread.on('error', () => this.end());
    this.thread.on('exit', () => this.end());
  }

  get isReady(): boolean {
    return this.ready;
  }

  read(lines: readonly string[]): Promise<readonly (ReadAhead | null)[]> {
    if (!this.ready) return Promise.resolve([]);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      const asked: Asked = { lines, today: todayOf(this.clock) };
      // A thread has no origin to name, unlike a window.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.thread.postMessage(asked);
    });
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }

  private end(): void {
    this.ready = false;
    for (const resolve of this.waiting.splice(0)) resolve([]);
  }
}

/** Bytes of some two thousand people: a thread takes a third of a second to start. */
const WORTH_A_THREAD = 4 * 1024 * 1024;

/** Starts one, where the program runs as built: from its sources there is no file to start a thread with. */
export const readingThreads = ({
  reference,
  clock,
  fresh,
}: ReadingDeps): ((bytes: number) => LineReader | undefined) | undefined => {
  if (!existsSync(ENTRY)) return undefined;
  const projects = fresh !== undefined;
  return (bytes) =>
    bytes < WORTH_A_THREAD
      ? undefined
      : new ReadingThread(clock, { version: reference.version, projects });
};
