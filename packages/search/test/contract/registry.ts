import {
  projectWorker,
  type PersonFacts,
  type WorkerDocument,
  type WorkerRecord,
} from '@rosa/domain';
import { smallReference } from '@rosa/test-kit';

/** A worker's document as the indexer projects it. */
export const documentOf = (id: string, worker: WorkerRecord, rev = 1): WorkerDocument => {
  const at = new Date(Date.UTC(2026, 0, 1) + rev * 60_000).toISOString();
  return projectWorker({ ...worker, id, rev, createdAt: at, updatedAt: at }, smallReference);
};

/** What the registry holds, as an engine should: the newest revision of each, tombstones included. */
export class Registry {
  readonly documents = new Map<string, WorkerDocument>();
  readonly tombstones = new Map<string, number>();

  put(document: WorkerDocument): WorkerDocument {
    this.documents.set(document.id, document);
    this.tombstones.delete(document.id);
    return document;
  }

  delete(id: string, rev: number): { id: string; rev: number; deleted: true } {
    this.documents.delete(id);
    this.tombstones.set(id, rev);
    return { id, rev, deleted: true };
  }

  get people(): PersonFacts[] {
    return [...this.documents.values()].map(({ id, facts }) => ({ id, facts }));
  }
}
