import { isDeepStrictEqual } from 'node:util';

/** One field of a record that changed; of a list, the entries that went and those that came. */
export interface FieldChange {
  /** As errors name a field: `contacts.phone`. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (list: readonly unknown[], other: readonly unknown[]): readonly unknown[] =>
  list.filter((item) => !other.some((same) => isDeepStrictEqual(item, same)));

const changeOf = (field: string, from: unknown, to: unknown): readonly FieldChange[] => {
  if (isDeepStrictEqual(from, to)) return [];
  if (isPart(from) && isPart(to)) return diffRecords(from, to, `${field}.`);
  if (Array.isArray(from) && Array.isArray(to)) {
    return [{ field, from: without(from, to), to: without(to, from) }];
  }
  return [{ field, from: from ?? null, to: to ?? null }];
};

/** The fields in which two contents differ, part by part. */
export const diffRecords = (
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly FieldChange[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    changeOf(`${prefix}${key}`, from[key], to[key]),
  );
