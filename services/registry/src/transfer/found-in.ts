import { basename } from 'node:path';
import type { FieldError } from '@rosa/domain';
import type { Found } from './findings-file.js';
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

/** The errors or warnings of a row as its file's lists tell them. */
export const foundIn = (
  source: Pick<Source, 'listsPath' | 'columnOf'>,
  { line, read }: ReadRow,
  findings: readonly FieldError[],
): readonly Found[] =>
  findings.map(({ field, message }) => ({
    file: basename(source.listsPath),
    line,
    column: source.columnOf(field),
    value: field === 'type' && 'type' in read ? read.type : shown(valueAt(read.value, field)),
    reason: message,
  }));
