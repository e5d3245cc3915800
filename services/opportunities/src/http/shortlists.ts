import { candidateNoteSchema } from '@rosa/domain';
import {
  created,
  defineRoute,
  idParams,
  ok,
  pageOf,
  pageQuery,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { z } from 'zod';
import { drawShortlist, shortlistRequest } from '../application/draw-shortlist.js';
import { listProposals } from '../application/list-proposals.js';
import { listShortlists, lookAtShortlist } from '../application/look-at-shortlist.js';
import { noteCandidate } from '../application/note-candidate.js';
import { shownShortlist } from '../application/show-shortlist.js';
import type { OpportunityDeps } from '../ports.js';
import type { CandidateRecord } from '../records.js';
import { candidateAnswer, proposalAnswer, shortlistAnswer, shortlistHead } from './list-schemas.js';
import { callers, drawers, readers } from './roles.js';

const tag = 'Liste';

const withdrawnOf = ({ withdrawn }: CandidateRecord) =>
  withdrawn && { why: withdrawn.why, on: withdrawn.on };

const candidateShown = (candidate: Stored<CandidateRecord>) => {
  const { shortlistId, workerId, rev, calls, verdicts } = candidate;
  return { shortlistId, workerId, rev, calls, verdicts, withdrawn: withdrawnOf(candidate) };
};

const proposalShown = (candidate: Stored<CandidateRecord>) => {
  const { opportunityId, lineId, companyId, comune, beside, closed } = candidate;
  return { ...candidateShown(candidate), opportunityId, lineId, companyId, comune, beside, closed };
};

/** Lists drawn for a line and frozen, and what happens to their people. */
export const shortlistRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/opportunities/{id}/shortlists',
    tag,
    summary: 'Fa la lista per una riga e la congela; rifarla ne mette un’altra accanto',
    roles: drawers,
    params: idParams,
    body: shortlistRequest,
    bodyType: 'unread',
    answers: {
      201: { description: 'La lista', schema: shortlistAnswer },
      409: { description: 'L’opportunità non è aperta o la riga è coperta' },
      503: { description: 'Il motore di ricerca non risponde' },
    },
    handle: async ({ scope, params, body, idempotencyKey, lang }) => {
      const request = { input: body, idempotencyKey };
      const list = await drawShortlist(deps, scope, params.id, request, lang);
      const shown = await shownShortlist(deps, scope, lang, list);
      return created(shown, list.rev, `/api/shortlists/${list.id}`);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/opportunities/{id}/shortlists',
    tag,
    summary: 'Le liste di un’opportunità, dalla più recente',
    roles: readers,
    params: idParams,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(shortlistHead) } },
    handle: async ({ scope, params, query }) =>
      ok(await listShortlists(deps, scope, params.id, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/shortlists/{id}',
    tag,
    summary: 'Una lista com’era quando è stata fatta, con accanto ciò che è successo dopo',
    roles: readers,
    params: idParams,
    answers: {
      200: {
        description: 'La lista; le ragioni restano nella lingua in cui è stata fatta',
        schema: shortlistAnswer,
      },
    },
    handle: async ({ scope, params, lang }) => {
      const list = await lookAtShortlist(deps, scope, params.id, lang);
      return ok(list, list.rev);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/shortlists/{id}/candidates/{workerId}',
    tag,
    summary: 'Aggiunge l’esito di una chiamata o il giudizio di idoneità; quelli prima restano',
    // The central team calls those whom no territory keeps.
    roles: [...callers, 'central'],
    params: z.object({ id: z.uuidv7(), workerId: z.uuidv7() }),
    body: candidateNoteSchema,
    bodyType: 'unread',
    answers: {
      200: { description: 'La persona nella lista', schema: candidateAnswer },
      403: {
        description: 'La chiama il suo laboratorio, o l’équipe centrale chi non ha territorio',
      },
      409: { description: 'Non è più nella lista, con il perché' },
    },
    handle: async ({ scope, params, body }) => {
      const which = { shortlistId: params.id, workerId: params.workerId };
      const candidate = await noteCandidate(deps, scope, which, body);
      return ok(candidateShown(candidate), candidate.rev);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/workers/{id}/proposals',
    tag,
    summary: 'Le liste in cui sta una persona, ovunque siano state fatte',
    roles: ['operator', 'lead', 'central', 'worker'],
    params: idParams,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(proposalAnswer) } },
    handle: async ({ scope, params, query }) => {
      const page = await listProposals(deps, scope, params.id, query);
      return ok({ ...page, items: page.items.map(proposalShown) });
    },
  }),
];
