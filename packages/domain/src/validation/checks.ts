import type { z } from 'zod';
import type { MessageCode } from '../messages/index.js';
import type { Reference } from '../reference.js';
import type { Day } from '../time/day.js';

/**
 * What a schema alone cannot say, because it needs the classifications or the day: whether a code exists, whether
 * something lies in the future, whether two fields agree. Schemas are built once; a check is hung on any part of one
 * with {@link withCheck} and run over the value after parsing by `walk.ts`, also where other parts of it are wrong.
 */

/** What the checks are made against. */
export interface Checking {
  readonly reference: Reference;
  /** The day in Rome from the injected clock. */
  readonly today: Day;
}

export type Params = Readonly<Record<string, string | number>>;

/** What can be found wrong or odd; its words are `validation.…` in the catalogue. */
export type Finding = MessageCode extends infer C
  ? C extends `validation.${infer Code}`
    ? Code
    : never
  : never;

/** Where the checks say what they find; `at` is below the checked part, as `from` or `[2].code`. */
export interface Report {
  error(code: Finding, params?: Params, at?: readonly (string | number)[]): void;
  /** Never a refusal: shown to whoever registers. */
  warn(code: Finding, params?: Params, at?: readonly (string | number)[]): void;
}

/** A value some of whose parts may have been wrong and are left out: checks must bear that. */
export type Loose<T> = T extends readonly (infer U)[]
  ? readonly (Loose<U> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Loose<T[K]> | null }
    : T;

export type Check<T> = (value: Loose<NonNullable<T>>, at: Checking, report: Report) => void;

type AnyCheck = (value: never, at: Checking, report: Report) => void;

const checks = new WeakMap<z.core.$ZodType, AnyCheck[]>();

/**
 * Hangs a check on a schema and returns that schema; hang it last, for `.min(1)` and the like make another schema, without
 * it. Checks never see `null` or `undefined`.
 */
export const withCheck = <S extends z.ZodType>(schema: S, check: Check<z.output<S>>): S => {
  checks.set(schema, [...(checks.get(schema) ?? []), check as AnyCheck]);
  return schema;
};

export const checksOf = (schema: z.core.$ZodType): readonly AnyCheck[] => checks.get(schema) ?? [];
