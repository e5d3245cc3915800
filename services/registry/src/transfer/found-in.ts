import { basename } from 'node:path';
import { inspect } from 'node:util';
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

/** What JSON cannot write again, being nested too deep, is shown down to where it goes on. */
const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    return inspect(value, { depth: 2, breakLength: Infinity });
  }
};

/** The errors or warnings of a row as its file's lists tell them. */
export const foundIn = (
  source: Pick<Source, 'listsPath' | 'columnOf'>,
  row: ReadRow,
  findings: readonly FieldError[],
): readonly Found[] => {
  // A row is read when it is looked into, and most have nothing to tell.
  if (findings.length === 0) return [];
  const { line, read } = row;
  return findings.map(({ field, message }) => ({
    file: basename(source.listsPath),
    line,
    column: source.columnOf(field),
    value: field === 'type' && 'type' in read ? read.type : shown(valueAt(read.value, field)),
    reason: message,
  }));
};
