import type { Scope } from '@rosa/domain';
import type { Bank, Condition, Store, Stored } from '@rosa/store';

const PAGE = 500;

/** Every record in reach that satisfies the conditions; for small groups, such as one person's or one desk's. */
export const findAll = async <T extends object>(
  store: Store,
  scope: Scope,
  bank: Bank<T>,
  where: readonly Condition[],
): Promise<readonly Stored<T>[]> => {
  const found: Stored<T>[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.find(scope, bank, { where, limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
};
