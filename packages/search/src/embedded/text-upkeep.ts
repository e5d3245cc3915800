import type { Database, Statement } from 'libsql';

/**
 * What FTS5 and the write-ahead log would do within some unlucky commit (merging segments, copying the log into the file),
 * done between commits instead: merging in small steps, as many pages as were written; copying once writing pauses.
 */

/** FTS5 merges by itself only when so many segments have gathered that upkeep must have failed for long. */
export const UPKEEP = `
  insert into terms (terms, rank) values ('automerge', 0), ('crisismerge', 64);
  pragma wal_autocheckpoint = 8000;`;

/** Pages merged for each person written: enough for every segment to be merged again at each level it rises to. */
const PAGES_A_PERSON = 1;
/** For a commit of one: the smallest segment fills a page or two. */
const PAGES_A_COMMIT = 4;
/** Pages merged at a stretch: about 2 ms. */
const STEP = 64;
/** A pause of the writing, ms. */
const PAUSE_MS = 100;

export class TextUpkeep {
  private readonly merge: Statement;
  private readonly totalChanges: Statement;
  private owed = 0;
  private step: NodeJS.Immediate | null = null;
  private pause: NodeJS.Timeout | null = null;

  constructor(private readonly db: Database) {
    this.merge = db.prepare("insert into terms (terms, rank) values ('merge', ?)");
    this.totalChanges = db.prepare('select total_changes()').raw();
  }

  /** After a commit about so many people. */
  wrote(people: number): void {
    this.owed += Math.max(PAGES_A_COMMIT, people * PAGES_A_PERSON);
    this.step ??= setImmediate(() => this.mergeSome()).unref();
    if (this.pause) this.pause.refresh();
    else this.pause = setTimeout(() => this.checkpoint(), PAUSE_MS).unref();
  }

  stop(): void {
    if (this.step) clearImmediate(this.step);
    if (this.pause) clearTimeout(this.pause);
  }

  private mergeSome(): void {
    this.step = null;
    const pages = Math.min(STEP, this.owed);
    const before = this.changes();
    this.quietly(() => this.merge.run([pages]));
    // A merge that changes fewer than two rows had nothing to merge.
    this.owed = this.changes() - before < 2 ? 0 : this.owed - pages;
    if (this.owed > 0) this.step = setImmediate(() => this.mergeSome()).unref();
  }

  private checkpoint(): void {
    this.pause = null;
    this.quietly(() => this.db.exec('pragma wal_checkpoint(passive)'));
  }

  /** Upkeep that fails is made up for later; a disk that is full or a damaged file is told by the next write or look. */
  private quietly(act: () => unknown): void {
    try {
      act();
    } catch {
      this.owed = 0;
    }
  }

  private changes(): number {
    return (this.totalChanges.get([]) as [number])[0];
  }
}
