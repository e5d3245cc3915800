import type { LineReader, ReadAhead } from '@rosa/service-kit';
import type { ReadRow } from './rows.js';

/** Rows to be taken together. */
export interface Batch {
  readonly rows: readonly ReadRow[];
  /** What was made of each beforehand, where anything was. */
  readonly ahead: readonly (ReadAhead | null)[];
  /** How far the file is read with them, in bytes. */
  readonly end: number;
}

interface Limits {
  readonly rows: number;
  readonly bytes: number;
}

/** Batches read beforehand: while one is being taken the next is read. More would only be kept for longer. */
const AHEAD = 1;

/** Batches of so many rows, or bytes; the rest of the file last, even where it holds no rows. */
async function* gathered(
  rows: AsyncIterable<readonly ReadRow[]>,
  size: number,
  limits: Limits,
): AsyncGenerator<Omit<Batch, 'ahead'>> {
  let batch: ReadRow[] = [];
  let begun = 0;
  for await (const some of rows) {
    for (const row of some) {
      batch.push(row);
      if (batch.length < limits.rows && row.end - begun <= limits.bytes) continue;
      yield { rows: batch, end: row.end };
      [batch, begun] = [[], row.end];
    }
  }
  yield { rows: batch, end: size };
}

const aheadOf = async (
  rows: readonly ReadRow[],
  reader: LineReader | undefined,
): Promise<Batch['ahead']> => {
  if (!reader?.isReady || rows.some(({ text }) => text === undefined)) return [];
  return reader.read(rows.map(({ text }) => text!));
};

/** The rows in batches; with a reader those that come next are read by it while one is being taken. */
export async function* batchesOf(
  rows: AsyncIterable<readonly ReadRow[]>,
  size: number,
  limits: Limits,
  reader: LineReader | undefined,
): AsyncGenerator<Batch> {
  const coming: {
    readonly batch: Omit<Batch, 'ahead'>;
    readonly ahead: Promise<Batch['ahead']>;
  }[] = [];
  const next = async (): Promise<Batch> => {
    const { batch, ahead } = coming.shift()!;
    return { ...batch, ahead: await ahead };
  };
  for await (const batch of gathered(rows, size, limits)) {
    coming.push({ batch, ahead: aheadOf(batch.rows, reader) });
    if (coming.length > AHEAD || !reader?.isReady) yield await next();
  }
  while (coming.length > 0) yield await next();
}
