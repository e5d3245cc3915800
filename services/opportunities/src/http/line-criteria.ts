import { criteriaSchema, formatDay } from '@rosa/domain';
import { defineRoute, getRecord, ok, refuse, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { companyOf } from '../application/keep-opportunity.js';
import { criteriaOfLine } from '../application/line-criteria.js';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { drawers } from './roles.js';

/** What a list for a line is drawn by, to be changed before it is drawn. */
export const lineCriteriaRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/opportunities/{id}/lines/{lineId}/criteria',
    tag: 'Opportunità',
    summary: 'I criteri di una riga: i suoi, o quelli che professione, contratto e orario dicono',
    roles: drawers,
    params: z.object({ id: z.uuidv7(), lineId: z.uuidv7() }),
    answers: { 200: { description: 'I criteri, completi', schema: criteriaSchema } },
    handle: async ({ scope, params }) => {
      const { opportunities } = opportunityBanks;
      const opportunity = await getRecord(deps.store, scope, opportunities, params.id);
      const line = opportunity.lines.find(({ id }) => id === params.lineId);
      if (!line) throw refuse('notFound', 'http.noSuchRecord', { id: params.lineId });
      const everywhere = { ...scope, territory: 'all' as const };
      const company = await companyOf(deps, everywhere, opportunity.companyId);
      const criteria = criteriaOfLine(deps, line, opportunity, company);
      return ok({ ...criteria, asOf: formatDay(criteria.asOf) });
    },
  }),
];
