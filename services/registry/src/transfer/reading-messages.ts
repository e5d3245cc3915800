import type { Day } from '@rosa/domain';
import type { ReadAhead } from '@rosa/service-kit';

/** What whoever imports and the thread that reads say to each other: texts, which pass between threads at the least cost. */

/** What a thread is told when it starts. */
export interface Setting {
  /** Of the tables that whoever imports judges by. */
  readonly version: string;
  /** Whether someone asks for what the search is to hold. */
  readonly projects: boolean;
}

/** Lines to be read and judged. */
export interface Asked {
  readonly lines: readonly string[];
  /** The day on which rows are judged. */
  readonly today: Day;
}

/** What became of the lines, in their order. */
export interface Answer {
  /** The records as they will be kept; `null` for a line that is left to whoever asked. */
  readonly records: readonly (string | null)[];
  /** All else that was read, as one JSON array. */
  readonly rest: string;
}

/** What was read, as it is sent; undone by {@link fromAnswer}. */
export const toAnswer = (ahead: readonly (ReadAhead | null)[]): Answer => ({
  records: ahead.map((row) => row && row.written.json),
  rest: JSON.stringify(
    ahead.map((row) => row && { ...row, written: { ...row.written, json: '' } }),
  ),
});

/** What the thread has read, as if it had been read here. */
export const fromAnswer = ({ records, rest }: Answer): readonly (ReadAhead | null)[] =>
  (JSON.parse(rest) as (ReadAhead | null)[]).map(
    (row, index) => row && { ...row, written: { ...row.written, json: records[index]! } },
  );
