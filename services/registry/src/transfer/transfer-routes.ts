import type { Role } from '@rosa/domain';
import {
  defineRoute,
  idParams,
  noContent,
  ok,
  pageOf,
  pageQuery,
  refuse,
  writeAll,
  type Reply,
  type Route,
} from '@rosa/service-kit';
import { z } from 'zod';
import type { ListKind } from './import-files.js';
import { ImportJobs, type ImportJobsDeps, type NewImport } from './import-jobs.js';
import { runExport } from './run-export.js';

const tag = 'Import ed export';
const central: readonly Role[] = ['central'];

const flag = () => z.enum(['true', 'false']).default('false');

const counts = {
  read: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  warnings: z.int(),
};

const fieldError = z.object({ field: z.string(), code: z.string(), message: z.string() });

/** An import as it is answered. */
export const importAnswer = z.object({
  id: z.uuidv7(),
  rev: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  state: z.enum(['running', 'done', 'stopped', 'failed', 'interrupted']),
  file: z.string(),
  dryRun: z.boolean(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  progress: z
    .object({
      ...counts,
      done: z.int().describe('Byte letti'),
      total: z.int().describe('Byte da leggere'),
      rate: z.number().describe('Righe al secondo'),
      left: z.number().nullable().describe('Secondi mancanti'),
    })
    .nullable(),
  report: z
    .object({ ...counts, dryRun: z.boolean(), stopped: z.boolean(), seconds: z.number() })
    .nullable(),
  errors: z.array(fieldError),
});

/** How a body is to be read, as its `Content-Type` says; where it says nothing, its content tells. */
const formOf = (contentType: string | undefined): NewImport['form'] => {
  if (contentType?.startsWith('text/csv')) return 'csv';
  return /^application\/(?:x-ndjson|jsonl|json)/.test(contentType ?? '') ? 'ndjson' : null;
};

const accepted = (job: { readonly id: string; readonly rev: number }): Reply => ({
  status: 202,
  body: job,
  rev: job.rev,
  headers: { Location: `/api/imports/${job.id}` },
});

/** What an import found in its rows, as the file it is. */
const listRoute = (jobs: ImportJobs, kind: ListKind, summary: string): Route =>
  defineRoute({
    method: 'get',
    path: `/imports/{id}/${kind}`,
    tag,
    summary,
    roles: central,
    params: idParams,
    answers: { 200: { description: 'CSV', contentType: 'text/csv' } },
    handle: async ({ scope, params, response }) => {
      const found = await jobs.found(scope, params.id, kind);
      response.status(200).attachment(`${params.id}.${kind}.csv`).type('text/csv');
      await writeAll(response, found);
      return { status: 200, sent: true };
    },
  });

const importRoutes = (jobs: ImportJobs): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/imports',
    tag,
    summary: 'Importa un file NDJSON o CSV: il corpo è il file',
    roles: central,
    query: z.object({ dryRun: flag() }),
    body: z.string(),
    bodyType: 'raw',
    answers: { 202: { description: 'Cominciata', schema: importAnswer } },
    handle: async ({ scope, query, request, idempotencyKey }) => {
      const form = formOf(request.get('Content-Type'));
      const dryRun = query.dryRun === 'true';
      return accepted(await jobs.start(scope, { body: request, form, dryRun, idempotencyKey }));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/imports',
    tag,
    summary: 'Le importazioni, dall’ultima',
    roles: central,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(importAnswer) } },
    handle: async ({ scope, query }) => ok(await jobs.list(scope, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/imports/{id}',
    tag,
    summary: 'A che punto è un’importazione',
    roles: central,
    params: idParams,
    answers: { 200: { description: 'Stato, avanzamento, esito', schema: importAnswer } },
    handle: async ({ scope, params }) => {
      const job = await jobs.get(scope, params.id);
      return ok(job, job.rev);
    },
  }),
  listRoute(jobs, 'errors', 'Le righe rifiutate, con riga, colonna, valore e motivo'),
  listRoute(
    jobs,
    'warnings',
    'Le stranezze delle righe entrate, con riga, colonna, valore e motivo',
  ),
  defineRoute({
    method: 'post',
    path: '/imports/{id}/resume',
    tag,
    summary: 'Riprende un’importazione fermata o interrotta',
    roles: central,
    params: idParams,
    answers: { 202: { description: 'Ripresa', schema: importAnswer } },
    handle: async ({ scope, params }) => accepted(await jobs.resume(scope, params.id)),
  }),
  defineRoute({
    method: 'delete',
    path: '/imports/{id}',
    tag,
    summary: 'Ferma un’importazione; di una già finita toglie i file e la traccia',
    roles: central,
    params: idParams,
    answers: { 204: { description: 'Fermata, o tolta' } },
    handle: async ({ scope, params }) => {
      await jobs.stop(scope, params.id);
      return noContent;
    },
  }),
];

const exportRoute = ({ audit, transfers }: ImportJobsDeps): Route =>
  defineRoute({
    method: 'get',
    path: '/export',
    tag,
    summary: 'Tutte le banche in NDJSON, con revisioni e storia',
    roles: central,
    query: z.object({ restricted: flag() }),
    answers: { 200: { description: 'NDJSON', contentType: 'application/x-ndjson' } },
    handle: async ({ scope, query, response }) => {
      const restricted = query.restricted === 'true';
      if (restricted && scope.purpose === null)
        throw refuse('forbidden', 'registry.purposeNeeded', {});
      await audit.record({ scope, action: 'export', subjects: [], detail: { restricted } });
      response.status(200).attachment('rosa.ndjson').type('application/x-ndjson');
      await writeAll(response, runExport({ transfers: transfers(), scope, restricted }));
      return { status: 200, sent: true };
    },
  });

/** Import and export over HTTP, for the central team. */
export const transferRoutes = (
  deps: ImportJobsDeps,
  jobs = new ImportJobs(deps),
): readonly Route[] => [...importRoutes(jobs), exportRoute(deps)];
