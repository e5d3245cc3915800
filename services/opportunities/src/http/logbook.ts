import {
  formatDay,
  logbookEntrySchema,
  parseDay,
  QUESTION_SET_USES,
  questionSetSchema,
  TRACKS,
} from '@rosa/domain';
import {
  answerOf,
  bankRoutes,
  created,
  defineRoute,
  ok,
  pageOf,
  type Route,
} from '@rosa/service-kit';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import { allowEntry, parseWrittenEntry } from '../application/keep-logbook.js';
import { listQuestionSets, writeQuestionSet } from '../application/question-sets.js';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { readers, writers } from './roles.js';

const tag = 'Libro di bordo';

const day = () =>
  z
    .string()
    .refine((text) => parseDay(text) !== undefined)
    .optional();

/** Up to and including that day. */
const until = (text: unknown): string => formatDay(parseDay(String(text))! + 1);

/** The logbook: one meeting an entry, newest first, or the steps that are due, soonest first. */
export const logbookRoutes = (deps: OpportunityDeps): readonly Route[] =>
  bankRoutes({
    store: deps.store,
    audit: deps.audit,
    bank: opportunityBanks.logbook,
    path: '/logbook',
    tag,
    words: { one: 'un incontro', many: 'gli incontri, dal più recente; con dueBy i passi da fare' },
    schema: logbookEntrySchema,
    parse: parseWrittenEntry,
    checking: () => checkingOf(deps),
    roles: { read: readers, write: writers },
    filters: {
      companyId: z.uuidv7().optional(),
      projectCode: z.string().min(1).max(40).optional(),
      track: z.enum(TRACKS).optional(),
      /** Entries whose next step is due by this day and not yet told what became of it. */
      dueBy: day(),
      /** Meetings held on this day or after it. */
      from: day(),
      /** Meetings held up to this day, which counts. */
      to: day(),
      /** Only what whoever asks has written: no address carries a name. */
      writtenBy: z.literal('me').optional(),
    },
    where: ({ dueBy, from, to, writtenBy, ...equal }, { name }) => [
      ...(['companyId', 'projectCode', 'track'] as const).flatMap((key) =>
        equal[key] === undefined ? [] : [{ key, is: String(equal[key]) }],
      ),
      ...(dueBy === undefined ? [] : [{ key: 'dueOn', to: until(dueBy) }]),
      ...(from === undefined ? [] : [{ key: 'on', from: String(from) }]),
      ...(to === undefined ? [] : [{ key: 'on', to: until(to) }]),
      ...(writtenBy === undefined ? [] : [{ key: 'writtenBy', is: name }]),
    ],
    order: ({ dueBy }) =>
      dueBy === undefined ? { by: 'on', descending: true } : { by: 'dueOn', descending: false },
    allow: (scope, entry, before) => allowEntry(deps, scope, entry, before),
  });

/** The versioned questions of the logbook's tracks and of the interviews' questionnaire. */
export const questionSetRoutes = (deps: OpportunityDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/question-sets',
    tag,
    summary: 'Le domande dei percorsi, in ogni versione, dalla più recente',
    roles: readers,
    query: z.object({ track: z.enum(QUESTION_SET_USES).optional() }),
    answers: { 200: { description: 'Tutte le versioni', schema: pageOf(questionSetSchema) } },
    handle: async ({ scope, query }) => {
      const items = await listQuestionSets(deps, scope, query.track);
      return ok({ items, nextCursor: null, total: items.length });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/question-sets',
    tag,
    summary: 'Scrive la versione successiva delle domande; quelle prima restano',
    roles: ['central'],
    body: questionSetSchema,
    bodyType: 'unread',
    answers: { 201: { description: 'Scritta', schema: answerOf(questionSetSchema) } },
    handle: async ({ scope, body, idempotencyKey }) => {
      const set = await writeQuestionSet(deps, scope, body, idempotencyKey);
      return created(set, set.rev, `/api/question-sets?track=${set.track}`);
    },
  }),
];
