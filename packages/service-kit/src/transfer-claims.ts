import { systemScope, wrong, type FieldError, type Meta } from '@rosa/domain';
import type { Bank, Store } from '@rosa/store';
import type { Claims, RowResult } from './transfer.js';

/** What a commit would refuse and a dry run, which commits nothing, looks for: values that no two records may share. */

const UNWRITTEN = { rev: 1, createdAt: '', updatedAt: '' } as const;

/** The unique values a record would have but for the one its rows are found by; `undefined` where it has none. */
export const claimsOf = <T extends object>(
  bank: Bank<T>,
  foundBy: string | undefined,
  record: T & Pick<Meta, 'id'>,
): Claims | undefined => {
  const named = bank.unique.filter((key) => key !== foundBy);
  if (named.length === 0) return undefined;
  const keys = bank.keysOf({ ...record, ...UNWRITTEN });
  const values = named.flatMap((key) => {
    const value = keys[key];
    return typeof value === 'string' ? [{ key, value }] : [];
  });
  return values.length > 0 ? { id: record.id, values } : undefined;
};

/** A row whose record would have a value that another has. */
export const taken = (key: string): RowResult & { readonly outcome: 'refused' } => {
  const errors: readonly FieldError[] = [wrong(key, 'http.takenValue', {})];
  return { outcome: 'refused', errors };
};

/** The results of a dry run, those refused that claim what another record of the store has. */
export const refuseTaken = async <T extends object>(
  store: Store,
  bank: Bank<T>,
  results: readonly RowResult[],
): Promise<readonly RowResult[]> => {
  const claimed = results.flatMap((result) => ('claims' in result ? [result.claims!] : []));
  const holders = new Map<string, string>();
  for (const key of bank.unique) {
    const values = claimed.flatMap((each) => each.values.filter((value) => value.key === key));
    if (values.length === 0) continue;
    const where = [{ key, in: [...new Set(values.map(({ value }) => value))] }];
    // Whoever has it may be out of the caller's reach: the commit would be refused all the same.
    const { items } = await store.find(systemScope('import'), bank, {
      where,
      limit: values.length,
    });
    for (const held of items) holders.set(`${key} ${String(bank.keysOf(held)[key])}`, held.id);
  }
  return results.map((result) => {
    if (!('claims' in result)) return result;
    const { id, values } = result.claims!;
    const lost = values.find(({ key, value }) => (holders.get(`${key} ${value}`) ?? id) !== id);
    return lost ? taken(lost.key) : result;
  });
};
