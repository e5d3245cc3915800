import type { Meta, WorkerDocument } from '@rosa/domain';
import type { ReadAhead } from '@rosa/service-kit';
import { unpackDocument, type PackedDocument } from './packed-document.js';

/** Kept at most: some batches of an import. Beyond, nobody is asking for them. */
const MOST = 5_000;

interface Kept {
  readonly ahead: ReadAhead;
  readonly meta: Meta;
}

/**
 * What the search is to hold of people an import has just committed, until the indexer asks. It is taken once, and holds only
 * at the revision it was committed at: whoever takes it compares that with the store.
 */
export class FreshDocuments {
  private readonly kept = new Map<string, Kept>();

  keep(ahead: ReadAhead, meta: Meta): void {
    if (this.kept.size >= MOST) this.kept.clear();
    this.kept.set(meta.id, { ahead, meta });
  }

  /** Those there are. */
  take(ids: readonly string[]): readonly WorkerDocument[] {
    if (this.kept.size === 0) return [];
    return ids.flatMap((id) => {
      const kept = this.kept.get(id);
      if (!kept) return [];
      this.kept.delete(id);
      const { extra, written } = kept.ahead;
      return [unpackDocument(extra as PackedDocument, kept.meta, written.access)];
    });
  }
}
