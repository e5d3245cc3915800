import {
  created,
  defineRoute,
  idParams,
  noContent,
  ok,
  pageOf,
  type Route,
} from '@rosa/service-kit';
import { accountView } from '../banks/accounts.js';
import { changeAccount } from '../application/change-account.js';
import type { Context } from '../application/context.js';
import { createAccount } from '../application/create-account.js';
import { endAllSessions } from '../application/end-sessions.js';
import { listAccounts } from '../application/list-accounts.js';
import { getAccount } from '../application/manage.js';
import { removeAccount } from '../application/remove-account.js';
import { Account, AccountChange, accountsQuery, NewAccount } from './schemas.js';

const tag = 'Account';
const roles = ['central', 'lead'] as const;

export const accountRoutes = (context: Context): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/accounts',
    tag,
    summary: 'Gli account che gestisci',
    roles,
    query: accountsQuery,
    answers: { 200: { description: 'Gli account, per nome utente', schema: pageOf(Account) } },
    handle: async ({ scope, query }) => ok(await listAccounts(context, scope, query)),
  }),
  defineRoute({
    method: 'post',
    path: '/accounts',
    tag,
    summary: 'Crea un account (un responsabile: operatori e animatori del proprio territorio)',
    roles,
    body: NewAccount,
    answers: {
      201: { description: 'Creato', schema: Account },
      200: { description: 'Già creato da questa stessa richiesta', schema: Account },
      409: { description: 'Nome utente già in uso' },
    },
    handle: async ({ scope, body, idempotencyKey }) => {
      const { account, first } = await createAccount(context, scope, body, idempotencyKey);
      const view = accountView(account);
      return first
        ? created(view, account.rev, `/api/accounts/${account.id}`)
        : ok(view, account.rev);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/accounts/{id}',
    tag,
    summary: 'Un account',
    roles,
    params: idParams,
    answers: { 200: { description: "L'account", schema: Account } },
    handle: async ({ scope, params }) => {
      const account = await getAccount(context, scope, params.id);
      return ok(accountView(account), account.rev);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/accounts/{id}',
    tag,
    summary: 'Modifica un account; una nuova password ne chiude le sessioni',
    roles,
    params: idParams,
    body: AccountChange,
    ifMatch: true,
    answers: { 200: { description: "L'account modificato", schema: Account } },
    handle: async ({ scope, params, body, expected }) => {
      const account = await changeAccount(context, scope, params.id, expected, body);
      return ok(accountView(account), account.rev);
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/accounts/{id}',
    tag,
    summary: 'Elimina un account e le sue sessioni',
    roles,
    params: idParams,
    answers: { 204: { description: 'Eliminato' }, 409: { description: 'È il tuo account' } },
    handle: async ({ scope, params }) => {
      await removeAccount(context, scope, params.id);
      return noContent;
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/accounts/{id}/sessions',
    tag,
    summary: 'Chiude tutte le sessioni di un account',
    roles,
    params: idParams,
    answers: { 204: { description: 'Chiuse' } },
    handle: async ({ scope, params }) => {
      await endAllSessions(context, scope, params.id);
      return noContent;
    },
  }),
];
