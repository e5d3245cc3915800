import type { FieldError } from '@rosa/domain';
import { wrong, type Content } from '@rosa/service-kit';
import { LINE_LIMIT, linesOf, type Line } from './lines.js';
import type { ReadRow } from './rows.js';

/** What a row is of when it does not say. */
export const DEFAULT_TYPE = 'worker';

const refused = (errors: readonly FieldError[], value: unknown): ReadRow['read'] => ({
  errors,
  value,
});

/** The refusal of a line beyond `LINE_LIMIT`, which nobody has kept. */
export const tooLong = (): ReadRow['read'] =>
  refused([wrong('', 'transfer.lineTooLong', { limit: LINE_LIMIT })], null);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A line as a row, of people where it does not say; what is no JSON object is refused. */
export const readText = (text: string): ReadRow['read'] => {
  const row = parsed(text);
  if (row === null || typeof row !== 'object' || Array.isArray(row)) {
    return refused([wrong('', 'transfer.notJson', {})], text);
  }
  if (!('type' in row)) return { type: DEFAULT_TYPE, value: row as Content };
  const { type, ...value } = row as Content;
  return { type: typeof type === 'string' ? type : JSON.stringify(type), value };
};

/** A line is read when it is looked into: another thread may have done it. */
class NdjsonRow implements ReadRow {
  private known: ReadRow['read'] | undefined;

  constructor(
    readonly line: number,
    readonly end: number,
    readonly text: string,
  ) {}

  get read(): ReadRow['read'] {
    return (this.known ??= readText(this.text));
  }
}

const isBlank = ({ text }: Line): boolean => text !== null && text.trim() === '';

/** One JSON object a line; empty lines are no rows. */
export async function* ndjsonRows(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly ReadRow[]> {
  for await (const lines of linesOf(chunks)) {
    yield lines
      .filter((line) => !isBlank(line))
      .map(({ number, text, end }) =>
        text === null ? { line: number, end, read: tooLong() } : new NdjsonRow(number, end, text),
      );
  }
}
