import { z } from 'zod';
import { isVatNumber } from '../identity/vat.js';
import { addressSchema } from '../people/schemas.js';
import { withCheck } from '../validation/checks.js';
import {
  blank,
  comune,
  count,
  day,
  id,
  line,
  listOf,
  pastDay,
  prose,
  sector,
  webAddress,
  written,
} from '../validation/fields.js';
import { parserOf } from '../validation/read.js';
import { contactPersonSchema } from './shared.js';

export const COMPANY_KINDS = [
  'private',
  'municipal',
  'mixed',
  'cooperative',
  'social_cooperative',
  'consortium',
  'agency',
  'other',
] as const;

/** A partita IVA: eleven digits with their check digit. */
export const vatNumber = () =>
  withCheck(written(/^\d{11}$/, 'elevenDigits'), (text, _at, report) => {
    if (!isVatNumber(text)) report.error('badVat');
  });

const siteSchema = z.strictObject({
  name: blank(line()),
  comune: comune(),
  address: blank(line()),
  point: addressSchema.shape.point,
  ateco: blank(sector()),
  employees: blank(count()),
});

/** An employer: existing, settling, or about to be founded (then without a partita IVA). */
export const companySchema = z.strictObject({
  name: line(),
  kind: z.enum(COMPANY_KINDS).default('private'),
  vatNumber: blank(vatNumber()),
  /** Of the registered office; the record's territory. */
  comune: comune(),
  address: blank(line()),
  ateco: blank(sector()),
  /** The supply chain (filiera) it belongs to, for the maps of opportunities. */
  supplyChain: blank(line()),
  employees: blank(count()),
  sites: listOf(siteSchema).default([]),
  contacts: listOf(contactPersonSchema, 50).default([]),
  web: blank(webAddress()),
  note: blank(prose()),
});

export type Company = z.output<typeof companySchema>;

export const parseCompany = parserOf(companySchema);

export const LEAD_STATES = ['new', 'followed', 'became_opportunity', 'dropped'] as const;

/** A hint of work to come, before it is an opportunity. */
export const leadSchema = withCheck(
  z.strictObject({
    title: line(),
    companyId: blank(id()),
    /** Who it is about, where the company is not in the bank. */
    employer: blank(line()),
    comune: comune(),
    ateco: blank(sector()),
    source: blank(line()),
    words: blank(prose()),
    on: pastDay(),
    followUpOn: blank(day()),
    logbookId: blank(id()),
    state: z.enum(LEAD_STATES).default('new'),
    opportunityId: blank(id()),
    /** Why it was dropped. */
    reason: blank(prose()),
  }),
  ({ state, reason, opportunityId }, _at, report) => {
    if (state === 'dropped' && !reason) report.error('reasonNeeded', {}, ['reason']);
    if (state === 'became_opportunity' && !opportunityId)
      report.error('neededFor', { kind: state }, ['opportunityId']);
  },
);

export type Lead = z.output<typeof leadSchema>;

export const parseLead = parserOf(leadSchema);
