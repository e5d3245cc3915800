import {
  addressesVariable,
  clusterVariables,
  portVariable,
  queueVariable,
  rateVariable,
} from '@rosa/service-kit';
import { z } from 'zod';

/** The environment of the gateway as a process of its own. */
export const Environment = z.object({
  ...clusterVariables(8080),
  INTERNAL_PORT: portVariable(8084).describe(
    'porta su cui gli altri servizi chiamano il gateway: da non pubblicare',
  ),
  QUEUE_URL: queueVariable().describe('Redis in cui si contano le richieste: redis://…'),
  REGISTRY_URLS: addressesVariable('registry'),
  OPPORTUNITIES_URLS: addressesVariable('opportunities'),
  ROSA_SCREENS: z
    .string()
    .min(1)
    .optional()
    .describe('cartella delle schermate costruite; senza, si serve solo l’API'),
  ROSA_RATE: rateVariable(),
  ROSA_HTTPS: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('davanti c’è un proxy che parla https: i cookie viaggiano solo lì'),
  ROSA_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('quanti proxy stanno davanti: da quale posto di X-Forwarded-For si legge chi chiama'),
});
