import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The data files stand beside `src` and `dist` alike. */
const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');

export type Row = Readonly<Record<string, string>>;

/** The rows of one of the package's own tables, by header. */
export const readTable = (name: string): readonly Row[] =>
  parse(readFileSync(join(DATA, `${name}.csv`)), { columns: true }) as Row[];

/** Where the boundaries (TopoJSON, ISTAT of June 2023, simplified) are. */
export const boundaryFile = (of: 'regions' | 'provinces'): string => join(DATA, `${of}.topo.json`);

/** Makes a value when it is first asked for: a process that needs no skills reads none. */
export const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

export const byCode = <T extends { readonly code: string }>(
  items: readonly T[],
): ReadonlyMap<string, T> => new Map(items.map((item) => [item.code, item]));

/** Groups items by a key, in their order. */
export const groupBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};
