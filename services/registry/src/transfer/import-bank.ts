import type { FieldError } from '@rosa/domain';
import type { Bank } from '@rosa/store';
import type { ImportProgress, ImportReport } from './report.js';

/**
 * An import asked for over HTTP. `running` in the store and not in this process is one that a restart cut short: it is
 * told as `interrupted`.
 */
export interface ImportJob {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** The upload's file name: its form is told by the ending. */
  readonly file: string;
  readonly dryRun: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** As of the last state recorded. */
  readonly progress: Omit<ImportProgress, 'file'> | null;
  readonly report: Omit<ImportReport, 'files'> | null;
  /** Why it failed. */
  readonly errors: readonly FieldError[];
}

export const importBank: Bank<ImportJob> = {
  name: 'imports',
  schemaVersion: 1,
  keys: { startedAt: 'text' },
  unique: [],
  keysOf: ({ startedAt }) => ({ startedAt }),
  accessOf: () => ({}),
  keepsHistory: false,
};
