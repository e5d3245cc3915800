import { RosaError, systemScope } from '@rosa/domain';
import { ask, indexerCalls, type ServiceClient } from '@rosa/service-kit';
import type { Incomplete } from '../ports.js';

const system = systemScope('lists');

/** What the indexer says of the index, from another process. While it says nothing, nobody knows that lists are complete. */
export const incompleteOverHttp =
  (indexer: ServiceClient) => async (): Promise<readonly Incomplete[]> => {
    try {
      return await ask(indexer, indexerCalls.incomplete, system, {});
    } catch (error) {
      if (!(error instanceof RosaError) || error.kind !== 'unavailable') throw error;
      return ['behind'];
    }
  };
