import { basename } from 'node:path';
import type { FieldError } from '@rosa/domain';
import { wrong } from '@rosa/service-kit';
import { COLUMNS, CSV_KINDS, type Column, type CsvKind } from './csv-columns.js';
import { firstRecord } from './csv-records.js';

/** How a CSV file is to be read, told by its name and its first row. */
export interface CsvForm {
  readonly kind: CsvKind;
  readonly delimiter: string;
  /** In the file's order. */
  readonly columns: readonly Column[];
}

const DELIMITERS = [',', ';'] as const;

const namesIn = (head: string, delimiter: string): readonly string[] =>
  (firstRecord(head, delimiter) ?? []).map((name) => name.trim().toLowerCase());

const known = (kind: CsvKind, names: readonly string[]): number =>
  names.filter((name) => COLUMNS[kind].some((column) => column.name === name)).length;

/** How many letters must change to make one word the other. */
const distance = (a: string, b: string): number => {
  let before = Array.from({ length: b.length + 1 }, (_each, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, before[j]! + 1, row[j - 1]! + 1));
    }
    before = row;
  }
  return before[b.length]!;
};

const closest = (kind: CsvKind, name: string): string =>
  COLUMNS[kind]
    .map((column) => column.name)
    .toSorted((a, b) => distance(name, a) - distance(name, b))[0]!;

/** A header is a word or two: what is longer is not one, and is not compared letter by letter. */
const SHOWN = 60;

const unknownColumn = (file: string, kind: CsvKind, name: string): FieldError => {
  const value = name.slice(0, SHOWN);
  return wrong(file, 'transfer.unknownColumn', { value, closest: closest(kind, value) });
};

const kindOf = (file: string, names: readonly string[]): CsvKind => {
  const named = CSV_KINDS.find((kind) => basename(file).toLowerCase() === `${kind}.csv`);
  const fitting = CSV_KINDS.toSorted((a, b) => known(b, names) - known(a, names))[0]!;
  return named ?? fitting;
};

const wrongNames = (file: string, kind: CsvKind, names: readonly string[]): FieldError[] => {
  if (known(kind, names) < names.length) {
    return names
      .filter((name) => COLUMNS[kind].every((column) => column.name !== name))
      .map((name) => unknownColumn(file, kind, name));
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) return [wrong(file, 'transfer.repeatedColumn', { value: twice })];
  return names.includes('fiscal_code') ? [] : [wrong(file, 'transfer.noFiscalCode', {})];
};

/** The form of a CSV file by its name and beginning, or what its header has wrong. */
export const csvFormOf = (file: string, head: string): CsvForm | readonly FieldError[] => {
  const fits = (delimiter: string): number => {
    const names = namesIn(head, delimiter);
    return Math.max(...CSV_KINDS.map((kind) => known(kind, names)));
  };
  const delimiter = DELIMITERS.toSorted((a, b) => fits(b) - fits(a))[0]!;
  const names = namesIn(head, delimiter);
  const kind = kindOf(file, names);
  const errors = wrongNames(file, kind, names);
  if (errors.length > 0) return errors;
  const columns = names.map((name) => COLUMNS[kind].find((column) => column.name === name)!);
  return { kind, delimiter, columns };
};
