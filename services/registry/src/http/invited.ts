import { CALL_IN_ENDS, CONVOCATION_MEANS, workerSchema, type Role } from '@rosa/domain';
import { defineRoute, idParams, ok, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { ADDRESSED, readAddressees, readInvited } from '../application/read-invited.js';
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

const all = (one: z.ZodType) => z.object({ items: z.array(one) });

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
      200: { description: 'Tutti, nell’ordine della convocazione', schema: all(invitedPerson) },
    },
    handle: async ({ scope, params }) => ok({ items: await readInvited(deps, scope, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/convocations/{id}/addressees',
    tag,
    summary: 'Indirizzi e recapiti per lettere e messaggi, di chi è atteso o di chi va richiamato',
    roles: writers,
    params: idParams,
    query: z.object({ who: z.enum(ADDRESSED).default('awaited') }),
    answers: { 200: { description: 'Chi va avvisato', schema: all(addressee) } },
    handle: async ({ scope, params, query }) =>
      ok({ items: await readAddressees(deps, scope, params.id, query.who) }),
  }),
];
