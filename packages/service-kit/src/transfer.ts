import type { FieldError, Scope } from '@rosa/domain';

/** How one bank goes in and out of a registry: each service offers its banks, the import and the export drive them. */

/** One row of a file, already a JSON object; `line` and `file` are for the report. */
export interface ImportRow {
  readonly file: string;
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

export type RowResult =
  | {
      readonly outcome: 'added' | 'updated' | 'unchanged';
      readonly warnings: readonly FieldError[];
    }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

/** Records that a dry run would have added, by the name a bank gives each. */
export interface Rehearsal {
  has(name: string): boolean;
  add(name: string): void;
}

export interface BankTransfer {
  /** What a row's `type` says: `worker`, `company`, … */
  readonly type: string;
  /**
   * Takes a batch in one transaction; a wrong row is refused alone. Answers for each row, in order. With `dryRun` it
   * judges every row and writes nothing. Repeating a batch changes nothing.
   */
  import(
    scope: Scope,
    rows: readonly ImportRow[],
    options: {
      readonly dryRun: boolean;
      /** What a dry run of several batches has judged addable so far: a later row about it is a change, not a new record. */
      readonly rehearsal?: Rehearsal;
    },
  ): Promise<readonly RowResult[]>;
  /** Every record, in batches, each with its `type`, `id`, revision, dates and former revisions. */
  export(
    scope: Scope,
    options: { readonly restricted: boolean },
  ): AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
}
