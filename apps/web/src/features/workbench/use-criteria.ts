import { useCallback, useEffect, useReducer, type RefObject } from 'react';
import { useSearchParams } from 'react-router';
import { changed, fromAddress, toAddress, type Change, type Criteria } from './criteria.js';
import { markChange } from './redrawing.js';

/** A slider in motion does not write an address at every step, ms. */
const AT_REST = 300;

const KEY = 'criteri';

/**
 * The criteria in hand, begun from the address or the line, and kept in the address as they come to rest.
 *
 * @param leaving true once one is on the way to another page: an address written then would lead back here
 */
export const useCriteria = (
  base: Criteria,
  leaving: RefObject<boolean>,
): readonly [Criteria, (change: Change) => void] => {
  const [params, setParams] = useSearchParams();
  const [criteria, dispatch] = useReducer(changed, base, () => fromAddress(params.get(KEY), base));
  const address = toAddress(criteria, base);
  const kept = params.get(KEY) ?? '';
  useEffect(() => {
    if (address === kept) return;
    const keep = () => {
      if (leaving.current) return;
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (address) after.set(KEY, address);
          else after.delete(KEY);
          return after;
        },
        { replace: true },
      );
    };
    const timer = setTimeout(keep, AT_REST);
    return () => clearTimeout(timer);
  }, [address, kept, leaving, setParams]);
  const change = useCallback((wanted: Change) => {
    markChange();
    dispatch(wanted);
  }, []);
  return [criteria, change];
};
