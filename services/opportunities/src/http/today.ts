import { ROSTER_ANSWERS, type Role } from '@rosa/domain';
import { defineRoute, idParams, ok, pageOf, pageQuery, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { listAnswered, noteAnswers } from '../application/note-answers.js';
import { shownRoster } from '../application/show-roster.js';
import { waitingLists, waitingRecalls } from '../application/waiting-calls.js';
import type { OpportunityDeps } from '../ports.js';
import { shownName } from './match-schemas.js';
import { callers } from './roles.js';
import { roster, rosterHead } from './rosters.js';

const tag = 'Oggi';

/** Those who work a laboratory's lists, and those who watch over it. */
const workers: readonly Role[] = ['operator', 'lead', 'central'];

/** The first so many, and how many there are in all. */
const firstOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int() });

const limitQuery = z.object({ limit: pageQuery.limit });

export const waitingList = z.object({
  shortlistId: z.uuidv7(),
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  title: z.string(),
  line: z.object({ title: z.string().nullable(), occupation: z.string().nullable() }),
  comune: z.string(),
  drawnAt: z.iso.datetime(),
  uncalled: z.int(),
  again: z.int(),
  confirmed: z.int(),
  rosters: z.int(),
  waitsFor: z.enum(['calls', 'roster']).nullable(),
});

export const recall = shownName.extend({
  shortlistId: z.uuidv7(),
  outcome: z.enum(['no_reply', 'call_back']),
  at: z.iso.datetime(),
  callBackOn: z.iso.date().nullable(),
  calls: z.int(),
});

export const answeredRoster = rosterHead.extend({
  answers: z.array(z.object({ answer: z.enum(ROSTER_ANSWERS), people: z.int() })),
});

/** What waits for whoever sits down at the laboratory this morning. */
export const todayRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/today/lists',
    tag,
    summary: 'Le liste che aspettano: chiamate da fare o da rifare, confermati senza una rosa',
    roles: workers,
    query: limitQuery,
    answers: { 200: { description: 'Le più recenti e quante sono', schema: firstOf(waitingList) } },
    handle: async ({ scope, query }) => ok(await waitingLists(deps, scope, query.limit)),
  }),
  defineRoute({
    method: 'get',
    path: '/today/recalls',
    tag,
    summary: 'Le persone da richiamare, da chi aspetta da più tempo',
    roles: workers,
    query: limitQuery,
    answers: { 200: { description: 'Le prime e quante sono', schema: firstOf(recall) } },
    handle: async ({ scope, query }) => ok(await waitingRecalls(deps, scope, query.limit)),
  }),
  defineRoute({
    method: 'get',
    path: '/today/answers',
    tag,
    summary: 'Le rose a cui l’impresa ha risposto e di cui nessuno ha ancora preso nota',
    roles: workers,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(answeredRoster) } },
    handle: async ({ scope, query }) => ok(await listAnswered(deps, scope, query)),
  }),
  defineRoute({
    method: 'post',
    path: '/rosters/{id}/seen',
    tag: 'Rose',
    summary: 'Prende nota delle risposte dell’impresa, per tutto il laboratorio',
    roles: callers,
    params: idParams,
    answers: { 200: { description: 'La rosa', schema: roster } },
    handle: async ({ scope, params }) => {
      const seen = await noteAnswers(deps, scope, params.id);
      return ok(await shownRoster(deps, scope, seen), seen.rev);
    },
  }),
];
