import { defineRoute, idParams, ok, pageOf, pageQuery, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { rankOpportunities } from '../application/rank-opportunities.js';
import type { OpportunityDeps } from '../ports.js';
import { explanation } from '../record-schemas.js';

export const openLine = z.object({
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  companyId: z.uuidv7(),
  title: z.string(),
  occupation: z.string().nullable(),
  comune: z.string(),
  asOf: z.iso.date(),
  ...explanation,
});

/** The other way round: what is open to a person. */
export const workerOpportunityRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/workers/{id}/opportunities',
    tag: 'Abbinamento',
    summary: 'Le righe aperte ordinate per una persona, con la stessa regola delle liste',
    roles: ['operator', 'lead', 'central'],
    params: idParams,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(openLine) } },
    handle: async ({ scope, params, query, lang }) =>
      ok(await rankOpportunities(deps, scope, params.id, query, lang)),
  }),
];
