import { INDICATORS, invalid, wrong, type Clock, type Indicator, type Role } from '@rosa/domain';
import { z } from 'zod';
import type { AuditTrail } from './audit.js';
import { closeMonth, listClosed } from './closings.js';
import { COMPANY_GROUPINGS, GROUPINGS, PLACES, type FigureDeps } from './figure-cells.js';
import { figureRows, figuresOf } from './figures.js';
import { pageOf, pageQuery } from './paging.js';
import { created, defineRoute, ok, type Route } from './route.js';

/** contract.md, "Who may do what": figures of the own territory, of the territory, of all. */
const roles: readonly Role[] = ['operator', 'lead', 'central'];

const month = () => z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

const asked = {
  from: month().describe('Primo mese, compreso'),
  to: month().describe('Ultimo mese, compreso'),
  by: z.enum(GROUPINGS).default('none'),
  place: z.enum(PLACES).default('residence').describe('Quale comune conta'),
};

/** What is told by what companies are. */
const askedOfCompanies = {
  ...asked,
  by: z.enum([...GROUPINGS, ...COMPANY_GROUPINGS]).default('none'),
  sector: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe('Una divisione ATECO; senza, tutte'),
};

const figures = z.partialRecord(z.enum(INDICATORS), z.number());
const reported = figures.optional().describe('Come fu comunicato, dove è stato rettificato');

const row = z.object({
  id: z.uuidv7(),
  counts: z.number(),
  workerId: z.string().nullable(),
  companyId: z.string().nullable(),
  title: z.string().nullable(),
  on: z.iso.date(),
});

const closedMonth = z.object({
  month: z.string(),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
});

/** The figures of some banks, and the rows behind each. */
export interface FigureOffer extends FigureDeps {
  readonly audit: AuditTrail;
  readonly clock: Clock;
  /** Below `/api/figures`. */
  readonly path: string;
  readonly summary: string;
}

const checkMonths = ({ from, to }: { readonly from: string; readonly to: string }): void => {
  if (to < from) throw invalid([wrong('to', 'figures.endsBefore', { from })]);
};

/** The months that were closed, and closing one: each in the caller's own territory. */
const closingRoutes = (offer: FigureOffer): readonly Route[] => {
  const path = `/figures/${offer.path}/closings`;
  return [
    defineRoute({
      method: 'get',
      path,
      tag: 'Cifre',
      summary: `${offer.summary}: i mesi chiusi del proprio territorio`,
      roles,
      answers: {
        200: { description: 'Dal più recente', schema: z.object({ items: z.array(closedMonth) }) },
      },
      handle: async ({ scope }) => ok({ items: await listClosed(offer.store, scope) }),
    }),
    defineRoute({
      method: 'post',
      path,
      tag: 'Cifre',
      summary: `${offer.summary}: chiude un mese; ciò che cambia dopo è una rettifica`,
      roles: ['lead', 'central'],
      body: z.strictObject({ month: month() }),
      answers: { 201: { description: 'Chiuso', schema: closedMonth } },
      handle: async ({ scope, body, idempotencyKey }) => {
        const once = { idempotencyKey, route: `POST ${path}` };
        const closed = await closeMonth(offer, scope, { ...body, ...once });
        const detail = { side: offer.path, month: closed.month };
        await offer.audit.record({ scope, action: 'figures.close', subjects: [], detail });
        return created(closed, 1, `/api${path}`);
      },
    }),
  ];
};

/** Figures by group, the records behind one (what these count adds up to it), and the months that were closed. */
export const figureRoutes = (offer: FigureOffer): readonly Route[] => {
  const { audit, sources } = offer;
  const indicators = sources.flatMap((source) => source.indicators);
  const query = offer.traits ? askedOfCompanies : asked;
  return [
    ...closingRoutes(offer),
    defineRoute({
      method: 'get',
      path: `/figures/${offer.path}`,
      tag: 'Cifre',
      summary: offer.summary,
      roles,
      query: z.object(query),
      answers: {
        200: {
          description: 'Per gruppo, e in tutto: ciò che non compare è 0',
          schema: z.object({
            groups: z.array(z.object({ value: z.string().nullable(), figures, reported })),
            total: figures,
            reported,
            closed: z.array(z.string()).describe('I mesi chiusi del periodo'),
          }),
        },
      },
      handle: async ({ scope, query: wanted }) => {
        checkMonths(wanted);
        return ok(await figuresOf(offer, scope, wanted));
      },
    }),
    defineRoute({
      method: 'get',
      path: `/figures/${offer.path}/rows`,
      tag: 'Cifre',
      summary: `${offer.summary}: le righe di una cifra`,
      roles,
      query: z.object({
        ...query,
        ...pageQuery,
        indicator: z.enum(indicators as [Indicator, ...Indicator[]]),
        value: z.string().max(200).optional().describe('Il gruppo; senza, tutti'),
        unknown: z.enum(['true']).optional().describe('Le righe di cui il gruppo non si sa'),
      }),
      answers: { 200: { description: 'Le righe', schema: pageOf(row) } },
      handle: async ({ scope, query: { unknown, value, ...wanted } }) => {
        checkMonths(wanted);
        const group = unknown ? { value: null } : { value };
        const page = await figureRows(offer, scope, { ...wanted, ...group });
        const seen = page.items.flatMap(({ workerId }) => workerId ?? []);
        const detail = { indicator: wanted.indicator };
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
