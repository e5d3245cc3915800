import type { Change } from '../port.js';

/** Changes remembered at most, some 100 bytes each: the batches of an import, before they are forgotten. */
const MOST = 10_000;

/** Counts a store's commits, and remembers which records the latest of them were about. */
export class Changed {
  #commits = 0;
  /** What commits up to this one were about is not known any more. */
  #forgotten = 0;
  #log: { readonly commit: number; readonly id: string }[] = [];

  get commits(): number {
    return this.#commits;
  }

  add(changes: readonly Change[]): void {
    this.#commits += 1;
    if (this.#log.length + changes.length > MOST) {
      this.#log = [];
      this.#forgotten = changes.length > MOST ? this.#commits : this.#commits - 1;
    }
    if (changes.length > MOST) return;
    const commit = this.#commits;
    for (const change of changes)
      if (change.op === 'put' || change.op === 'delete') this.#log.push({ commit, id: change.id });
  }

  /** `undefined` where some of it is forgotten. */
  since(commits: number): readonly string[] | undefined {
    if (commits < this.#forgotten) return undefined;
    const ids: string[] = [];
    for (let at = this.#log.length - 1; at >= 0; at--) {
      const { commit, id } = this.#log[at]!;
      if (commit <= commits) break;
      ids.push(id);
    }
    return ids;
  }
}
