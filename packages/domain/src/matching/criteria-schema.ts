import { z } from 'zod';
import { CEFR } from '../people/worker.js';
import type { Reference } from '../reference.js';
import { formatDay, parseDay, type Day } from '../time/day.js';
import { withCheck } from '../validation/checks.js';
import {
  blank,
  comune,
  day,
  languageCode,
  licenceCode,
  occupation,
  point,
  skillCode,
  termKey,
} from '../validation/fields.js';
import { readerOf, readOrThrow } from '../validation/read.js';
import { RANK_BY, type Criteria, type Workplace } from './criteria.js';

/** Criteria as the contract words them: read strictly, every default filled in, every wrong field named at once. */

const importance = z.literal([1, 2, 3]).default(2);
const months = (fallback: number) => z.int().min(1).max(600).default(fallback);
const must = z.boolean().default(false);

const practised = { importance, months: months(12), atLeast: months(1), must };

const requirement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('skill'), code: skillCode(), ...practised }),
  z.strictObject({ kind: z.literal('occupation'), code: occupation(), ...practised }),
  z.strictObject({ kind: z.literal('licence'), code: licenceCode(), importance, must }),
  z.strictObject({
    kind: z.literal('language'),
    code: languageCode(),
    level: z.enum(CEFR).default('A1'),
    importance,
    must,
  }),
  z.strictObject({
    kind: z.literal('schooling'),
    level: z.int().min(0).max(8),
    importance,
    must,
  }),
]);

const term = z.strictObject({ key: termKey(), must: z.boolean().default(true) });

/** The name an entry is asked by, as far as it can be read; a wrong entry has its own errors. */
const nameOf = (kind: unknown, code: unknown): string | undefined => {
  if (kind === 'schooling') return 'schooling';
  return typeof kind === 'string' && typeof code === 'string' ? `${kind}:${code}` : undefined;
};

/** Indexes of entries whose name an earlier one has. */
const repeatedIn = (names: readonly (string | undefined)[]): readonly number[] =>
  names.flatMap((name, i) => (name !== undefined && names.indexOf(name) < i ? [i] : []));

const requirements = withCheck(z.array(requirement).default([]), (items, _at, report) => {
  const names = items.map(
    (item) => item && nameOf(item.kind, 'code' in item ? item.code : undefined),
  );
  for (const i of repeatedIn(names)) report.error('repeated', { value: names[i] ?? '' }, [i]);
});

const terms = withCheck(z.array(term).default([]), (items, _at, report) => {
  const keys = items.map((item) => item?.key ?? undefined);
  for (const i of repeatedIn(keys)) report.error('repeated', { value: keys[i] ?? '' }, [i, 'key']);
});

const place = withCheck(
  z.strictObject({ comune: blank(comune()), point: blank(point()) }),
  (value, _at, report) => {
    const isNull = (field: 'comune' | 'point') => !(field in value) || value[field] === null;
    if (isNull('comune') && isNull('point')) report.error('placeEmpty');
  },
);

const weight = z.number().min(0);

const weights = withCheck(
  z.strictObject({ experience: weight, availability: weight, distance: weight }),
  ({ experience, availability, distance }, _at, report) => {
    if (experience === 0 && availability === 0 && distance === 0) report.error('allZero');
  },
);

const asOf = withCheck(day(), (text, { today }, report) => {
  const asked = parseDay(text);
  if (asked !== undefined && asked < today) {
    report.error('beforeToday', { today: formatDay(today) });
  }
});

/** The shape, ranges and defaults of matching.md; `asOf` is left out for today. */
export const criteriaSchema = z.strictObject({
  asOf: asOf.optional(),
  requirements,
  terms,
  place: blank(place),
  reachKm: z.number().min(5).max(500).default(30),
  radiusKm: z.number().min(1).max(500).default(50),
  weights: weights.default({ experience: 0.6, availability: 0.2, distance: 0.2 }),
  unknown: z.number().min(0).max(1).default(0.25),
  rankBy: z.enum(RANK_BY).default('expected'),
});

/** Criteria as an opportunity keeps them: read, but not yet judged on a day. */
export type CriteriaInput = z.output<typeof criteriaSchema>;

const read = readerOf(criteriaSchema);

export interface ResolveOptions {
  readonly today: Day;
  readonly reference: Reference;
  /** For criteria read back from a record: the day they were judged on may be gone by. */
  readonly allowPast?: boolean;
}

const workplaceOf = (input: CriteriaInput['place'], reference: Reference): Workplace | null => {
  if (!input) return null;
  const at = input.point ?? (input.comune && reference.comune(input.comune)?.point);
  return at ? { comune: input.comune, point: at } : null;
};

/**
 * The criteria the rule computes, from what a client sent: a comune alone stands at its point. Throws `invalid` with
 * every wrong field.
 */
export const resolveCriteria = (
  input: unknown,
  { today, reference, allowPast = false }: ResolveOptions,
): Criteria => {
  const { value } = readOrThrow(read, input, { reference, today: allowPast ? -Infinity : today });
  return {
    ...value,
    asOf: value.asOf === undefined ? today : parseDay(value.asOf)!,
    place: workplaceOf(value.place, reference),
  };
};
