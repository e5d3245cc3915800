import type { z } from 'zod';
import type { FieldError } from '../errors.js';
import { fieldError, fieldPath } from './issues.js';
import { checksOf } from './checks.js';
import type { Checking, Report } from './checks.js';

/** Walks a value beside its schema and runs the checks hung on it; made once a schema, so that only checked parts are visited. */
export type Walk = (value: unknown, at: Checking, trail: Trail) => void;

/** Where the walk is, and what it has found. */
export interface Trail {
  readonly path: (string | number)[];
  readonly errors: FieldError[];
  readonly warnings: FieldError[];
  /** What the checks are given to report to. */
  readonly report: Report;
}

type Def = z.core.$ZodTypeDef & {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly discriminator?: string;
};

const reportTo = (trail: Pick<Trail, 'path' | 'errors' | 'warnings'>): Report => ({
  error: (code, params, at = []) =>
    void trail.errors.push(fieldError(fieldPath([...trail.path, ...at]), code, params)),
  warn: (code, params, at = []) =>
    void trail.warnings.push(fieldError(fieldPath([...trail.path, ...at]), code, params)),
});

export const newTrail = (): Trail => {
  const found = { path: [], errors: [], warnings: [] };
  return { ...found, report: reportTo(found) };
};

const step = (walk: Walk, key: string | number, value: unknown, at: Checking, trail: Trail) => {
  trail.path.push(key);
  walk(value, at, trail);
  trail.path.pop();
};

const objectWalk = (shape: Readonly<Record<string, z.core.$ZodType>>): Walk | undefined => {
  const walks = Object.entries(shape).flatMap(([key, schema]) => {
    const walk = walkOf(schema);
    return walk ? [[key, walk] as const] : [];
  });
  if (walks.length === 0) return undefined;
  return (value, at, trail) => {
    for (const [key, walk] of walks)
      step(walk, key, (value as Record<string, unknown>)[key], at, trail);
  };
};

const arrayWalk = (element: z.core.$ZodType): Walk | undefined => {
  const walk = walkOf(element);
  if (!walk) return undefined;
  return (value, at, trail) =>
    (value as readonly unknown[]).forEach((item, index) => step(walk, index, item, at, trail));
};

const recordWalk = (valueType: z.core.$ZodType): Walk | undefined => {
  const walk = walkOf(valueType);
  if (!walk) return undefined;
  return (value, at, trail) => {
    for (const [key, item] of Object.entries(value as object)) step(walk, key, item, at, trail);
  };
};

const literalsOf = (schema: z.core.$ZodType): readonly unknown[] =>
  (schema._zod.values ? [...schema._zod.values] : []) as readonly unknown[];

const unionWalk = (options: readonly z.core.$ZodType[], key: string): Walk => {
  const byKind = new Map<unknown, Walk>();
  for (const option of options) {
    const tag = (option._zod.def as Def).shape?.[key];
    const walk = walkOf(option);
    if (tag && walk) for (const literal of literalsOf(tag)) byKind.set(literal, walk);
  }
  return (value, at, trail) =>
    byKind.get((value as Record<string, unknown>)[key])?.(value, at, trail);
};

const innerWalk = (def: Def): Walk | undefined => {
  if (def.innerType) return walkOf(def.innerType);
  if (def.shape) return objectWalk(def.shape);
  if (def.element) return arrayWalk(def.element);
  if (def.valueType) return recordWalk(def.valueType);
  return def.options && def.discriminator ? unionWalk(def.options, def.discriminator) : undefined;
};

/** The walk of a schema; `undefined` where neither it nor any part of it has a check. */
export const walkOf = (schema: z.core.$ZodType): Walk | undefined => {
  const inner = innerWalk(schema._zod.def as Def);
  const own = checksOf(schema);
  if (!inner && own.length === 0) return undefined;
  return (value, at, trail) => {
    if (value === null || value === undefined) return;
    inner?.(value, at, trail);
    for (const check of own) check(value as never, at, trail.report);
  };
};
