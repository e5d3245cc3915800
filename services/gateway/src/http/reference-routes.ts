import { ROLES } from '@rosa/domain';
import { defineRoute, ok, pageOf, type Route } from '@rosa/service-kit';
import { CLASSIFICATIONS, type Catalogue } from '../ports.js';
import { Suggestion, suggestQuery } from './schemas.js';

const NAMES = {
  comuni: 'I comuni (ISTAT)',
  occupations: 'Le professioni (ISCO-08)',
  sectors: 'I settori (ATECO 2025)',
  skills: 'Le competenze',
  licences: 'Le patenti e abilitazioni',
} as const;

export const referenceRoutes = (catalogue: Catalogue): readonly Route[] =>
  CLASSIFICATIONS.map((kind) =>
    defineRoute({
      method: 'get',
      path: `/reference/${kind}`,
      tag: 'Classificazioni',
      summary: `${NAMES[kind]}: cerca mentre scrivi, i nomi di alcuni codici (codes), o tutto a pagine`,
      roles: ROLES,
      query: suggestQuery,
      answers: { 200: { description: 'Le voci trovate', schema: pageOf(Suggestion) } },
      handle: async ({ query: { q, codes, limit, cursor } }) => {
        if (codes === undefined) return ok(catalogue.suggest(kind, q, limit, cursor));
        const items = catalogue.named(kind, codes);
        return ok({ items, nextCursor: null, total: items.length });
      },
    }),
  );
