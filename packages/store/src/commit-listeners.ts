import type { CommitListener, CommitOptions } from './port.js';

/** Those who are told of commits. */
export class CommitListeners {
  readonly #all = new Set<CommitListener>();

  /** Returns the way to stop listening. */
  add(listener: CommitListener): () => void {
    // Its own function each time, so that one listener given twice is two.
    const own: CommitListener = (commit) => listener(commit);
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  /** Tells them apart from the commit: one that throws must not make a durable commit look failed. */
  tell(commit: Required<CommitOptions>): void {
    for (const listener of this.#all) queueMicrotask(() => listener(commit));
  }
}
