import {
  defineRoute,
  idParams,
  ok,
  pageOf,
  pageQuery,
  type AuditTrail,
  type Route,
} from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { z } from 'zod';
import { readAudit, readLooks } from '../application/read-audit.js';
import type { CanSeeWorker } from '../ports.js';
import { AuditRecord, auditQuery, Look } from './schemas.js';

const tag = 'Registro degli accessi';

/** The trail is read here and changed nowhere: there is no route that writes to it. */
export const auditRoutes = (
  store: Store,
  audit: AuditTrail,
  canSeeWorker: CanSeeWorker,
): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/audit',
    tag,
    summary: 'Chi ha visto o fatto che cosa, e perché',
    roles: ['central'],
    query: auditQuery,
    answers: { 200: { description: 'Dal più recente', schema: pageOf(AuditRecord) } },
    handle: async ({ scope, query }) => ok(await readAudit(store, audit, scope, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/workers/{id}/looks',
    tag,
    summary: 'Chi ha guardato i dati di un lavoratore, e perché',
    roles: ['operator', 'lead', 'central', 'worker'],
    params: idParams,
    query: z.strictObject(pageQuery),
    answers: { 200: { description: 'Dal più recente', schema: pageOf(Look) } },
    handle: async ({ scope, params, query }) =>
      ok(await readLooks(store, audit, canSeeWorker, scope, params.id, query)),
  }),
];
