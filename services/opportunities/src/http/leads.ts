import { LEAD_STATES, leadSchema, opportunitySchema, parseLead, type Lead } from '@rosa/domain';
import {
  answerOf,
  bankRoutes,
  created,
  defineRoute,
  idParams,
  refuse,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import { leadToOpportunity } from '../application/lead-to-opportunity.js';
import { refuseUnknown } from '../application/refuse-unknown.js';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { readers, writers } from './roles.js';

const tag = 'Segnalazioni';

/** What has become an opportunity stays one: what comes of it is told there. @throws `conflict` */
const refuseUndone = ({ state }: Lead, before: Stored<Lead> | null): void => {
  if (before?.state !== 'became_opportunity' || state === before.state) return;
  const { opportunityId } = before;
  throw refuse('conflict', 'opportunities.leadDone', {}, [], { opportunityId });
};

/** Hints of work to come, and how they become opportunities. */
export const leadRoutes = (deps: OpportunityDeps): readonly Route[] => [
  ...bankRoutes({
    store: deps.store,
    audit: deps.audit,
    bank: opportunityBanks.leads,
    path: '/leads',
    tag,
    words: { one: 'una segnalazione', many: 'le segnalazioni, dalla più recente' },
    schema: leadSchema,
    parse: parseLead,
    checking: () => checkingOf(deps),
    roles: { read: readers, write: writers },
    filters: { companyId: z.uuidv7().optional(), state: z.enum(LEAD_STATES).optional() },
    order: { by: 'on', descending: true },
    allow: async (scope, lead, before) => {
      refuseUndone(lead, before);
      await refuseUnknown(deps, scope, lead);
      return lead;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/leads/{id}/opportunity',
    tag,
    summary: 'Fa di una segnalazione un’opportunità: titolo, parole e luogo vengono da essa',
    roles: writers,
    params: idParams,
    body: opportunitySchema.partial(),
    bodyType: 'unread',
    answers: {
      201: { description: 'L’opportunità', schema: answerOf(opportunitySchema) },
      409: { description: 'È già diventata un’opportunità' },
    },
    handle: async ({ scope, params, body, idempotencyKey }) => {
      const request = { input: body, idempotencyKey };
      const opportunity = await leadToOpportunity(deps, scope, params.id, request);
      return created(opportunity, opportunity.rev, `/api/opportunities/${opportunity.id}`);
    },
  }),
];
