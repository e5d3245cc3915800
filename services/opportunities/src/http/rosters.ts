import {
  experiencesSchema,
  languagesSchema,
  licencesSchema,
  ROSTER_ANSWERS,
  rosterAnswerSchema,
  rosterRequestSchema,
  schoolingSchema,
  skillsSchema,
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
import { answerRoster } from '../application/answer-roster.js';
import { giveRoster, previewRoster } from '../application/give-roster.js';
import { listRosters, lookAtRoster } from '../application/look-at-roster.js';
import { shownRoster } from '../application/show-roster.js';
import type { OpportunityDeps } from '../ports.js';
import { toldWithdrawal } from './list-schemas.js';
import { shownName } from './match-schemas.js';
import { callers, readers } from './roles.js';

const tag = 'Rose';

const answer = z.object({
  answer: z.enum(ROSTER_ANSWERS),
  workerId: z.uuidv7(),
  note: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
  onBehalf: z.boolean(),
});

/** The profile is the employer's alone to see here: staff read the person's own record. */
const person = shownName.extend({
  contacts: z
    .object({ phone: z.string().nullable(), email: z.string().nullable() })
    .nullable()
    .optional(),
  schooling: schoolingSchema.nullable().optional(),
  experiences: experiencesSchema.nullable().optional(),
  skills: skillsSchema.nullable().optional(),
  licences: licencesSchema.nullable().optional(),
  languages: languagesSchema.nullable().optional(),
  answer: answer.nullable(),
  confirmed: z.boolean(),
  /** `unavailable` is all an employer is told. */
  withdrawn: toldWithdrawal.nullable(),
});

export const rosterHead = z.object({
  id: z.uuidv7(),
  rev: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  opportunityId: z.uuidv7(),
  lineId: z.uuidv7(),
  companyId: z.uuidv7(),
  shortlistId: z.uuidv7().optional(),
  /** Instant of the employer's last answer, while its laboratory has not taken note of it. */
  unseenAnswer: z.iso.datetime().nullable().optional(),
  comune: z.string(),
  expiresOn: z.iso.date(),
  note: z.string().nullable(),
  givenAt: z.iso.datetime(),
  givenBy: z.string(),
  closed: z.boolean(),
  people: z.int(),
});

export const roster = rosterHead.extend({ people: z.array(person) });

/** Rosters given to employers, and what they answer. */
export const rosterRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/shortlists/{id}/rosters',
    tag,
    summary: 'Dà all’impresa la rosa dei candidati che hanno confermato',
    roles: callers,
    params: idParams,
    body: rosterRequestSchema,
    bodyType: 'unread',
    answers: {
      201: { description: 'La rosa', schema: roster },
      409: { description: 'Chi non può entrarvi, persona per persona (notReady)' },
    },
    handle: async ({ scope, params, body, idempotencyKey }) => {
      const given = await giveRoster(deps, scope, params.id, { input: body, idempotencyKey });
      const shown = await shownRoster(deps, scope, given);
      return created(shown, given.rev, `/api/rosters/${given.id}`);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/shortlists/{id}/rosters/preview',
    tag,
    summary: 'La rosa come la leggerà l’impresa, prima di darla: non ne resta nulla',
    roles: callers,
    params: idParams,
    body: rosterRequestSchema,
    bodyType: 'unread',
    answers: {
      200: { description: 'Le persone', schema: z.object({ people: z.array(person) }) },
      409: { description: 'Chi non può entrarvi, persona per persona (notReady)' },
    },
    handle: async ({ scope, params, body }) =>
      ok({ people: await previewRoster(deps, scope, params.id, body) }),
  }),
  defineRoute({
    method: 'get',
    path: '/rosters',
    tag,
    summary: 'Le rose, dalla più recente; per l’impresa le proprie non scadute',
    roles: [...readers, 'employer'],
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(rosterHead) } },
    handle: async ({ scope, query }) => ok(await listRosters(deps, scope, query)),
  }),
  defineRoute({
    method: 'get',
    path: '/rosters/{id}',
    tag,
    summary: 'Una rosa; l’impresa ne vede i soli dati che servono a scegliere',
    roles: [...readers, 'employer'],
    params: idParams,
    answers: { 200: { description: 'La rosa', schema: roster } },
    handle: async ({ scope, params }) => {
      const seen = await lookAtRoster(deps, scope, params.id);
      return ok(seen, seen.rev);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/rosters/{id}/answers',
    tag,
    summary: 'La risposta dell’impresa per una persona, anche inserita per suo conto',
    roles: [...callers, 'employer'],
    params: idParams,
    body: rosterAnswerSchema,
    bodyType: 'unread',
    answers: {
      201: { description: 'La rosa con la risposta', schema: roster },
      409: { description: 'Già assunta, o non più nella rosa, con il perché' },
    },
    handle: async ({ scope, params, body }) => {
      const answered = await answerRoster(deps, scope, params.id, body);
      const shown = await shownRoster(deps, scope, answered);
      return created(shown, answered.rev, `/api/rosters/${answered.id}`);
    },
  }),
];
