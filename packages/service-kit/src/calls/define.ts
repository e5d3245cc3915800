import type { z } from 'zod';
import type { ServiceName } from './token.js';

/**
 * A call that one service makes to another, said once and checked at both ends. None of them is reachable from outside:
 * they stand under `/internal`, which the gateway does not pass on.
 */
export interface InternalCall<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly to: ServiceName;
  /** Its address: `/internal/NAME`. */
  readonly name: string;
  readonly input: I;
  /** The answer, or one piece of it where it is streamed. */
  readonly output: O;
  /** The answer comes piece by piece (NDJSON), whatever its size. */
  readonly streamed: boolean;
  /** Doing it twice is as doing it once. */
  readonly repeatable: boolean;
}

export const defineCall = <I extends z.ZodType, O extends z.ZodType>(
  call: Omit<InternalCall<I, O>, 'streamed'> & { readonly streamed?: boolean },
): InternalCall<I, O> => ({ streamed: false, ...call });

export const pathOf = ({ name }: InternalCall): string => `/internal/${name}`;
