import { wrong } from '@rosa/service-kit';
import { rowOf } from './csv-columns.js';
import { csvRecords, type CsvRecord } from './csv-records.js';
import type { CsvForm } from './csv-header.js';
import { tooLong } from './ndjson-rows.js';
import type { ReadRow } from './rows.js';

const refusedAs = (
  code: 'transfer.badQuotes' | 'transfer.cellCount',
  params: Readonly<Record<string, number>>,
  value: unknown,
): ReadRow['read'] => ({ errors: [wrong('', code, params as never)], value });

const read = ({ kind, columns }: CsvForm, { cells }: CsvRecord): ReadRow['read'] => {
  if (cells === 'tooLong') return tooLong();
  if (cells === 'badQuotes') return refusedAs('transfer.badQuotes', {}, null);
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (surplus || cells.length < columns.length) {
    const counts = { found: cells.length, expected: columns.length };
    return refusedAs('transfer.cellCount', counts, cells.join(' '));
  }
  const { value, errors } = rowOf(kind, columns, cells);
  return errors.length > 0 ? { errors, value } : { type: 'worker', value };
};

const isBlank = ({ cells }: CsvRecord): boolean =>
  typeof cells !== 'string' && cells.every((cell) => cell.trim() === '');

/** The rows of a CSV file about people, each a row of the worker bank; blank ones are no rows. */
export async function* csvRows(
  form: CsvForm,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly ReadRow[]> {
  let header = true;
  for await (const records of csvRecords(chunks, form.delimiter)) {
    const rows = header ? records.slice(1) : records;
    if (records.length > 0) header = false;
    yield rows
      .filter((record) => !isBlank(record))
      .map((record) => ({ line: record.line, end: record.end, read: read(form, record) }));
  }
}
