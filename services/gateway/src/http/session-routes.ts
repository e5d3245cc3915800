import { ROLES, type Scope } from '@rosa/domain';
import { defineRoute, noContent, ok, type Route } from '@rosa/service-kit';
import { changePassword } from '../application/change-password.js';
import type { Context } from '../application/context.js';
import { signOut } from '../application/end-sessions.js';
import { signIn } from '../application/sign-in.js';
import type { GatewayConfig } from '../config.js';
import { clearedCookie, cookieOf, sessionCookie } from './cookie.js';
import type { SignInLimit } from './rate-limit.js';
import { Credentials, Current, PasswordChange } from './schemas.js';

const tag = 'Accesso';

const currentOf = (scope: Scope) => ({
  actor: scope.actor,
  name: scope.name,
  role: scope.role,
  territory: scope.territory,
  companyId: scope.companyId ?? null,
  bodyCode: scope.bodyCode ?? null,
  workerId: scope.workerId ?? null,
  purpose: scope.purpose,
});

export const sessionRoutes = (
  context: Context,
  config: GatewayConfig,
  limit: SignInLimit,
): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/sessions',
    tag,
    summary: 'Accede e riceve il cookie di sessione',
    roles: 'public',
    body: Credentials,
    answers: {
      204: { description: 'Accesso effettuato: il cookie rosa_session vale da ora' },
      401: { description: 'Nome utente o password non corretti' },
    },
    handle: async ({ body, request, response }) => {
      const attempt = await limit.attempt(body.username, request.ip ?? '', response);
      const requestId = response.locals['requestId'] as string;
      const { secret } = await signIn(context, config.session, body, requestId);
      await attempt.succeeded();
      return { status: 204, headers: { 'Set-Cookie': sessionCookie(secret, config) } };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/sessions/current',
    tag,
    summary: 'Chi sei, per il sistema',
    roles: ROLES,
    answers: { 200: { description: 'Ruolo, territorio e finalità', schema: Current } },
    handle: async ({ scope }) => ok(currentOf(scope)),
  }),
  defineRoute({
    method: 'patch',
    path: '/sessions/current',
    tag,
    summary: 'Cambia la tua password; poi si accede di nuovo ovunque',
    roles: ROLES,
    body: PasswordChange,
    answers: { 204: { description: 'Password cambiata, tutte le sessioni chiuse' } },
    handle: async ({ scope, body, request, response }) => {
      // A stolen session must not be a way to guess the password.
      const attempt = await limit.attempt(scope.actor, request.ip ?? '', response);
      await changePassword(context, scope, body);
      await attempt.succeeded();
      return { ...noContent, headers: { 'Set-Cookie': clearedCookie(config) } };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/sessions/current',
    tag,
    summary: 'Esce',
    roles: ROLES,
    answers: { 204: { description: 'Sessione chiusa' } },
    handle: async ({ request }) => {
      const secret = cookieOf(request);
      if (secret !== undefined) await signOut(context, secret);
      return { ...noContent, headers: { 'Set-Cookie': clearedCookie(config) } };
    },
  }),
];
