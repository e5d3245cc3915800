import { z } from 'zod';
import { invalid } from '../errors.js';
import type { FieldError } from '../errors.js';
import { id } from './fields.js';
import { fieldErrorsOf } from './issues.js';
import { newTrail, walkOf } from './walk.js';
import type { Checking } from './checks.js';

/** What is odd about an input without being wrong; shown, recorded with the answer, never a refusal. */
export type Warning = FieldError;

export interface Reading<T> {
  readonly value: T;
  readonly warnings: readonly Warning[];
}

export type Attempt<T> =
  | (Reading<T> & { readonly ok: true })
  | {
      readonly ok: false;
      readonly errors: readonly FieldError[];
      /** The value, where its shape is right and only the checks found something. */
      readonly value?: T;
    };

/** Reads an input, or says every wrong field of it. */
export type Reader<T> = (input: unknown, at: Checking) => Attempt<T>;

/** No schema goes as deep: below it nothing is looked at, and a hostile nest must not exhaust the stack. */
const DEEPEST = 32;

const copyOf = (value: unknown, depth = 0): unknown => {
  if (value === null || typeof value !== 'object' || depth === DEEPEST) return value;
  const copied = (item: unknown): unknown => copyOf(item, depth + 1);
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item)]));
};

/** The input without its wrong parts, so that the checks can go over the rest of it. */
const soundPartOf = (input: unknown, issues: readonly z.core.$ZodIssue[]): unknown => {
  const whole = { input: copyOf(input) };
  for (const { path, code } of issues) {
    if (code === 'unrecognized_keys') continue;
    const trail = ['input', ...path];
    const last = trail.pop()!;
    let holder: unknown = whole;
    for (const key of trail)
      holder =
        holder !== null && typeof holder === 'object'
          ? (holder as Record<PropertyKey, unknown>)[key]
          : undefined;
    if (holder !== null && typeof holder === 'object')
      (holder as Record<PropertyKey, unknown>)[last] = undefined;
  }
  return whole.input;
};

const byField = (errors: readonly FieldError[]): readonly FieldError[] => [
  ...new Map(errors.map((error) => [`${error.field}\n${error.code}`, error])).values(),
];

/** A reader for a schema and the checks hung on its parts; make it once, at module level. */
export const readerOf = <S extends z.ZodType>(schema: S): Reader<z.output<S>> => {
  const walk = walkOf(schema);
  let compiled: S | undefined;
  return (input, at) => {
    // Where no code may be made while running (a browser under our policy), zod is told so, and reads by the schema itself.
    compiled ??= z.config().jitless ? schema : z.compile(schema);
    const parsed = compiled.safeParse(input);
    const trail = newTrail();
    const issues = parsed.success ? [] : parsed.error.issues;
    walk?.(parsed.success ? parsed.data : soundPartOf(input, issues), at, trail);
    if (parsed.success && trail.errors.length === 0)
      return { ok: true, value: parsed.data, warnings: trail.warnings };
    const errors = byField([...fieldErrorsOf(issues, input), ...trail.errors]);
    return parsed.success ? { ok: false, errors, value: parsed.data } : { ok: false, errors };
  };
};

/** Reads or throws `invalid` with every wrong field. */
export const readOrThrow = <T>(reader: Reader<T>, input: unknown, at: Checking): Reading<T> => {
  const attempt = reader(input, at);
  if (!attempt.ok) throw invalid(attempt.errors);
  return { value: attempt.value, warnings: attempt.warnings };
};

/** The `parse…` of a bank: its record from an input, or `invalid` with every wrong field. */
export const parserOf = <S extends z.ZodType>(
  schema: S,
): ((input: unknown, at: Checking) => z.output<S>) => {
  const reader = readerOf(schema);
  return (input, at) => readOrThrow(reader, input, at).value;
};

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (input: unknown): input is Fields =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** A new record as read: with the id the client made, where it made one. */
export interface NewReading<T> extends Reading<T> {
  readonly id?: string;
}

const readId = readerOf(id());

/** Reads a new record, which may carry a UUIDv7 of the client's own; or throws `invalid` with every wrong field. */
export const newReaderOf =
  <T>(reader: Reader<T>) =>
  (input: unknown, at: Checking): NewReading<T> => {
    if (!isFields(input) || !('id' in input)) return readOrThrow(reader, input, at);
    const { id: given, ...fields } = input;
    const own = readId(given, at);
    const record = reader(fields, at);
    if (own.ok && record.ok)
      return { id: own.value, value: record.value, warnings: record.warnings };
    throw invalid([
      ...(own.ok ? [] : own.errors.map((error) => ({ ...error, field: 'id' }))),
      ...(record.ok ? [] : record.errors),
    ]);
  };
