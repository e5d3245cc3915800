import { startTransition, useCallback, useOptimistic } from 'react';
import { useSearchParams } from 'react-router';

type Change<K extends string> = Partial<Record<K, string>>;

/** The address with some of its parts changed; what is not said is left out of it. */
const changed = (before: URLSearchParams, wanted: Change<string>): URLSearchParams => {
  const after = new URLSearchParams(before);
  for (const [key, value] of Object.entries(wanted)) {
    if (value) after.set(key, value);
    else after.delete(key);
  }
  return after;
};

/**
 * Filters kept in the address, so that it can be kept, sent and opened again. What is chosen is said at once: the router
 * changes the address when the page is ready for it, and a box that waited for that would not follow the hand.
 */
export const useAddress = <K extends string>(
  keys: readonly K[],
): readonly [Readonly<Record<K, string>>, (change: Change<K>) => void] => {
  const [params, setParams] = useSearchParams();
  const [shown, show] = useOptimistic(params);
  const values = Object.fromEntries(keys.map((key) => [key, shown.get(key) ?? ''])) as Record<
    K,
    string
  >;
  const change = useCallback(
    (wanted: Change<K>) =>
      startTransition(() => {
        show((before) => changed(before, wanted));
        setParams((before) => changed(before, wanted), { replace: true });
      }),
    [setParams, show],
  );
  return [values, change];
};
