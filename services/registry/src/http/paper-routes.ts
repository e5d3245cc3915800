import { fields, type Checking, type Role } from '@rosa/domain';
import {
  answerOf,
  created,
  defineRoute,
  idParams,
  noContent,
  ok,
  overlaid,
  pageOf,
  pageQuery,
  type Route,
} from '@rosa/service-kit';
import type { Bank, Stored } from '@rosa/store';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import {
  changePaper,
  createPaper,
  deletePaper,
  listPapers,
  lookAtPaper,
} from '../application/keep-paper.js';
import type { Paper } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

/** The papers of one bank about a person, as routes below `/workers/{id}`. */
export interface PaperOffer<T extends object> {
  readonly bank: Bank<Paper<T>>;
  readonly tag: string;
  /** For the summaries, as `un piano` and `i piani`. */
  readonly words: { readonly one: string; readonly many: string };
  /** What a client writes, for the document. */
  readonly schema: z.ZodObject;
  readonly parse: (input: unknown, at: Checking) => T;
}

export const PAPER_READERS: readonly Role[] = ['operator', 'lead', 'central', 'worker'];
export const PAPER_WRITERS: readonly Role[] = ['operator'];

export const paperParams = idParams.extend({ paperId: z.uuidv7() });

const about = { workerId: z.uuidv7(), enteredBy: z.string() };

/** A paper as it is answered. */
export const paperAnswer = (schema: z.ZodType): z.ZodType =>
  answerOf(schema instanceof z.ZodObject ? schema.extend(about) : schema);

/** The territory a paper was written in is the store's own matter. */
export const paperView = <T extends object>({
  territory: _territory,
  ...paper
}: Stored<Paper<T>>): object => paper;

/** Lists and reads; for papers that are facts, once told. */
export const paperReads = <T extends object>(
  deps: RegistryDeps,
  { bank, tag, words, schema }: Omit<PaperOffer<T>, 'parse' | 'schema'> & { schema: z.ZodType },
): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: `/workers/{id}/${bank.name}`,
    tag,
    summary: `Elenca ${words.many} della persona, dal più recente`,
    roles: PAPER_READERS,
    params: idParams,
    query: z.object(pageQuery),
    answers: { 200: { description: 'Una pagina', schema: pageOf(paperAnswer(schema)) } },
    handle: async ({ scope, params, query }) => {
      const page = await listPapers(deps, scope, bank, params.id, query);
      return ok({ ...page, items: page.items.map(paperView) });
    },
  }),
  defineRoute({
    method: 'get',
    path: `/workers/{id}/${bank.name}/{paperId}`,
    tag,
    summary: `Legge ${words.one}`,
    roles: PAPER_READERS,
    params: paperParams,
    answers: { 200: { description: 'Il record', schema: paperAnswer(schema) } },
    handle: async ({ scope, params }) => {
      const paper = await lookAtPaper(deps, scope, bank, params.id, params.paperId);
      return ok(paperView(paper), paper.rev);
    },
  }),
];

/** A paper that is worked on: created, changed, removed. */
export const paperRoutes = <T extends object>(
  deps: RegistryDeps,
  offer: PaperOffer<T>,
): readonly Route[] => {
  const { bank, tag, words, schema, parse } = offer;
  const answer = paperAnswer(schema);
  return [
    ...paperReads(deps, offer),
    defineRoute({
      method: 'post',
      path: `/workers/{id}/${bank.name}`,
      tag,
      summary: `Crea ${words.one}`,
      roles: PAPER_WRITERS,
      params: idParams,
      body: schema.extend({ id: fields.id().optional() }),
      bodyType: 'unread',
      answers: { 201: { description: 'Creato', schema: answer } },
      handle: async ({ scope, params, body, idempotencyKey }) => {
        const decide = async (content: T) => ({ content, also: [] });
        const asked = { bank, workerId: params.id, body, idempotencyKey, parse, decide };
        const paper = await createPaper(deps, scope, asked);
        const address = `/api/workers/${params.id}/${bank.name}/${paper.id}`;
        return created(paperView(paper), paper.rev, address);
      },
    }),
    defineRoute({
      method: 'patch',
      path: `/workers/{id}/${bank.name}/{paperId}`,
      tag,
      summary: `Cambia ${words.one}: ciò che manca resta`,
      roles: PAPER_WRITERS,
      params: paperParams,
      body: schema.partial(),
      bodyType: 'unread',
      ifMatch: true,
      answers: { 200: { description: 'Cambiato', schema: answer } },
      handle: async ({ scope, params: { id: workerId, paperId: id }, body, expected }) => {
        const which = { bank, workerId, id, expected };
        const paper = await changePaper(deps, scope, which, (before) =>
          parse(overlaid(before, body), checkingOf(deps)),
        );
        return ok(paperView(paper), paper.rev);
      },
    }),
    defineRoute({
      method: 'delete',
      path: `/workers/{id}/${bank.name}/{paperId}`,
      tag,
      summary: `Toglie ${words.one}`,
      roles: PAPER_WRITERS,
      params: paperParams,
      ifMatch: true,
      answers: { 204: { description: 'Tolto' } },
      handle: async ({ scope, params: { id: workerId, paperId: id }, expected }) => {
        await deletePaper(deps, scope, { bank, workerId, id, expected });
        return noContent;
      },
    }),
  ];
};
