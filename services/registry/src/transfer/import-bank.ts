import type { FieldError, Scope } from '@rosa/domain';
import type { Bank } from '@rosa/store';
import type { ImportProgress, ImportReport } from './report.js';

/** An import asked for over HTTP. `running` in the store, with nobody at it, is one that was cut short. */
export interface ImportJob {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** The upload's file name: its form is told by the ending. */
  readonly file: string;
  readonly dryRun: boolean;
  /** Whoever asked for it: it goes on in their name when another copy of the registry takes it up. */
  readonly by: Pick<Scope, 'actor' | 'name' | 'purpose' | 'requestId'>;
  /** The copy of the registry that runs it, or last did; `null` once it gave it up. */
  readonly holder: string | null;
  /** When that copy last said that it is at it. */
  readonly seenAt: string;
  /** Someone has asked for it to be stopped. */
  readonly isStopping: boolean;
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
  schemaVersion: 2,
  keys: { startedAt: 'text', state: 'text' },
  unique: [],
  keysOf: ({ startedAt, state }) => ({ startedAt, state }),
  accessOf: () => ({}),
  /** Before the second version one process ran them all, and who asked was not kept. */
  upgrade: (record) => ({
    ...record,
    by: { actor: 'system:import', name: 'import', purpose: null, requestId: 'system:import' },
    holder: null,
    seenAt: (record as ImportJob).startedAt,
    isStopping: false,
  }),
  keepsHistory: false,
};
