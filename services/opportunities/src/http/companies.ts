import { companySchema, foldWords, parseCompany, type Company, type Scope } from '@rosa/domain';
import {
  answerOf,
  bankRoutes,
  created,
  defineRoute,
  idParams,
  noContent,
  type Route,
} from '@rosa/service-kit';
import type { Condition, Stored } from '@rosa/store';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import { createCompany } from '../application/create-company.js';
import { refuseTakenVat } from '../application/find-company.js';
import { removeCompany } from '../application/remove-company.js';
import { opportunityBanks } from '../banks.js';
import { startOf } from '../company-name.js';
import type { OpportunityDeps } from '../ports.js';
import { readers, without, writers } from './roles.js';

const path = '/companies';
const tag = 'Imprese';

/** A partita IVA is looked up whole; of a name, every word or beginning of one that was typed. */
const namedLike = (q: string): readonly Condition[] =>
  /^\d{11}$/.test(q)
    ? [{ key: 'vatNumber', is: q }]
    : foldWords(q).map((word) => ({ key: 'starts', is: startOf(word) }));

/** Staff's notes are not for the employer. */
const viewOf = (scope: Scope, { note, ...company }: Stored<Company>): object =>
  scope.role === 'employer' ? company : { ...company, note };

/** Companies and their sites: found again before a second one is made. */
export const companyRoutes = (deps: OpportunityDeps): readonly Route[] => [
  ...without(
    bankRoutes({
      store: deps.store,
      audit: deps.audit,
      bank: opportunityBanks.companies,
      path,
      tag,
      words: { one: 'un’impresa', many: 'le imprese' },
      schema: companySchema,
      parse: parseCompany,
      checking: () => checkingOf(deps),
      roles: { read: [...readers, 'employer'], write: writers },
      filters: {
        q: z.string().trim().min(1).max(200).optional(),
        comune: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
      },
      where: ({ q, comune }) => [
        ...(q === undefined ? [] : namedLike(String(q))),
        ...(comune === undefined ? [] : [{ key: 'places', is: String(comune) }]),
      ],
      order: { by: 'nameKey', descending: false },
      allow: async (scope, company, before) => {
        await refuseTakenVat(deps, scope, company, before?.id);
        return company;
      },
      view: viewOf,
    }),
    'post',
    'delete',
  ),
  defineRoute({
    method: 'post',
    path,
    tag,
    summary: 'Aggiunge un’impresa, dopo averla cercata per partita IVA e per nome e comune',
    roles: writers,
    query: z.object({
      /** Said by whoever has looked at the companies alike and writes another. */
      confirmedDifferent: z.enum(['true', 'false']).default('false'),
    }),
    body: companySchema,
    bodyType: 'unread',
    answers: {
      201: { description: 'Aggiunta', schema: answerOf(companySchema) },
      409: { description: 'Partita IVA già presente, o imprese simili (likelyDuplicates)' },
    },
    handle: async ({ scope, query, body, idempotencyKey }) => {
      const confirmedDifferent = query.confirmedDifferent === 'true';
      const request = { input: body, idempotencyKey, confirmedDifferent };
      const company = await createCompany(deps, scope, request);
      return created(company, company.rev, `/api${path}/${company.id}`);
    },
  }),
  defineRoute({
    method: 'delete',
    path: `${path}/{id}`,
    tag,
    summary: 'Toglie un’impresa di cui non parla nient’altro',
    roles: writers,
    params: idParams,
    ifMatch: true,
    answers: { 204: { description: 'Tolta' }, 409: { description: 'Altro parla di lei' } },
    handle: async ({ scope, params, expected }) => {
      await removeCompany(deps, scope, params.id, expected);
      return noContent;
    },
  }),
];
