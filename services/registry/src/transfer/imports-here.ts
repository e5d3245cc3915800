import type { ImportJob } from './import-bank.js';

/** An import under way in this copy of the registry. */
export interface Running {
  readonly stop: AbortController;
  progress: ImportJob['progress'];
  /** Resolves when it has ended, one way or the other. */
  ended: Promise<void>;
}

/** The imports this copy is at, by id. */
export class ImportsHere {
  private readonly running = new Map<string, Running>();
  /** Those that are being written down as this copy's own and have yet to begin: nobody left them. */
  private readonly beginning = new Set<string>();

  get(id: string): Running | undefined {
    return this.running.get(id);
  }

  /** Those that have begun. */
  all(): readonly (readonly [string, Running])[] {
    return [...this.running];
  }

  /** Of those that have begun or are about to. */
  ids(): ReadonlySet<string> {
    return new Set([...this.running.keys(), ...this.beginning]);
  }

  /** Counts an import as one of this copy's while it is written down and begun. */
  async aboutTo<T>(id: string, writeAndBegin: () => Promise<T>): Promise<T> {
    this.beginning.add(id);
    try {
      return await writeAndBegin();
    } finally {
      this.beginning.delete(id);
    }
  }

  /** @param run must not reject */
  begin(id: string, run: (running: Running) => Promise<void>): void {
    const running: Running = {
      stop: new AbortController(),
      progress: null,
      ended: Promise.resolve(),
    };
    this.running.set(id, running);
    running.ended = run(running).finally(() => this.running.delete(id));
  }
}
