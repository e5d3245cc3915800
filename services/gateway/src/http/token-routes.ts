import { defineRoute, idParams, noContent, ok, pageOf, type Route } from '@rosa/service-kit';
import type { Context } from '../application/context.js';
import { createToken } from '../application/create-token.js';
import { revokeToken } from '../application/revoke-token.js';
import { tokensBank, tokenView } from '../banks/tokens.js';
import { CreatedToken, NewToken, Token, tokensQuery } from './schemas.js';

const tag = 'Account';
const roles = ['central'] as const;

export const tokenRoutes = (context: Context): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/tokens',
    tag,
    summary: 'I token validi o scaduti, mai il loro valore',
    roles,
    query: tokensQuery,
    answers: { 200: { description: 'I token', schema: pageOf(Token) } },
    handle: async ({ scope, query: { limit, cursor } }) => {
      const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await context.store.find(scope, tokensBank, query);
      return ok({ ...page, items: page.items.map(tokenView) });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/tokens',
    tag,
    summary: 'Crea un token: il valore si vede solo ora',
    roles,
    body: NewToken,
    answers: { 201: { description: 'Creato', schema: CreatedToken } },
    handle: async ({ scope, body, lang }) => {
      const made = await createToken(context, scope, body, lang);
      return { status: 201, body: made };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/tokens/{id}',
    tag,
    summary: 'Revoca un token, da subito',
    roles,
    params: idParams,
    answers: { 204: { description: 'Revocato' } },
    handle: async ({ scope, params }) => {
      await revokeToken(context, scope, params.id);
      return noContent;
    },
  }),
];
