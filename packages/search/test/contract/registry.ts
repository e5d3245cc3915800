import {
  projectWorker,
  type PersonFacts,
  type WorkerDocument,
  type WorkerRecord,
} from '@rosa/domain';
import { arbitraryWorker, smallReference } from '@rosa/test-kit';
import * as fc from 'fast-check';

/** A worker's document as the indexer projects it. */
export const documentOf = (id: string, worker: WorkerRecord, rev = 1): WorkerDocument => {
  const at = new Date(Date.UTC(2026, 0, 1) + rev * 60_000).toISOString();
  return projectWorker({ ...worker, id, rev, createdAt: at, updatedAt: at }, smallReference);
};

/** The id of the nth person of a test. */
export const idOf = (n: number): string =>
  `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** So many random people, the same from the same seed. */
export const samplePeople = (
  count: number,
  seed: number,
): readonly { readonly id: string; readonly worker: WorkerRecord }[] =>
  fc
    .sample(arbitraryWorker, { seed, numRuns: count })
    .map((worker, n) => ({ id: idOf(n), worker }));

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
