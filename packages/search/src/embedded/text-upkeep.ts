import type { Database, Statement } from 'libsql';

/** What FTS5 would do within some unlucky commit, merging segments, done between commits: as many pages as were written. */

/** FTS5 merges by itself only when so many segments have gathered that upkeep must have failed for long. */
export const UPKEEP = `
  insert into terms (terms, rank) values ('automerge', 0), ('crisismerge', 64);`;

/** Pages merged for each person written: enough for every segment to be merged again at each level it rises to. */
const PAGES_A_PERSON = 1;
/** For a commit of one: the smallest segment fills a page or two. */
const PAGES_A_COMMIT = 4;
/** Pages merged at a stretch: about 2 ms. */
const STEP = 64;

export class TextUpkeep {
  private readonly merge: Statement;
  private readonly totalChanges: Statement;
  private owed = 0;
  private step: NodeJS.Immediate | null = null;

  constructor(db: Database) {
    this.merge = db.prepare("insert into terms (terms, rank) values ('merge', ?)");
    this.totalChanges = db.prepare('select total_changes()').raw();
  }

  /** After a commit about so many people. */
  wrote(people: number): void {
    this.owed += Math.max(PAGES_A_COMMIT, people * PAGES_A_PERSON);
    this.step ??= setImmediate(() => this.mergeSome()).unref();
  }

  stop(): void {
    if (this.step) clearImmediate(this.step);
  }

  /** A merge that fails is made up for later; a disk that is full or a damaged file is told by the next write or look. */
  private mergeSome(): void {
    this.step = null;
    const pages = Math.min(STEP, this.owed);
    try {
      const before = this.changes();
      this.merge.run([pages]);
      // One that changes fewer than two rows had nothing to merge.
      this.owed = this.changes() - before < 2 ? 0 : this.owed - pages;
    } catch {
      this.owed = 0;
    }
    if (this.owed > 0) this.step = setImmediate(() => this.mergeSome()).unref();
  }

  private changes(): number {
    return (this.totalChanges.get([]) as [number])[0];
  }
}
