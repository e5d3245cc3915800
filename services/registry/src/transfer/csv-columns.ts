import {
  answerSchema,
  experienceSchema,
  skillSchema,
  workerSchema,
  type FieldError,
} from '@rosa/domain';
import { wrong, type Content } from '@rosa/service-kit';
import type { z } from 'zod';

/**
 * The columns of a CSV file, made of the schemas: `residence.comune` is `residence_comune`. A blank cell says nothing; `-`
 * says that a list was asked and is empty.
 */

type Cell = 'text' | 'number' | 'boolean' | 'list' | 'levels' | 'none';

export interface Column {
  readonly name: string;
  readonly path: readonly string[];
  readonly cell: Cell;
}

/** What a file of rows about people is of. */
export type CsvKind = 'workers' | 'experiences' | 'skills' | 'answers';

const snake = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A field's path as the header of its column. */
export const headerOf = (path: readonly string[]): string => path.map(snake).join('_');

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly values?: readonly unknown[];
}

const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType } = defOf(schema);
  return innerType ? bare(innerType) : schema;
};

const LEVELS = ['code', 'level'];

/** Lists of whole records have files of their own: here they can only be said to be empty. */
const listCell = (element: z.ZodType): Cell => {
  const { shape } = defOf(bare(element));
  if (!shape) return 'list';
  return Object.keys(shape).join() === LEVELS.join() ? 'levels' : 'none';
};

const cellOf = ({ type, element, values }: Def): Cell => {
  if (element) return listCell(element);
  if (type === 'number' || typeof values?.[0] === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'text';
};

const columnsOf = (schema: z.ZodType, path: readonly string[] = []): readonly Column[] => {
  const def = defOf(bare(schema));
  if (!def.shape) return [{ name: headerOf(path), path, cell: cellOf(def) }];
  return Object.entries(def.shape).flatMap(([key, field]) => columnsOf(field, [...path, key]));
};

const FISCAL_CODE: Column = { name: 'fiscal_code', path: ['fiscalCode'], cell: 'text' };

/** Where the rows of a file beside `workers.csv` go in the person's record. */
const PARTS: Readonly<Record<CsvKind, readonly string[]>> = {
  workers: [],
  experiences: ['experiences'],
  skills: ['skills'],
  answers: ['availability', 'answers'],
};

export const COLUMNS: Readonly<Record<CsvKind, readonly Column[]>> = {
  workers: columnsOf(workerSchema),
  experiences: [FISCAL_CODE, ...columnsOf(experienceSchema)],
  skills: [FISCAL_CODE, ...columnsOf(skillSchema)],
  answers: [FISCAL_CODE, ...columnsOf(answerSchema)],
};

export const CSV_KINDS = Object.keys(COLUMNS) as readonly CsvKind[];

const NONE = '-';

const TRUTH: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  sì: true,
  si: true,
  yes: true,
  no: false,
  vero: true,
  falso: false,
  '1': true,
  '0': false,
};

/** What is not a number, or neither true nor false, is left to be refused as what it is. */
const numberOf = (text: string): unknown =>
  /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;

const truthOf = (text: string): unknown => TRUTH[text.toLowerCase()] ?? text;

const itemsOf = (text: string): readonly string[] =>
  text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const levelOf = (text: string): unknown => {
  const [code, level] = text.split(':');
  return { code: code?.trim(), level: level?.trim() };
};

const isList = (cell: Cell): boolean => cell === 'list' || cell === 'levels' || cell === 'none';

/** A cell's value. @throws a field error where it says `-` of what is not a list */
const valueOf = ({ cell }: Column, text: string): unknown => {
  if (text === NONE && isList(cell)) return [];
  switch (cell) {
    case 'number':
      return numberOf(text);
    case 'boolean':
      return truthOf(text);
    case 'list':
      return itemsOf(text);
    case 'levels':
      return itemsOf(text).map(levelOf);
    default:
      return text;
  }
};

const setAt = (into: Record<string, unknown>, path: readonly string[], value: unknown): void => {
  const last = path.at(-1)!;
  let holder = into;
  for (const key of path.slice(0, -1)) {
    holder[key] ??= {};
    holder = holder[key] as Record<string, unknown>;
  }
  holder[last] = value;
};

/** A row of `-` and blanks: asked, and none. */
const saysNone = (said: readonly (readonly [Column, string])[]): boolean =>
  said.length === 1 && said[0]![1] === NONE;

const companionRow = (
  kind: CsvKind,
  said: readonly (readonly [Column, string])[],
): { readonly value: Content; readonly errors: readonly FieldError[] } => {
  const own = said.filter(([column]) => column !== FISCAL_CODE);
  const fiscalCode = said.find(([column]) => column === FISCAL_CODE)?.[1];
  const { value: entry, errors } = saysNone(own) ? { value: null, errors: [] } : flatRow(own);
  const value: Record<string, unknown> = { fiscalCode };
  setAt(value, PARTS[kind], entry === null ? [] : [entry]);
  return { value, errors };
};

const flatRow = (said: readonly (readonly [Column, string])[]) => {
  const value: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [column, text] of said) {
    if (text === NONE && !isList(column.cell))
      errors.push(wrong(column.path.join('.'), 'transfer.noneOnlyInLists', {}));
    setAt(value, column.path, valueOf(column, text));
  }
  return { value, errors };
};

/** The cells of a row, blank ones left out, as an import row about one person. */
export const rowOf = (
  kind: CsvKind,
  columns: readonly Column[],
  cells: readonly string[],
): { readonly value: Content; readonly errors: readonly FieldError[] } => {
  const said = columns.flatMap((column, at) => {
    const text = cells[at]?.trim() ?? '';
    return text === '' ? [] : [[column, text] as const];
  });
  return kind === 'workers' ? flatRow(said) : companionRow(kind, said);
};

/** How a file of a kind calls a field of the record: `experiences[0].from` is `from` in `experiences.csv`. */
export const columnNameOf = (kind: CsvKind, field: string): string => {
  const keys = field.replaceAll(/\[\d+\]/g, '').split('.');
  const part = PARTS[kind];
  const own = part.length > 0 && part.every((key, at) => keys[at] === key);
  const path = own ? keys.slice(part.length) : keys;
  return kind === 'workers' && field.startsWith('languages') ? 'languages' : headerOf(path);
};
