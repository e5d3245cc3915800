import { parseTargetGroup, targetGroupSchema } from '@rosa/domain';
import { bankRoutes, defineRoute, getRecord, idParams, ok, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import { countWorkers, type GroupSearch } from '../application/search-workers.js';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';
import { withoutNulls } from './worker-schemas.js';

const tag = 'Gruppi';
const bank = registryBanks.targetGroups;

/** Target groups kept under a name: the question, and how many it finds now. */
export const targetGroupRoutes = (deps: RegistryDeps): readonly Route[] => [
  ...bankRoutes({
    store: deps.store,
    audit: deps.audit,
    checking: () => checkingOf(deps),
    bank,
    path: '/target-groups',
    tag,
    words: { one: 'un gruppo salvato', many: 'i gruppi salvati, per nome' },
    schema: targetGroupSchema,
    parse: parseTargetGroup,
    roles: { read: ['operator', 'lead', 'central'], write: ['operator', 'central'] },
    order: { by: 'name', descending: false },
  }),
  defineRoute({
    method: 'get',
    path: '/target-groups/{id}/count',
    tag,
    summary: 'Quante persone trova ora un gruppo salvato, fra quelle alla portata di chi chiede',
    roles: ['operator', 'lead', 'central'],
    params: idParams,
    answers: { 200: { description: 'Il conteggio', schema: z.object({ total: z.int() }) } },
    handle: async ({ scope, params }) => {
      const { search } = await getRecord(deps.store, scope, bank, params.id);
      const asked = withoutNulls(search) as GroupSearch;
      const { total } = await countWorkers(deps, scope, { ...asked, limit: 1 });
      return ok({ total });
    },
  }),
];
