import { systemScope } from '@rosa/domain';
import { repair, type Differences, type RepairDeps } from './repair.js';

/** Which index answers again, and what it lacked. */
export interface WayBack extends Differences {
  readonly indexVersion: string;
}

/**
 * The way back from a reindex: the index before it answers again, and what was written since is indexed anew.
 *
 * @throws RosaError `conflict` where the engine keeps no former index
 */
export const goBack = async (deps: RepairDeps): Promise<WayBack> => {
  const indexVersion = await deps.search.goBack(systemScope('indexer'));
  return { ...(await repair(deps)), indexVersion };
};
