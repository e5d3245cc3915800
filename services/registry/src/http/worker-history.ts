import { sapOf } from '@rosa/domain';
import { defineRoute, idParams, ok, pageOf, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { lookAtWorker } from '../application/look-at-worker.js';
import { tellHistory } from '../application/tell-history.js';
import type { RegistryDeps } from '../ports.js';
import { PAPER_READERS } from './paper-routes.js';

export const historyItem = z.object({
  kind: z.enum(['created', 'changed', 'interview', 'outcome']),
  on: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  rev: z.int().optional(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })).optional(),
  interview: z.object({}).optional(),
  outcome: z.object({}).optional(),
});

/** A person's whole history, and the record in the sections of the SAP. */
export const workerHistoryRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/workers/{id}/history',
    tag: 'Lavoratori',
    summary: 'La storia della persona: modifiche, colloqui ed esiti, dal più vecchio',
    roles: PAPER_READERS,
    params: idParams,
    answers: { 200: { description: 'Tutta la storia', schema: pageOf(historyItem) } },
    handle: async ({ scope, params }) => {
      const items = await tellHistory(deps, scope, params.id);
      return ok({ items, nextCursor: null, total: items.length });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/workers/{id}/sap',
    tag: 'Lavoratori',
    summary: 'La scheda anagrafico-professionale (SAP)',
    roles: ['operator', 'lead', 'central', 'worker'],
    params: idParams,
    answers: { 200: { description: 'Le sezioni della SAP', schema: z.object({}) } },
    handle: async ({ scope, params }) => ok(sapOf(await lookAtWorker(deps, scope, params.id))),
  }),
];
