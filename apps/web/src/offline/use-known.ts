import { useQuery } from '@tanstack/react-query';
import { Unreachable } from '../api/problem.js';
import { findCopy, keepCopy } from './copies.js';
import type { Copy } from './device.js';

/** Something asked of the server, of which the device may hold a copy. */
export interface Asked<T> {
  /** Names it in the cache. */
  readonly key: readonly unknown[];
  readonly ask: (signal: AbortSignal) => Promise<T>;
  readonly kept: () => Promise<Copy<T> | null>;
  readonly enabled?: boolean;
}

/** What is known of it now. */
export interface Known<T> {
  readonly data: T | undefined;
  /** Instant of the copy shown while the server has not answered; `null` where it has. */
  readonly at: string | null;
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Where an answer is kept whole, under a name. */
export const keptAs = <T>(
  name: string,
  ask: (signal: AbortSignal) => Promise<T>,
): Pick<Asked<T>, 'ask' | 'kept'> => ({
  ask: async (signal) => {
    const answer = await ask(signal);
    await keepCopy(name, answer);
    return answer;
  },
  kept: () => findCopy<T>(name),
});

/** Shows the copy at once and the server's answer when it comes; with no signal, the copy alone. */
export const useKnown = <T>({ key, ask, kept, enabled = true }: Asked<T>): Known<T> => {
  const answer = useQuery({
    queryKey: ['field', ...key],
    queryFn: ({ signal }) => ask(signal),
    refetchOnReconnect: 'always',
    enabled,
  });
  const copy = useQuery({
    queryKey: ['copy', ...key],
    queryFn: kept,
    enabled,
    gcTime: 0,
  });
  const retry = () => void answer.refetch();
  const lost = answer.isFetching || answer.error instanceof Unreachable;
  const shown = answer.data === undefined && lost ? copy.data : undefined;
  return {
    data: answer.data ?? shown?.value,
    at: shown?.at ?? null,
    pending: answer.isFetching || (lost && copy.isPending),
    error: answer.error,
    retry,
  };
};
