import {
  addressesVariable,
  clusterVariables,
  importBytesVariable,
  queueVariable,
  searchSettings,
  searchVariable,
} from '@rosa/service-kit';
import { z } from 'zod';

/** The environment of the registry as a process of its own. */
export const Environment = z.object({
  ...clusterVariables(8081),
  QUEUE_URL: queueVariable(),
  SEARCH_URL: searchVariable(),
  ...searchSettings(),
  OPPORTUNITIES_URLS: addressesVariable('opportunities'),
  GATEWAY_URLS: addressesVariable('gateway (INTERNAL_PORT)'),
  ROSA_IMPORTS: z
    .string()
    .min(1)
    .default('./data/imports')
    .describe('cartella dei file caricati per import, la stessa per tutte le copie di registry'),
  ROSA_IMPORT_BYTES: importBytesVariable(),
});
