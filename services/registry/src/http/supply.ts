import {
  bodySchema,
  deskSchema,
  parseBody,
  parseDesk,
  parseProject,
  projectSchema,
  type Role,
} from '@rosa/domain';
import { bankRoutes, type Route } from '@rosa/service-kit';
import { z } from 'zod';
import { checkingOf } from '../application/context.js';
import { refuseBooked } from '../application/refuse-booked.js';
import { registryBanks } from '../banks.js';
import type { RegistryDeps } from '../ports.js';

const { projects, bodies, desks } = registryBanks;

const readers: readonly Role[] = ['operator', 'animator', 'lead', 'central'];
const writers: readonly Role[] = ['operator', 'central'];

/** A filter of a list: a code or a word of a closed list. */
const filter = () => z.string().min(1).max(40).optional();

/** The project, body and desk banks. */
export const supplyRoutes = (deps: RegistryDeps): readonly Route[] => {
  const shared = { store: deps.store, audit: deps.audit, checking: () => checkingOf(deps) };
  return [
    ...bankRoutes({
      ...shared,
      bank: projects,
      path: '/projects',
      tag: 'Progetti',
      words: { one: 'un progetto', many: 'i progetti' },
      schema: projectSchema,
      parse: parseProject,
      roles: { read: [...readers, 'body'], write: writers },
      filters: {
        code: filter(),
        bodyCode: filter(),
        comune: filter(),
        kind: filter(),
        stage: filter(),
      },
      order: { by: 'code', descending: false },
    }),
    ...bankRoutes({
      ...shared,
      bank: bodies,
      path: '/bodies',
      tag: 'Enti',
      words: { one: 'un ente', many: 'gli enti' },
      schema: bodySchema,
      parse: parseBody,
      roles: { read: [...readers, 'body'], write: writers },
      filters: { code: filter(), comune: filter(), kind: filter() },
      order: { by: 'code', descending: false },
    }),
    ...bankRoutes({
      ...shared,
      bank: desks,
      path: '/desks',
      tag: 'Sportelli',
      words: { one: 'uno sportello', many: 'gli sportelli' },
      schema: deskSchema,
      parse: parseDesk,
      roles: { read: readers, write: writers },
      filters: { comune: filter(), kind: filter() },
      order: { by: 'comune', descending: false },
      release: (_, desk) => refuseBooked(deps, desk.id),
    }),
  ];
};
