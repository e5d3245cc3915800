import {
  LABORATORY_ANSWERS,
  LABORATORY_REASONS,
  laboratoryAnswerSchema,
  laboratoryRequestSchema,
  type Role,
} from '@rosa/domain';
import {
  created,
  defineRoute,
  idParams,
  ok,
  pageOf,
  pageQuery,
  type Route,
} from '@rosa/service-kit';
import { z } from 'zod';
import { answerRequest, askLaboratory } from '../application/ask-laboratory.js';
import { listRequests, lookAtRequest } from '../application/show-request.js';
import type { OpportunityDeps } from '../ports.js';
import { shownName } from './match-schemas.js';
import { callers } from './roles.js';

const tag = 'Richieste fra laboratori';

const readers: readonly Role[] = ['operator', 'lead', 'central'];

export const laboratoryRequest = z.object({
  id: z.uuidv7(),
  rev: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  workerId: z.uuidv7(),
  comune: z.string(),
  title: z.string().nullable(),
  line: z.object({ title: z.string().nullable(), occupation: z.string().nullable() }),
  looking: z.boolean(),
  note: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  answer: z
    .object({
      answer: z.enum(LABORATORY_ANSWERS),
      reason: z.enum(LABORATORY_REASONS).nullable(),
      note: z.string().nullable(),
      at: z.iso.datetime(),
      by: z.string(),
    })
    .nullable(),
  person: shownName.extend({
    contacts: z.object({ phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
  }),
});

/** Requests about people of other territories: to the laboratory that keeps them, and its answers. */
export const laboratoryRequestRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/laboratory-requests',
    tag,
    summary:
      'Chiede al laboratorio di una persona di altro territorio di aprirne i dati per una riga',
    roles: callers,
    body: laboratoryRequestSchema,
    bodyType: 'unread',
    answers: {
      201: { description: 'La richiesta', schema: laboratoryRequest },
      409: { description: 'La riga non cerca nessuno, la persona è tua, o è già stata chiesta' },
    },
    handle: async ({ scope, body, idempotencyKey }) => {
      const { id } = await askLaboratory(deps, scope, { input: body, idempotencyKey });
      const shown = await lookAtRequest(deps, scope, id);
      return created(shown, shown.rev, `/api/laboratory-requests/${id}`);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/laboratory-requests',
    tag,
    summary: 'Le richieste ricevute o mandate, dalla più recente',
    roles: readers,
    query: z.object({
      ...pageQuery,
      side: z.enum(['received', 'sent']).default('received'),
      /** Only those not answered yet. */
      waiting: z.enum(['true']).optional(),
      opportunityId: z.uuidv7().optional(),
    }),
    answers: { 200: { description: 'Una pagina', schema: pageOf(laboratoryRequest) } },
    handle: async ({ scope, query: { waiting, ...asked } }) =>
      ok(await listRequests(deps, scope, { ...asked, waiting: waiting === 'true' })),
  }),
  defineRoute({
    method: 'get',
    path: '/laboratory-requests/{id}',
    tag,
    summary:
      'Una richiesta; chi l’ha mandata legge chi è la persona solo se il laboratorio la apre',
    roles: readers,
    params: idParams,
    answers: { 200: { description: 'La richiesta', schema: laboratoryRequest } },
    handle: async ({ scope, params }) => {
      const shown = await lookAtRequest(deps, scope, params.id);
      return ok(shown, shown.rev);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/laboratory-requests/{id}/answer',
    tag,
    summary: 'Risponde per una persona del proprio laboratorio: la apre, non la apre, o la chiama',
    // The central team answers for those whom no territory keeps.
    roles: [...callers, 'central'],
    params: idParams,
    body: laboratoryAnswerSchema,
    bodyType: 'unread',
    answers: {
      200: { description: 'La richiesta con la risposta', schema: laboratoryRequest },
      403: { description: 'Risponde il laboratorio della persona' },
      409: { description: 'Ha già una risposta' },
    },
    handle: async ({ scope, params, body }) => {
      await answerRequest(deps, scope, params.id, body);
      const shown = await lookAtRequest(deps, scope, params.id);
      return ok(shown, shown.rev);
    },
  }),
];
