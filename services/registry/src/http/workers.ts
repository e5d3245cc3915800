import type { Lang, Role } from '@rosa/domain';
import {
  created,
  defineRoute,
  fieldIn,
  idParams,
  noContent,
  ok,
  pageOf,
  pageQuery,
  type Route,
} from '@rosa/service-kit';
import { z } from 'zod';
import { createWorker, type WrittenWorker } from '../application/create-worker.js';
import { deleteWorker } from '../application/delete-worker.js';
import { listWorkers } from '../application/list-workers.js';
import { lookAtWorker } from '../application/look-at-worker.js';
import { updateWorker } from '../application/update-worker.js';
import { listItemFor, viewOf } from '../application/view-worker.js';
import type { RegistryDeps } from '../ports.js';
import {
  newWorkerBody,
  workerAnswer,
  workerItem,
  workerPatchBody,
  writtenWorker,
} from './worker-schemas.js';

const tag = 'Lavoratori';
const writers: readonly Role[] = ['operator', 'central'];

/** A record just written, its warnings in the caller's language. */
const writtenIn = (lang: Lang, { worker, warnings }: WrittenWorker): object => ({
  ...worker,
  warnings: warnings.map((warning) => fieldIn(lang, warning)),
});

/** The worker bank: create, read, change, remove. */
export const workerRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/workers',
    tag,
    summary: 'I lavoratori del territorio',
    roles: ['operator', 'lead', 'central', 'body'],
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(workerItem) } },
    handle: async ({ scope, query }) => {
      const page = await listWorkers(deps, scope, query);
      return ok({ ...page, items: page.items.map((worker) => listItemFor(scope, worker)) });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/workers',
    tag,
    summary: 'Registra una persona',
    roles: writers,
    query: z.object({
      /** Said by whoever has looked at the people alike and registers someone else. */
      confirmedDifferent: z.enum(['true', 'false']).default('false'),
    }),
    body: newWorkerBody,
    bodyType: 'unread',
    answers: {
      201: { description: 'Registrata, con gli avvisi', schema: writtenWorker },
      409: { description: 'Codice fiscale già presente, o persone simili (likelyDuplicates)' },
    },
    handle: async ({ scope, query, body, idempotencyKey, lang }) => {
      const confirmedDifferent = query.confirmedDifferent === 'true';
      const request = { input: body, idempotencyKey, confirmedDifferent };
      const written = await createWorker(deps, scope, request);
      const { id, rev } = written.worker;
      return created(writtenIn(lang, written), rev, `/api/workers/${id}`);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/workers/{id}',
    tag,
    summary: 'La scheda di un lavoratore',
    roles: ['operator', 'lead', 'central', 'body', 'worker'],
    params: idParams,
    answers: { 200: { description: 'La scheda', schema: workerAnswer } },
    handle: async ({ scope, params }) => {
      const worker = await lookAtWorker(deps, scope, params.id);
      return ok(viewOf(scope, worker), worker.rev);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/workers/{id}',
    tag,
    summary: 'Cambia la scheda: ciò che manca resta, null torna a «mai chiesto»',
    roles: writers,
    params: idParams,
    body: workerPatchBody,
    bodyType: 'unread',
    ifMatch: true,
    answers: { 200: { description: 'La scheda cambiata, con gli avvisi', schema: writtenWorker } },
    handle: async ({ scope, params, body, expected, lang }) => {
      const written = await updateWorker(deps, scope, params.id, expected, body);
      return ok(writtenIn(lang, written), written.worker.rev);
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/workers/{id}',
    tag,
    summary:
      'Toglie una scheda che non doveva esserci; chi lascia il programma invece diventa «left»',
    roles: writers,
    params: idParams,
    ifMatch: true,
    answers: { 204: { description: 'Tolta' } },
    handle: async ({ scope, params, expected }) => {
      await deleteWorker(deps, scope, params.id, expected);
      return noContent;
    },
  }),
];
