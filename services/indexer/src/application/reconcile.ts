import { reindex, type ReindexDeps } from './reindex.js';
import { repair, type Differences, type RepairProgress } from './repair.js';

/**
 * Compares counts and revisions of index and store, puts right every difference and says what there was. Missing and older
 * entries are indexed again; entries the store knows nothing of need a new index, since revisions only ever grow.
 */
export const reconcile = async (
  deps: ReindexDeps,
  onProgress?: RepairProgress,
): Promise<Differences> => {
  const found = await repair(deps, onProgress);
  if (found.extra === 0) return found;
  await reindex(deps);
  return { ...found, repaired: found.repaired + found.extra };
};
