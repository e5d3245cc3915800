import {
  addressesVariable,
  clusterVariables,
  queueVariable,
  searchSettings,
  searchVariable,
} from '@rosa/service-kit';
import { z } from 'zod';

/** The environment of the indexer as a process of its own. */
export const Environment = z.object({
  ...clusterVariables(8083),
  QUEUE_URL: queueVariable(),
  SEARCH_URL: searchVariable(),
  ...searchSettings(),
  REGISTRY_URLS: addressesVariable('registry'),
  RECONCILE_EVERY_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(300_000)
    .describe('millisecondi fra un confronto dell’indice con l’archivio e il successivo'),
});
