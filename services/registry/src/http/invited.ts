import {
  CALL_IN_ENDS,
  CONVOCATION_MEANS,
  convocationCount,
  convocationSchema,
  workerSchema,
  type Convocation,
  type Role,
} from '@rosa/domain';
import type { Stored } from '@rosa/store';
import { answerOf, defineRoute, idParams, ok, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import {
  ADDRESSED,
  readAddressees,
  readInvited,
  type ReadCall,
} from '../application/read-invited.js';
import type { RegistryDeps } from '../ports.js';

const tag = 'Convocazioni';
const readers: readonly Role[] = ['operator', 'lead', 'central'];
const writers: readonly Role[] = ['operator', 'central'];

/** Someone called in, by name; the names are `null` of whoever is out of the caller's reach. */
export const invitedPerson = z.object({
  workerId: z.uuidv7(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
  comune: z.string().nullable(),
  means: z.enum(CONVOCATION_MEANS),
  sentOn: z.string().nullable(),
  on: z.string().nullable(),
  at: z.string().nullable(),
  end: z.enum(CALL_IN_ENDS).nullable(),
});

/** {@link invitedPerson}, to be written to. */
export const addressee = invitedPerson.extend({
  address: workerSchema.shape.residence,
  phone: z.string().nullable(),
  email: z.string().nullable(),
});

/** A convocation without its people: what it is, and how many came. */
export const convocationHead = z.intersection(
  answerOf(convocationSchema.omit({ invited: true })),
  z.object({ count: z.object({ came: z.int(), invited: z.int(), untold: z.int() }) }),
);

/** {@link convocationHead} of a record. */
export const headOf = ({ invited, ...record }: Stored<Convocation>): object => ({
  ...record,
  count: convocationCount({ ...record, invited }),
});

const withPeople = (one: z.ZodType) =>
  z.object({ convocation: convocationHead, items: z.array(one) });

const called = <P>({ convocation, people }: ReadCall<P>): object => ({
  convocation: headOf(convocation),
  items: people,
});

/** Who was called in, by name, and how to write to them. */
export const invitedRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/convocations/{id}/people',
    tag,
    summary: 'Chi è stato convocato, per nome, e che cosa ne è stato',
    roles: readers,
    params: idParams,
    answers: {
      200: {
        description: 'Tutti, nell’ordine della convocazione',
        schema: withPeople(invitedPerson),
      },
    },
    handle: async ({ scope, params }) => ok(called(await readInvited(deps, scope, params.id))),
  }),
  defineRoute({
    method: 'get',
    path: '/convocations/{id}/addressees',
    tag,
    summary: 'Indirizzi e recapiti per lettere e messaggi, di chi è atteso o di chi va richiamato',
    roles: writers,
    params: idParams,
    query: z.object({ who: z.enum(ADDRESSED).default('awaited') }),
    answers: { 200: { description: 'Chi va avvisato', schema: withPeople(addressee) } },
    handle: async ({ scope, params, query }) =>
      ok(called(await readAddressees(deps, scope, params.id, query.who))),
  }),
];
