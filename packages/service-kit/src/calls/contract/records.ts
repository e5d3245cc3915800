import { z } from 'zod';
import type { Stored, Version } from '@rosa/store';

/** Shapes that several internal calls share. */

/** A list that is only read: any of our own readonly lists may be answered with. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

export const ids = z.array(z.string().min(1)).max(1_000);

/**
 * A record as its owner keeps it. What it holds was judged by the domain's schemas when it was written; here only that it
 * is a record is looked at.
 */
export const stored = <T extends object>() =>
  z.custom<Stored<T>>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      typeof (value as { id?: unknown }).id === 'string' &&
      Number.isInteger((value as { rev?: unknown }).rev),
  );

export const version: z.ZodType<Version> = z.strictObject({
  id: z.string(),
  rev: z.int().min(0),
  deleted: z.boolean(),
});
