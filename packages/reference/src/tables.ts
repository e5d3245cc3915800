import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The data files stand beside `src` and `dist` alike. */
const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');

export type Row = Readonly<Record<string, string>>;

/**
 * The cells of each line. Most lines of our tables hold no quotation mark and split at their commas,
 * ten times as fast as by the parser; the others go through it together. No cell holds a line break.
 */
const cellsOf = (text: string): readonly (readonly string[])[] => {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const quoted = parse(lines.filter((line) => line.includes('"')).join('\n')) as string[][];
  let next = 0;
  return lines.map((line) => (line.includes('"') ? quoted[next++]! : line.split(',')));
};

/** The rows of one of the package's own tables, by header. */
export const readTable = (name: string): readonly Row[] => {
  const [headers = [], ...rows] = cellsOf(readFileSync(join(DATA, `${name}.csv`), 'utf8'));
  return rows.map((cells) => {
    const row: Record<string, string> = {};
    headers.forEach((header, at) => (row[header] = cells[at]!));
    return row;
  });
};

/** A digest of every table, so that no change of one can be forgotten. */
export const digestOfTables = (): string => {
  const digest = createHash('sha256');
  for (const file of readdirSync(DATA).sort()) {
    if (file.endsWith('.csv')) digest.update(file).update(readFileSync(join(DATA, file)));
  }
  return digest.digest('hex').slice(0, 12);
};

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
