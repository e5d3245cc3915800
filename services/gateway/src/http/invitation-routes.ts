import { defineRoute, ok, type Route } from '@rosa/service-kit';
import { acceptInvitation, lookAtInvitation } from '../application/accept-invitation.js';
import type { Context } from '../application/context.js';
import { inviteCompany } from '../application/invite-company.js';
import type { TellCompany } from '../ports.js';
import type { SignInLimit } from './rate-limit.js';
import {
  Acceptance,
  CreatedInvitation,
  InvitationToken,
  InvitedEmployer,
  NewInvitation,
  OpenInvitation,
} from './schemas.js';

const tag = 'Accesso';

/** No username holds a colon: tokens are counted apart from passwords. */
const COUNTED_AS = 'invitation:';

/** The token travels in bodies, never in an address, which proxies log. */
export const invitationRoutes = (
  context: Context,
  tellCompany: TellCompany,
  limit: SignInLimit,
): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/invitations',
    tag,
    summary:
      'Invita un’impresa del proprio territorio: il codice si vede solo ora, e vale 14 giorni',
    roles: ['operator', 'animator', 'central'],
    body: NewInvitation,
    answers: { 201: { description: 'L’invito', schema: CreatedInvitation } },
    handle: async ({ scope, body }) => ({
      status: 201,
      body: await inviteCompany(context, tellCompany, scope, body.companyId),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/invitations/look',
    tag,
    summary: 'Quale impresa è invitata da un codice, e fino a quando',
    roles: 'public',
    body: InvitationToken,
    answers: {
      200: { description: 'L’impresa', schema: OpenInvitation },
      404: { description: 'Nessun invito: mai fatto, già usato o scaduto' },
    },
    handle: async ({ body, request, response }) => {
      const attempt = await limit.attempt(COUNTED_AS, request.ip ?? '', response);
      const invitation = await lookAtInvitation(context, body.token);
      await attempt.succeeded();
      return ok(invitation);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/invitations/accept',
    tag,
    summary: 'Accetta un invito: crea una volta sola l’account dell’impresa',
    roles: 'public',
    body: Acceptance,
    answers: {
      201: { description: 'Creato: ora si può accedere', schema: InvitedEmployer },
      404: { description: 'Nessun invito: mai fatto, già usato o scaduto' },
      409: { description: 'Nome utente già in uso' },
    },
    handle: async ({ body, request, response }) => {
      const attempt = await limit.attempt(COUNTED_AS, request.ip ?? '', response);
      const requestId = response.locals['requestId'] as string;
      const made = await acceptInvitation(context, body, requestId);
      await attempt.succeeded();
      return { status: 201, body: made };
    },
  }),
];
