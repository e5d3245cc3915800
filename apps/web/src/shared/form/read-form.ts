import { readerOf, type Comune, type FieldError, type Reference } from '@rosa/domain';
import type { z } from 'zod';

/**
 * Holds what was typed to a schema of the domain, checks included. Whether a code exists is the server's to say: here codes
 * come out of a type-ahead, so each counts as held.
 */
const held = (code: string) => ({ code, name: code, label: { it: code, en: code } });

const anyCode: Reference = {
  version: 'browser',
  comune: (code) => ({ ...held(code), point: { lat: 0, lon: 0 } }) as unknown as Comune,
  successor: () => undefined,
  province: held,
  region: held,
  birthPlace: (code) => ({ code, name: code, kind: 'comune' }),
  occupation: held,
  sector: held,
  skill: (code) => ({ ...held(code), family: 'technical', esco: null, occupations: [] }),
  licence: held,
  near: () => [],
};

/** The day in Rome, as the domain counts days. */
export const today = (): number => {
  const rome = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });
  return Date.parse(`${rome}T00:00:00Z`) / 86_400_000;
};

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads a form's values by a schema, or names every wrong field. */
export const formReader = <S extends z.ZodType>(schema: S) => {
  const read = readerOf(schema);
  return (input: unknown): Reading<z.output<S>> =>
    read(input, { reference: anyCode, today: today() });
};
