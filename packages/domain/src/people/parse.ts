import { z } from 'zod';
import { invalid } from '../errors.js';
import type { FieldError } from '../errors.js';
import { id, instant } from '../validation/fields.js';
import { isFields, newReaderOf, readOrThrow, readerOf } from '../validation/read.js';
import type { Fields, Warning } from '../validation/read.js';
import type { Checking } from '../validation/checks.js';
import { workerSchema } from './schemas.js';
import type { WorkerFields } from './worker.js';
import { mergeImported } from './merge-imported.js';

/** Reading workers: new ones, changes to those on record, rows of a file. Each throws `invalid` with every wrong field. */

export interface ReadWorker {
  readonly worker: WorkerFields;
  readonly warnings: readonly Warning[];
}

export interface NewWorker extends ReadWorker {
  /** The UUIDv7 the client made, where it made one. */
  readonly id?: string;
}

const readWorker = readerOf(workerSchema);
const readNew = newReaderOf(readWorker);

/** A new worker; `null` and absent are "never asked". */
export const parseNewWorker = (input: unknown, at: Checking): NewWorker => {
  const { id: own, value, warnings } = readNew(input, at);
  return { worker: value, warnings, ...(own === undefined ? {} : { id: own }) };
};

/** Parts that change field by field, and for some the field that makes it another fact: then the rest is unsaid again. */
const PARTS: Readonly<Record<string, string | null>> = {
  residence: 'comune',
  domicile: 'comune',
  contacts: null,
  programme: null,
  consent: 'proposals',
  status: 'state',
  schooling: 'level',
  motivation: null,
  availability: null,
  sap: null,
};

const overlayPart = (current: unknown, change: unknown, leading: string | null): unknown => {
  if (!isFields(current) || !isFields(change)) return change;
  const another = leading !== null && leading in change && change[leading] !== current[leading];
  return another ? change : { ...current, ...change };
};

const overlay = (current: WorkerFields, change: Fields): Fields => ({
  ...current,
  ...Object.fromEntries(
    Object.entries(change).map(([key, value]) => {
      const leading = PARTS[key];
      const before = (current as unknown as Fields)[key];
      return [key, leading === undefined ? value : overlayPart(before, value, leading)];
    }),
  ),
});

const topOf = (field: string): string => /^[^.[]*/.exec(field)![0];

/** Reads the record as changed; only what the change touches can be wrong. */
const readChanged = (current: WorkerFields, change: Fields, at: Checking): ReadWorker => {
  const attempt = readWorker(overlay(current, change), at);
  if (attempt.ok) return { worker: attempt.value, warnings: attempt.warnings };
  const touched = ({ field }: FieldError) => topOf(field) in change;
  const errors = attempt.value ? attempt.errors.filter(touched) : attempt.errors;
  if (!attempt.value || errors.length > 0) throw invalid(errors);
  return { worker: attempt.value, warnings: [] };
};

const asFields = (input: unknown, at: Checking): Fields =>
  isFields(input) ? input : (readOrThrow(readWorker, input, at).value as unknown as Fields);

/**
 * A change to a worker: absent is unchanged, `null` never asked again. A part (`contacts`, `programme`…) changes field by
 * field, lists and what lies deeper are replaced whole; with another comune, answer to consent, state or level the rest of
 * that part is unsaid unless said again. Faults of the record that the change does not touch are left alone.
 */
export const parseWorkerPatch = (input: unknown, current: WorkerFields, at: Checking): ReadWorker =>
  readChanged(current, asFields(input, at), at);

const withoutBlanks = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, key in PARTS && isFields(value) ? withoutBlanks(value) : value]),
  );

/** A row of a file about someone on record: blank leaves what is there, the rest as {@link mergeImported} says. */
export const parseImportedWorker = (
  input: unknown,
  current: WorkerFields,
  at: Checking,
): ReadWorker => {
  const said = withoutBlanks(asFields(input, at));
  const { worker, warnings } = readChanged(current, said, at);
  const incoming = Object.fromEntries(
    Object.entries(worker).filter(([key]) => key in said),
  ) as Partial<WorkerFields>;
  return { worker: mergeImported(current, incoming), warnings };
};

const metaSchema = z.strictObject({
  id: id().optional(),
  rev: z.int().min(1).optional(),
  /** A whole number in [0, 2^48). */
  lot: z
    .int()
    .min(0)
    .max(2 ** 48 - 1)
    .optional(),
  createdAt: instant().optional(),
  updatedAt: instant().optional(),
});

/** What an exported row carries beside the fields a client writes. */
export type ExportedMeta = z.output<typeof metaSchema>;

const META = Object.keys(metaSchema.shape);
const readMeta = readerOf(metaSchema);

/** Takes an exported row apart: what the registry had added, and the fields to be read as any other row's. */
export const parseExportedMeta = (
  row: Fields,
  at: Checking,
): { readonly meta: ExportedMeta; readonly fields: Fields } => {
  const entries = Object.entries(row);
  const own = Object.fromEntries(entries.filter(([key]) => META.includes(key)));
  return {
    meta: readOrThrow(readMeta, own, at).value,
    fields: Object.fromEntries(entries.filter(([key]) => !META.includes(key))),
  };
};
