import type { Readable } from 'node:stream';
import type { Scope } from '@rosa/domain';
import type { BankTransfer } from '@rosa/service-kit';
import type { ImportProgress } from './report.js';

/** What is to be taken in, by whom, and how. */
export interface ImportRequest {
  /** Paths; `-` is `input`. CSV files of `workers.csv` bring in those that lie beside it. */
  readonly files: readonly string[];
  /** What `-` reads; the process's standard input unless said. */
  readonly input?: Readable;
  /** The banks that may be written, in the order in which one may name another. */
  readonly transfers: readonly BankTransfer[];
  readonly scope: Scope;
  /** Judges every row, writes the lists of what it finds, changes nothing. */
  readonly dryRun?: boolean;
  /** Rows a commit. */
  readonly batchSize?: number;
  /** Where a file's `.errors.csv` and `.warnings.csv` are written, without these endings; beside it unless said. */
  readonly listsAt?: (file: string) => string;
  /** Told after every batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Stops at the end of the batch under way. */
  readonly signal?: AbortSignal;
}
