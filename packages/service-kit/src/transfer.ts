import type { ExportedMeta, FieldError, Scope } from '@rosa/domain';
import type { Written } from '@rosa/store';

/** How one bank goes in and out of a registry: each service offers its banks, the import and the export drive them. */

/** One row of a file, already a JSON object; `line` and `file` are for the report. */
export interface ImportRow {
  readonly file: string;
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
  readonly ahead?: ReadAhead;
}

/**
 * What was made of a row beforehand (in another thread), as if it were about nobody on record. Where it is about someone it
 * counts for nothing, and the row's `value` is read.
 */
export interface ReadAhead {
  readonly meta: ExportedMeta & { readonly id: string };
  /** What the bank's identity says of it. */
  readonly name: string | undefined;
  readonly warnings: readonly FieldError[];
  readonly written: Written;
  /** What the bank's transfer wants back when the record is committed; JSON. */
  readonly extra: unknown;
}

/** Values of a record that no other may have. */
export interface Claims {
  /** The record's. */
  readonly id: string;
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

export type RowResult =
  | {
      readonly outcome: 'added' | 'updated' | 'unchanged';
      readonly warnings: readonly FieldError[];
      /** In a dry run: no other row may claim them. */
      readonly claims?: Claims;
    }
  | { readonly outcome: 'refused'; readonly errors: readonly FieldError[] };

/** Reads lines of a file beforehand, in another thread. */
export interface LineReader {
  /** Until it is, asking would only be waiting. */
  readonly isReady: boolean;
  /** In order; `null` for a line that is to be read when it is taken. Never fails: what cannot be read is left. */
  read(lines: readonly string[]): Promise<readonly (ReadAhead | null)[]>;
  close(): Promise<void>;
}

/** What a dry run of several batches would have brought so far, as one bank asks of it. */
export interface Rehearsal {
  /** Whether the bank would hold a record of this name: what its identity says of it, else its id. */
  has(name: string): boolean;
  add(name: string): void;
  /** Question sets that would be written, as their rows say them: interviews of the same file may answer them. */
  readonly questionSets: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The banks of several services in the order in which one may name another: interviews answer question sets, which another
 * service keeps and which name nothing.
 */
export const inNamingOrder = (transfers: readonly BankTransfer[]): readonly BankTransfer[] => {
  const isQuestions = ({ type }: BankTransfer) => type === 'questionSet';
  return [...transfers.filter(isQuestions), ...transfers.filter((each) => !isQuestions(each))];
};

export interface BankTransfer {
  /** What a row's `type` says: `worker`, `company`, … */
  readonly type: string;
  /** Begins to read this bank's rows beforehand, where a file of so many bytes is worth it; by default they are read as they are taken. */
  readonly readAhead?: (bytes: number) => LineReader | undefined;
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
