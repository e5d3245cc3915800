import { ROLES } from '@rosa/domain';
import { z } from 'zod';
import { defineCall } from '../define.js';

/** A route as the gateway needs it to pass calls on; what it asks of a call is judged by the service. */
export const RouteLine = z.strictObject({
  method: z.enum(['get', 'post', 'patch', 'delete']),
  path: z.string(),
  tag: z.string(),
  summary: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** How much of a body there may be: none, one that fits in memory, or any size. */
  body: z.enum(['none', 'json', 'raw']),
});

export type RouteLine = z.infer<typeof RouteLine>;

/** A service's part of the OpenAPI document. */
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/**
 * What a service answers under `/api`, asked by the gateway when it starts and now and then; only the name of the edition
 * where it is the one already known.
 */
export const routesCall = (to: 'registry' | 'opportunities') =>
  defineCall({
    to,
    name: 'routes',
    input: z.strictObject({ known: z.string().nullable() }),
    output: z.strictObject({
      edition: z.string(),
      told: z.strictObject({ routes: z.array(RouteLine), document }).nullable(),
    }),
    repeatable: true,
  });
