import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters kept in the address, so that it can be kept, sent and opened again; what is not said is left out of it. */
export const useAddress = <K extends string>(
  keys: readonly K[],
): readonly [Readonly<Record<K, string>>, (change: Partial<Record<K, string>>) => void] => {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<
    K,
    string
  >;
  const change = useCallback(
    (wanted: Partial<Record<K, string>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries<string | undefined>(wanted)) {
            if (value) after.set(key, value);
            else after.delete(key);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [values, change];
};
