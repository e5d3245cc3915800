import { NEVER_KEYS, type Role } from '@rosa/domain';
import { defineRoute, ok, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { countFindable } from '../application/count-findable.js';
import { countSupply, SUPPLY_GROUPINGS } from '../application/count-supply.js';
import type { RegistryDeps } from '../ports.js';

const tag = 'Cifre';
const roles: readonly Role[] = ['operator', 'lead', 'central'];

const count = z.int().min(0);
const missing = z.object({ key: z.enum(NEVER_KEYS), people: count });

export const supplyAnswer = z.object({
  groups: z.array(z.object({ value: z.string(), people: count })),
  total: count,
});

export const findableAnswer = z.object({
  people: count,
  findable: count,
  missing: z.array(missing.extend({ only: count })),
  proposing: z.array(missing),
});

/** How the people of a territory stand today. Their rows are what a search for the same people finds. */
export const standingFigureRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/figures/supply',
    tag,
    summary: 'Le persone disponibili oggi, per settore o luogo',
    roles,
    query: z.object({
      by: z.enum(SUPPLY_GROUPINGS).default('province'),
      sector: z
        .string()
        .regex(/^\d{2}$/)
        .optional()
        .describe('Una divisione ATECO; senza, tutte'),
    }),
    answers: { 200: { description: 'Per gruppo, e in tutto', schema: supplyAnswer } },
    handle: async ({ scope, query }) => ok(await countSupply(deps, scope, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/figures/findable',
    tag,
    summary: 'Quante persone si possono trovare, e che cosa non è mai stato chiesto alle altre',
    roles,
    answers: { 200: { description: 'I conteggi', schema: findableAnswer } },
    handle: async ({ scope }) => ok(await countFindable(deps, scope)),
  }),
];
