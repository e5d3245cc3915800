import { basename } from 'node:path';
import type { FieldError } from '@rosa/domain';
import type { RowError } from './errors-file.js';
import type { ReadRow } from './rows.js';
import type { Source } from './sources.js';

/** The keys of a path as errors name one: `experiences[0].from`. */
const keysOf = (path: string): readonly string[] => path.match(/[^.[\]]+/g) ?? [];

const valueAt = (value: unknown, path: string): unknown =>
  keysOf(path).reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[key] : undefined,
    value,
  );

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** The errors of a row as its file's report lists them. */
export const rowErrors = (
  source: Pick<Source, 'errorsPath' | 'columnOf'>,
  { line, read }: ReadRow,
  errors: readonly FieldError[],
): readonly RowError[] =>
  errors.map(({ field, message }) => ({
    file: basename(source.errorsPath, '.errors.csv'),
    line,
    column: source.columnOf(field),
    value: field === 'type' && 'type' in read ? read.type : shown(valueAt(read.value, field)),
    reason: message,
  }));
