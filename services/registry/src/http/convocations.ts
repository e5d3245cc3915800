import {
  CALL_IN_ENDS,
  CONVOCATION_MEANS,
  convocationCount,
  convocationSchema,
  fields,
  readerOf,
  readOrThrow,
  timeOfDay,
  type Convocation,
  type Role,
} from '@rosa/domain';
import {
  answerOf,
  bankReads,
  created,
  defineRoute,
  getRecord,
  idParams,
  noContent,
  ok,
  type Route,
} from '@rosa/service-kit';
import type { Stored } from '@rosa/store';
import { z } from 'zod';
import { callGroupIn, previewGroup, type Group } from '../application/call-group-in.js';
import { changeConvocation, removeConvocation } from '../application/change-convocation.js';
import { checkingOf } from '../application/context.js';
import { MOST_SLOTS } from '../application/seat-group.js';
import { tellAttendance } from '../application/tell-attendance.js';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { headOf, invitedRoutes } from './invited.js';
import { groupSearch, withoutNulls } from './worker-schemas.js';

const tag = 'Convocazioni';
const bank = registryBanks.convocations;
const readers: readonly Role[] = ['operator', 'lead', 'central'];
const writers: readonly Role[] = ['operator', 'central'];

const count = z.object({ came: z.int(), invited: z.int(), untold: z.int() });
const answer = z.intersection(answerOf(convocationSchema), z.object({ count }));

const group = z.strictObject({
  search: groupSearch.optional(),
  again: z.uuidv7().optional(),
  means: z.enum(CONVOCATION_MEANS),
  sentOn: fields.day().nullish(),
  slots: z
    .array(z.strictObject({ on: fields.day(), at: timeOfDay() }))
    .min(1)
    .max(MOST_SLOTS)
    .optional(),
  on: fields.day().nullish(),
  at: timeOfDay().nullish(),
});

/** Of the body only what is not the convocation's own. */
const readGroup = readerOf(z.object({ group: group.optional() }));

const preview = z.strictObject({ deskId: fields.id().nullish(), group });
const readPreview = readerOf(preview);

const groupOf = ({ search, ...rest }: z.output<typeof group>): Group =>
  ({ ...rest, ...(search ? { search: withoutNulls(search) } : {}) }) as Group;

const newConvocation = convocationSchema
  .partial({ invited: true })
  .extend({ id: z.uuidv7().optional(), group: group.optional() });

const attendance = z.strictObject({
  people: z
    .array(
      z.strictObject({
        workerId: z.uuidv7(),
        end: z.enum(CALL_IN_ENDS).nullable().optional(),
        means: z.enum(CONVOCATION_MEANS).optional(),
        sentOn: z.string().nullable().optional(),
        on: z.string().nullable().optional(),
        at: z.string().nullable().optional(),
      }),
    )
    .min(1)
    .max(5000),
});

/** "412 of 600", with everyone called in. */
const whole = (record: Stored<Convocation>): object => ({
  ...record,
  count: convocationCount(record),
});

const create = (deps: RegistryDeps): Route =>
  defineRoute({
    method: 'post',
    path: '/convocations',
    tag,
    summary: 'Convoca un gruppo: le persone elencate, o quelle che una ricerca trova ora',
    roles: writers,
    body: newConvocation,
    bodyType: 'unread',
    answers: { 201: { description: 'La convocazione', schema: answer } },
    handle: async ({ scope, body, idempotencyKey }) => {
      const { value } = readOrThrow(readGroup, body, checkingOf(deps));
      const { group: asked, ...own } = body as Record<string, unknown>;
      const called = asked === undefined ? undefined : value.group;
      const record = await callGroupIn(deps, scope, {
        body: own,
        group: called && groupOf(called),
        idempotencyKey,
      });
      return created(whole(record), record.rev, `/api/convocations/${record.id}`);
    },
  });

const plan = z.object({
  people: z.int(),
  places: z.int(),
  slots: z.array(z.object({ on: z.string(), at: z.string(), people: z.int() })),
});

const tryOut = (deps: RegistryDeps): Route =>
  defineRoute({
    method: 'post',
    path: '/convocations/preview',
    tag,
    summary: 'Quante persone ha un gruppo e come verrebbero ricevute, senza convocarle',
    roles: writers,
    body: preview,
    bodyType: 'unread',
    answers: { 200: { description: 'Le persone, i posti, le fasce', schema: plan } },
    handle: async ({ scope, body }) => {
      const { value } = readOrThrow(readPreview, body, checkingOf(deps));
      const deskId = value.deskId ?? null;
      return ok(await previewGroup(deps, scope, { deskId, group: groupOf(value.group) }));
    },
  });

const readAndChange = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/convocations/{id}',
    tag,
    summary: 'Una convocazione: chi è stato convocato, chi è venuto',
    roles: readers,
    params: idParams,
    answers: { 200: { description: 'La convocazione', schema: answer } },
    handle: async ({ scope, params: { id } }) => {
      const record = await getRecord(deps.store, scope, bank, id);
      const subjects = record.invited.map(({ workerId }) => workerId);
      await deps.audit.record({ scope, action: 'convocations.read', subjects, detail: { id } });
      return ok(whole(record), record.rev);
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/convocations/{id}',
    tag,
    summary: 'Cambia una convocazione: ciò che manca resta',
    roles: writers,
    params: idParams,
    body: convocationSchema.omit({ invited: true }).partial(),
    bodyType: 'unread',
    ifMatch: true,
    answers: { 200: { description: 'Cambiata', schema: answer } },
    handle: async ({ scope, params: { id }, body, expected }) => {
      const after = await changeConvocation(deps, scope, { id, expected }, body);
      return ok(whole(after), after.rev);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/convocations/{id}/attendance',
    tag,
    summary: 'Dice chi è venuto e chi no, anche di molti insieme',
    roles: writers,
    params: idParams,
    body: attendance,
    answers: { 200: { description: 'La convocazione com’è ora', schema: answer } },
    handle: async ({ scope, params, body }) => {
      const record = await tellAttendance(deps, scope, params.id, body.people as never);
      return ok(whole(record), record.rev);
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/convocations/{id}',
    tag,
    summary: 'Toglie una convocazione',
    roles: writers,
    params: idParams,
    ifMatch: true,
    answers: { 204: { description: 'Tolta' } },
    handle: async ({ scope, params: { id }, expected }) => {
      await removeConvocation(deps, scope, { id, expected });
      return noContent;
    },
  }),
];

/** Groups called in, and who came. */
export const convocationRoutes = (deps: RegistryDeps): readonly Route[] => {
  const [list] = bankReads({
    store: deps.store,
    audit: deps.audit,
    bank,
    path: '/convocations',
    tag,
    words: { one: 'una convocazione', many: 'le convocazioni, con quanti sono venuti' },
    schema: z.intersection(convocationSchema.omit({ invited: true }), z.object({ count })),
    roles: { read: readers },
    filters: { deskId: z.uuidv7().optional(), workerId: z.uuidv7().optional() },
    where: ({ deskId, workerId }) => [
      ...(deskId ? [{ key: 'deskId', is: deskId as string }] : []),
      ...(workerId ? [{ key: 'invited', is: workerId as string }] : []),
    ],
    order: { by: 'from', descending: true },
    view: (_, record) => headOf(record),
  });
  return [list!, create(deps), tryOut(deps), ...readAndChange(deps), ...invitedRoutes(deps)];
};
