import { restrictedSchema } from '@rosa/domain';
import { defineRoute, idParams, ok, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { changeRestricted, lookAtRestricted } from '../application/restricted-part.js';
import type { RegistryDeps } from '../ports.js';

const tag = 'Parte riservata';
const path = '/workers/{id}/restricted';
const answer = z.object({ ...restrictedSchema.shape, workerId: z.uuidv7(), rev: z.int() });

/** Health as functional limits, family, judicial matters, who referred the person: seen by few. */
export const restrictedRoutes = (deps: RegistryDeps): readonly Route[] => [
  defineRoute({
    method: 'get',
    path,
    tag,
    summary: 'La parte riservata; ogni sguardo è registrato',
    roles: ['operator', 'central'],
    params: idParams,
    answers: { 200: { description: 'rev 0 dove nulla fu mai scritto', schema: answer } },
    handle: async ({ scope, params }) => {
      const part = await lookAtRestricted(deps, scope, params.id);
      return ok(part, part.rev);
    },
  }),
  defineRoute({
    method: 'patch',
    path,
    tag,
    summary: 'Cambia la parte riservata: ciò che manca resta',
    roles: ['operator'],
    params: idParams,
    body: restrictedSchema.partial(),
    bodyType: 'unread',
    ifMatch: true,
    answers: { 200: { description: 'Cambiata', schema: answer } },
    handle: async ({ scope, params, body, expected }) => {
      const part = await changeRestricted(deps, scope, params.id, expected, body);
      return ok(part, part.rev);
    },
  }),
];
