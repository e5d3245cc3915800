import { readerOf, readOrThrow } from '@rosa/domain';
import { defineRoute, ok, pageQuery, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import {
  searchWorkers,
  suggestWorkers,
  type SearchRequest,
} from '../application/search-workers.js';
import { listItemOf } from '../application/view-worker.js';
import type { RegistryDeps } from '../ports.js';
import {
  searchAnswer,
  searchBody,
  suggestBody,
  withoutNulls,
  workerItem,
} from './worker-schemas.js';

const tag = 'Lavoratori';
const readSearch = readerOf(searchBody);

/** Target groups and type-ahead. Both are POSTs: no name stands in an address. */
export const workerSearchRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/workers/search',
    tag,
    summary: 'Cerca persone e gruppi, con i conteggi; chi fa animazione vede solo i conteggi',
    roles: ['operator', 'animator', 'lead', 'central'],
    query: z.object(pageQuery),
    body: searchBody,
    bodyType: 'unread',
    answers: { 200: { description: 'Una pagina, il totale e i conteggi', schema: searchAnswer } },
    handle: async ({ scope, query, body }) => {
      const asked = withoutNulls(readOrThrow(readSearch, body, checkingOf(deps)).value);
      const request = { ...query, ...asked } satisfies SearchRequest;
      const { items, ...page } = await searchWorkers(deps, scope, request);
      return ok({ items: items.map(listItemOf), ...page });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/workers/suggest',
    tag,
    summary: 'Suggerisce persone mentre si scrive il nome o il codice fiscale',
    roles: ['operator', 'lead', 'central'],
    body: suggestBody,
    answers: {
      200: { description: 'Le più probabili', schema: z.object({ items: z.array(workerItem) }) },
    },
    handle: async ({ scope, body }) => {
      const found = await suggestWorkers(deps, scope, body.text, body.limit);
      return ok({ items: found.map(listItemOf) });
    },
  }),
];
