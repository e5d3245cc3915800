import {
  INDICATORS,
  invalid,
  wrong,
  type Indicator,
  type Reference,
  type Role,
} from '@rosa/domain';
import type { Store } from '@rosa/store';
import { z } from 'zod';
import type { AuditTrail } from './audit.js';
import { figureRows, figuresOf, GROUPINGS, PLACES, type FigureSource } from './figures.js';
import { pageOf, pageQuery } from './paging.js';
import { defineRoute, ok, type Route } from './route.js';

/** contract.md, "Who may do what": figures of the own territory, of the territory, of all. */
const roles: readonly Role[] = ['operator', 'lead', 'central'];

const month = () => z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const asked = {
  from: month().describe('Primo mese, compreso'),
  to: month().describe('Ultimo mese, compreso'),
  by: z.enum(GROUPINGS).default('none'),
  place: z.enum(PLACES).default('residence').describe('Quale comune conta'),
};

const figures = z.partialRecord(z.enum(INDICATORS), z.number());

const row = z.object({
  id: z.uuidv7(),
  counts: z.number(),
  workerId: z.string().nullable(),
  companyId: z.string().nullable(),
  title: z.string().nullable(),
  on: z.iso.date(),
});

/** The figures of some banks, and the rows behind each. */
export interface FigureOffer {
  readonly store: Store;
  readonly audit: AuditTrail;
  readonly reference: Reference;
  /** Below `/api/figures`. */
  readonly path: string;
  readonly summary: string;
  readonly sources: readonly FigureSource[];
}

const checkMonths = ({ from, to }: { readonly from: string; readonly to: string }): void => {
  if (to < from) throw invalid([wrong('to', 'figures.endsBefore', { from })]);
};

/** Figures by group, and the records behind one: what these count adds up to it. */
export const figureRoutes = (offer: FigureOffer): readonly Route[] => {
  const { store, audit, reference, sources } = offer;
  const indicators = sources.flatMap((source) => source.indicators);
  const sourceOf = (indicator: Indicator): FigureSource =>
    sources.find((source) => source.indicators.includes(indicator))!;
  return [
    defineRoute({
      method: 'get',
      path: `/figures/${offer.path}`,
      tag: 'Cifre',
      summary: offer.summary,
      roles,
      query: z.object(asked),
      answers: {
        200: {
          description: 'Per gruppo, e in tutto: ciò che non compare è 0',
          schema: z.object({
            groups: z.array(z.object({ value: z.string().nullable(), figures })),
            total: figures,
          }),
        },
      },
      handle: async ({ scope, query }) => {
        checkMonths(query);
        return ok(await figuresOf(store, scope, sources, query, reference));
      },
    }),
    defineRoute({
      method: 'get',
      path: `/figures/${offer.path}/rows`,
      tag: 'Cifre',
      summary: `${offer.summary}: le righe di una cifra`,
      roles,
      query: z.object({
        ...asked,
        ...pageQuery,
        indicator: z.enum(indicators as [Indicator, ...Indicator[]]),
        value: z.string().max(200).optional().describe('Il gruppo; senza, tutti'),
        unknown: z.enum(['true']).optional().describe('Le righe di cui il gruppo non si sa'),
      }),
      answers: { 200: { description: 'Le righe', schema: pageOf(row) } },
      handle: async ({ scope, query: { unknown, value, ...query } }) => {
        checkMonths(query);
        const group = unknown ? { value: null } : { value };
        const source = sourceOf(query.indicator);
        const page = await figureRows(store, scope, source, { ...query, ...group }, reference);
        const seen = page.items.flatMap(({ workerId }) => workerId ?? []);
        const detail = { indicator: query.indicator };
        await audit.record({
          scope,
          action: 'figures.rows',
          subjects: [...new Set(seen)],
          detail,
        });
        return ok(page);
      },
    }),
  ];
};
