import {
  adequateOfferRefusalSchema,
  creditSchema,
  interviewSchema,
  outcomeSchema,
  parseAdequateOfferRefusal,
  parseCredit,
  parsePlan,
  planSchema,
} from '@rosa/domain';
import { created, defineRoute, idParams, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { holdInterview } from '../application/hold-interview.js';
import { recordOutcome } from '../application/record-outcome.js';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { PAPER_WRITERS, paperAnswer, paperReads, paperRoutes, paperView } from './paper-routes.js';
import { workerAnswer } from './worker-schemas.js';

const { interviews, outcomes, plans, credits, refusals } = registryBanks;

const interviewRoutes = (deps: RegistryDeps): readonly Route[] => [
  ...paperReads(deps, {
    bank: interviews,
    tag: 'Colloqui',
    words: { one: 'un colloquio', many: 'i colloqui' },
    schema: interviewSchema,
  }),
  defineRoute({
    method: 'post',
    path: '/workers/{id}/interviews',
    tag: 'Colloqui',
    summary: 'Registra un colloquio, e con le sue risposte aggiorna la scheda nello stesso atto',
    roles: PAPER_WRITERS,
    params: idParams,
    body: interviewSchema.extend({ id: z.uuidv7().optional() }),
    bodyType: 'unread',
    answers: {
      201: {
        description: 'Il colloquio, e la scheda com’è ora',
        schema: paperAnswer(interviewSchema.extend({ worker: workerAnswer })),
      },
    },
    handle: async ({ scope, params: { id }, body, idempotencyKey }) => {
      const held = await holdInterview(deps, scope, id, { body, idempotencyKey });
      const { interview, worker } = held;
      const address = `/api/workers/${id}/interviews/${interview.id}`;
      return created({ ...paperView(interview), worker }, interview.rev, address);
    },
  }),
];

const outcomeRoutes = (deps: RegistryDeps): readonly Route[] => [
  ...paperReads(deps, {
    bank: outcomes,
    tag: 'Esiti',
    words: { one: 'un esito', many: 'gli esiti' },
    schema: outcomeSchema,
  }),
  defineRoute({
    method: 'post',
    path: '/workers/{id}/outcomes',
    tag: 'Esiti',
    summary: 'Registra un esito: un contratto inserisce la persona, un’uscita la fa lasciare',
    roles: PAPER_WRITERS,
    params: idParams,
    body: outcomeSchema,
    bodyType: 'unread',
    answers: { 201: { description: 'L’esito', schema: paperAnswer(outcomeSchema) } },
    handle: async ({ scope, params: { id }, body, idempotencyKey }) => {
      const outcome = await recordOutcome(deps, scope, id, { body, idempotencyKey });
      const address = `/api/workers/${id}/outcomes/${outcome.id}`;
      return created(paperView(outcome), outcome.rev, address);
    },
  }),
];

/** Interviews, outcomes, plans, the skills booklet and refusals of an adequate offer. */
export const papersRoutes = (deps: RegistryDeps): readonly Route[] => [
  ...interviewRoutes(deps),
  ...outcomeRoutes(deps),
  ...paperRoutes(deps, {
    bank: plans,
    tag: 'Piani',
    words: { one: 'un piano individuale', many: 'i piani individuali' },
    schema: planSchema,
    parse: parsePlan,
  }),
  ...paperRoutes(deps, {
    bank: credits,
    tag: 'Libretto',
    words: { one: 'un credito del libretto', many: 'i crediti del libretto delle competenze' },
    schema: creditSchema,
    parse: parseCredit,
  }),
  ...paperRoutes(deps, {
    bank: refusals,
    tag: 'Rifiuti di offerta congrua',
    words: { one: 'un rifiuto di offerta congrua', many: 'i rifiuti di offerta congrua' },
    schema: adequateOfferRefusalSchema,
    parse: parseAdequateOfferRefusal,
  }),
];
