import {
  OPPORTUNITY_KINDS,
  OPPORTUNITY_STATES,
  opportunitySchema,
  parseOpportunity,
  type Scope,
} from '@rosa/domain';
import {
  answerOf,
  bankRoutes,
  defineRoute,
  idParams,
  noContent,
  ok,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { z } from 'zod';
import { changeOpportunity } from '../application/change-opportunity.js';
import { checkingOf } from '../application/context.js';
import { companyOf, located } from '../application/keep-opportunity.js';
import { published, publishedView } from '../application/published-opportunities.js';
import { removeOpportunity } from '../application/remove-opportunity.js';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { LocatedOpportunity } from '../records.js';
import { readers, without, writers } from './roles.js';

const path = '/opportunities';
const tag = 'Opportunità';

/** Where it came from is the staff's business; what is published says the work, not who asks nor how people are ranked. */
const viewOf = (scope: Scope, opportunity: Stored<LocatedOpportunity>): object => {
  if (scope.role === 'worker') return publishedView(opportunity);
  const { leadId: _leadId, ...own } = opportunity;
  return scope.role === 'employer' ? own : opportunity;
};

/** What employers ask, in lines filled and closed each on its own. */
export const opportunityRoutes = (deps: OpportunityDeps): readonly Route[] => [
  ...without(
    bankRoutes({
      store: deps.store,
      audit: deps.audit,
      bank: opportunityBanks.opportunities,
      path,
      tag,
      words: { one: 'un’opportunità', many: 'le opportunità' },
      schema: opportunitySchema,
      parse: (input, at) => parseOpportunity(input, at) as LocatedOpportunity,
      checking: () => checkingOf(deps),
      roles: { read: [...readers, 'employer', 'worker'], write: writers },
      filters: {
        companyId: z.uuidv7().optional(),
        state: z.enum(OPPORTUNITY_STATES).optional(),
        kind: z.enum(OPPORTUNITY_KINDS).optional(),
      },
      allow: async (scope, opportunity) =>
        located(opportunity, await companyOf(deps, scope, opportunity.companyId)),
      within: ({ role }) => (role === 'worker' ? published(deps) : undefined),
      view: viewOf,
    }),
    'patch',
    'delete',
  ),
  defineRoute({
    method: 'patch',
    path: `${path}/{id}`,
    tag,
    summary: 'Cambia un’opportunità; chi opera in laboratorio, i codici e i criteri delle righe',
    roles: [...writers, 'operator'],
    params: idParams,
    body: opportunitySchema.partial(),
    bodyType: 'unread',
    ifMatch: true,
    answers: { 200: { description: 'Cambiata', schema: answerOf(opportunitySchema) } },
    handle: async ({ scope, params, body, expected }) => {
      const changed = await changeOpportunity(deps, scope, params.id, expected, body);
      return ok(viewOf(scope, changed), changed.rev);
    },
  }),
  defineRoute({
    method: 'delete',
    path: `${path}/{id}`,
    tag,
    summary: 'Toglie un’opportunità per cui non ci sono liste',
    roles: writers,
    params: idParams,
    ifMatch: true,
    answers: { 204: { description: 'Tolta' }, 409: { description: 'Ci sono liste: ritirala' } },
    handle: async ({ scope, params, expected }) => {
      await removeOpportunity(deps, scope, params.id, expected);
      return noContent;
    },
  }),
];
