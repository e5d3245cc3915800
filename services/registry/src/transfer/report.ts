import { messageOf, type Lang } from '@rosa/domain';

/** How many rows, and what became of them. */
export interface ImportCounts {
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Oddities worth a second look in rows that went in. */
  readonly warnings: number;
}

/** What became of one file. */
export interface FileReport extends ImportCounts {
  /** As it was given. */
  readonly file: string;
  /** Where the refused rows are listed; `null` where none was. */
  readonly errorsFile: string | null;
  /** Where what is odd in the rows that went in is listed; `null` where nothing was. */
  readonly warningsFile: string | null;
}

/** What became of all files of an import. */
export interface ImportReport extends ImportCounts {
  readonly files: readonly FileReport[];
  readonly dryRun: boolean;
  /** Stopped by whoever asked for it, before the end. */
  readonly stopped: boolean;
  readonly seconds: number;
}

/** How far an import has come. */
export interface ImportProgress extends ImportCounts {
  /** The file being read, as it was given. */
  readonly file: string;
  /** Bytes read, of all files, and to be read. */
  readonly done: number;
  readonly total: number;
  /** Rows a second. */
  readonly rate: number;
  /** Seconds left; `null` while unknown. */
  readonly left: number | null;
}

/** Counts as they grow. */
export type Tally = { -readonly [K in keyof ImportCounts]: number };

/** Nothing counted yet. */
export const newTally = (): Tally => ({
  read: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  warnings: 0,
});

/** The counts of several files as one. */
export const sumOf = (tallies: readonly ImportCounts[]): ImportCounts => {
  const sum = newTally();
  for (const tally of tallies)
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
};

/** The last line of an import: how many rows were read, added, updated, unchanged and refused. */
export const reportLine = (
  lang: Lang,
  { read, added, updated, unchanged, refused }: ImportCounts,
) => messageOf(lang, 'transfer.report', { read, added, updated, unchanged, refused });
