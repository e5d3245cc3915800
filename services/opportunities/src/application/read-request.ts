import {
  criteriaSchema,
  fields,
  OUT_REASONS,
  readerOf,
  readOrThrow,
  resolveCriteria,
  type Criteria,
  type Reader,
} from '@rosa/domain';
import { limitField } from '@rosa/service-kit';
import { z } from 'zod';
import type { OpportunityDeps } from '../ports.js';
import { checkingOf } from './context.js';

/** What is asked of the engine: criteria in the contract's words, and how many people. */
export const matchRequest = z.strictObject({ criteria: criteriaSchema, limit: limitField });

/** How many, and of no one. */
export const bandsRequest = z.strictObject({ criteria: criteriaSchema });

/** The same of one person. */
export const whyRequest = matchRequest.extend({ workerId: fields.id() });

/** Those out for one reason, page by page. */
export const outRequest = matchRequest.extend({
  reason: z.enum(OUT_REASONS),
  cursor: z.string().min(1).max(500).optional(),
});

/** A request whose criteria the rule can compute. */
export type Resolved<T> = Omit<T, 'criteria'> & { readonly criteria: Criteria };

export const readMatch = readerOf(matchRequest);
export const readBands = readerOf(bandsRequest);
export const readWhy = readerOf(whyRequest);
export const readOut = readerOf(outRequest);

/** @throws `invalid` naming every wrong field, as `criteria.terms[0].key`; `asOf` is not before today */
export const readRequest = <T extends z.output<typeof bandsRequest>>(
  deps: Pick<OpportunityDeps, 'reference' | 'clock'>,
  reader: Reader<T>,
  input: unknown,
): Resolved<T> => {
  const checking = checkingOf(deps);
  const { value } = readOrThrow(reader, input, checking);
  return { ...value, criteria: resolveCriteria(value.criteria, checking) };
};
