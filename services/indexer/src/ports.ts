import type { Worker, WorkerDocument } from '@rosa/domain';
import type { Version } from '@rosa/store';

/** What the indexer needs of others: the owner of the records. */

/** The owner of the workers: the registry, in this process or across the network. */
export interface RecordSource {
  /** The current record of each id, in the order of `ids`; `undefined` where none is, or it was deleted. */
  read(ids: readonly string[]): Promise<readonly (Worker | undefined)[]>;
  /** The revision of each of these ids that ever existed, tombstones included. */
  versionsOf(ids: readonly string[]): Promise<readonly Version[]>;
  /** Every revision, tombstones included, in batches. */
  versions(): AsyncIterable<readonly Version[]>;
  /**
   * Documents that whoever made the records had at hand, where it is in this process: each holds only as long as the record
   * has its revision.
   */
  fresh?(ids: readonly string[]): readonly WorkerDocument[];
  /** How many live records there are. */
  count(): Promise<number>;
  /** Every live record, in batches. */
  stream(): AsyncIterable<readonly Worker[]>;
}
