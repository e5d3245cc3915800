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
import { created, defineRoute, idParams, noContent, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { holdInterview } from '../application/hold-interview.js';
import { recordOutcome } from '../application/record-outcome.js';
import { withdrawOutcome } from '../application/withdraw-outcome.js';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import {
  PAPER_WRITERS,
  paperAnswer,
  paperParams,
  paperReads,
  paperRoutes,
  paperView,
} from './paper-routes.js';
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
    summary:
      'Registra un colloquio, e con le sue risposte aggiorna la scheda nello stesso atto; le risposte al questionario devono corrispondere alle domande della sua versione',
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
    summary:
      'Registra un esito: un contratto inserisce la persona subito, anche se comincia fra poco (fino a 90 giorni); un’uscita la fa lasciare',
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
  defineRoute({
    method: 'delete',
    path: '/workers/{id}/outcomes/{paperId}',
    tag: 'Esiti',
    summary:
      'Toglie un esito registrato per errore: la persona torna com’era, se nulla l’ha cambiata dopo. Un esito è un fatto e non si modifica: se è sbagliato si toglie e se ne registra un altro, e ciò che ne segue qui e nella banca delle opportunità si disfa e si rifà',
    roles: PAPER_WRITERS,
    params: paperParams,
    ifMatch: true,
    answers: { 204: { description: 'Tolto' } },
    handle: async ({ scope, params: { id: workerId, paperId: id }, expected }) => {
      await withdrawOutcome(deps, scope, { workerId, id, expected });
      return noContent;
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
