import {
  fieldError,
  fields,
  invalid,
  parseExportedMeta,
  readerOf,
  readOrThrow,
  RosaError,
  type Checking,
  type ExportedMeta,
  type FieldError,
  type Meta,
  type Warning,
} from '@rosa/domain';
import type { Former, Stored } from '@rosa/store';
import { z } from 'zod';

/** A row of a file taken apart: what an export had added to the record, its former revisions, and the record's content. */

export type Content = Readonly<Record<string, unknown>>;

/**
 * A record's content from a row. `current` is the record the row is about, where there is one: then the row changes it.
 *
 * @throws `invalid` with every wrong field
 */
export type ReadContent<T extends object> = (
  content: Content,
  current: T | undefined,
  meta: ExportedMeta,
  at: Checking,
) => { readonly record: T; readonly warnings: readonly Warning[] };

/** The fields an export adds to every record; `lot` to those of a bank that draws one. */
const EXPORTED = ['id', 'rev', 'lot', 'createdAt', 'updatedAt'] as const;

const NO_META: ExportedMeta = {};

/** What the registry that wrote the row had added to it, and the rest. @throws `invalid` by field */
export const takeMeta = (
  row: Content,
  at: Checking,
): { readonly meta: ExportedMeta; readonly content: Content } => {
  // Most rows were never in a registry, and the others are mostly content: only what was added is taken apart.
  if (!EXPORTED.some((key) => key in row)) return { meta: NO_META, content: row };
  const {
    id: _id,
    rev: _rev,
    lot: _lot,
    createdAt: _created,
    updatedAt: _updated,
    ...content
  } = row;
  const added = EXPORTED.flatMap((key) => (key in row ? [[key, row[key]]] : []));
  return { meta: parseExportedMeta(Object.fromEntries(added), at).meta, content };
};

const formersOf = readerOf(
  z
    .array(
      z.strictObject({
        record: z.record(z.string(), z.unknown()),
        replacedAt: fields.instant(),
        replacedBy: fields.line(),
      }),
    )
    .max(10_000),
);

/** Runs `read` on a part of a row: what it finds wrong is named from the row's own beginning. */
const within = <R>(path: string, read: () => R): R => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RosaError)) throw error;
    throw invalid(
      error.errors.map((wrong) => {
        const apart = wrong.field === '' || wrong.field.startsWith('[') ? '' : '.';
        return { ...wrong, field: `${path}${apart}${wrong.field}` };
      }),
    );
  }
};

const required = (record: Content): readonly FieldError[] =>
  ['id', 'rev', 'createdAt', 'updatedAt']
    .filter((field) => !(field in record))
    .map((field) => fieldError(field, 'required'));

const readFormer = <T extends object>(
  record: Content,
  of: ExportedMeta,
  read: ReadContent<T>,
  at: Checking,
): Stored<T> => {
  const missing = required(record);
  if (missing.length > 0) throw invalid(missing);
  const { meta, content } = takeMeta(record, at);
  if (meta.id !== of.id) throw invalid([fieldError('id', 'format')]);
  if (of.rev === undefined || meta.rev! >= of.rev) {
    throw invalid([fieldError('rev', 'max', { limit: (of.rev ?? 1) - 1 })]);
  }
  const { id, rev, createdAt, updatedAt } = meta as Meta;
  return { ...read(content, undefined, meta, at).record, id, rev, createdAt, updatedAt };
};

/** The former revisions an exported row carries as `former`. @throws `invalid` by field */
export const readFormers = <T extends object>(
  given: unknown,
  of: ExportedMeta,
  read: ReadContent<T>,
  at: Checking,
): readonly Former<T>[] => {
  const entries = within('former', () => readOrThrow(formersOf, given, at).value);
  return entries.map(({ record, replacedAt, replacedBy }, index) => ({
    record: within(`former[${index}].record`, () => readFormer(record, of, read, at)),
    replacedAt,
    replacedBy,
  }));
};

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/** A value with every object's fields in one order, so that equal records are written alike. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, item]) => [key, ordered(item)]),
  );
};

/** A record as its line of an export says it: what it is and its name first, then its fields in alphabetical order. */
export const exportedRow = <T extends object>(
  type: string,
  { id, rev, createdAt, updatedAt, ...content }: Stored<T>,
  former: readonly Former<T>[],
): Content => ({
  type,
  id,
  rev,
  createdAt,
  updatedAt,
  ...(ordered(content) as Content),
  ...(former.length > 0 ? { former: ordered(former) } : {}),
});
