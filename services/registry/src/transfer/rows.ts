import type { FieldError } from '@rosa/domain';
import type { Content } from '@rosa/service-kit';

/** A row as its file says it, whatever the file's form. */
export interface ReadRow {
  readonly line: number;
  /** Where the next row begins, in bytes: how far the file has been read. */
  readonly end: number;
  /** The line itself, where a row is one: what another thread can read beforehand. */
  readonly text?: string;
  readonly read:
    | { readonly type: string; readonly value: Content }
    | { readonly errors: readonly FieldError[]; readonly value: unknown };
}
