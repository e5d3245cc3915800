import {
  addressesVariable,
  clusterVariables,
  queueVariable,
  searchSettings,
  searchVariable,
} from '@rosa/service-kit';
import { z } from 'zod';

/** The environment of the opportunity bank as a process of its own. */
export const Environment = z.object({
  ...clusterVariables(8082),
  QUEUE_URL: queueVariable(),
  SEARCH_URL: searchVariable(),
  ...searchSettings(),
  REGISTRY_URLS: addressesVariable('registry'),
  INDEXER_URLS: addressesVariable('indexer'),
  GATEWAY_URLS: addressesVariable('gateway (INTERNAL_PORT)'),
});
