import type { estypes } from '@elastic/elasticsearch';

/** Conditions of the query language, in the words the rule needs. */

export type Query = estypes.QueryDslQueryContainer;
export type ScoreFunction = estypes.QueryDslFunctionScoreContainer;

export const is = (field: string, value: string | boolean): Query => ({ term: { [field]: value } });

export const isAnyOf = (field: string, values: readonly string[]): Query => ({
  terms: { [field]: [...values] },
});

export const atLeast = (field: string, value: number): Query => ({
  range: { [field]: { gte: value } },
});

export const atMost = (field: string, value: number): Query => ({
  range: { [field]: { lte: value } },
});

export const below = (field: string, value: number): Query => ({
  range: { [field]: { lt: value } },
});

export const all = (...conditions: readonly Query[]): Query => ({
  bool: { filter: [...conditions] },
});

export const any = (...conditions: readonly Query[]): Query => ({
  bool: { should: [...conditions], minimum_should_match: 1 },
});

export const not = (...conditions: readonly Query[]): Query => ({
  bool: { must_not: [...conditions] },
});

export const within = (path: string, condition: Query): Query => ({
  nested: { path, query: condition, score_mode: 'none' },
});

/** Everyone held; tombstones are not. */
export const LIVE: Query = is('deleted', false);

/** Functions none of which applies would count 1 together: this one always applies, and is nothing. */
export const NOTHING: ScoreFunction = { weight: 1e-30 };

/** `linear` falls to this at its scale. */
export const DECAY = 0.5;

/** Falls from 1 at `offset` from the origin to 0 at `length` beyond it; 1 where the field is missing. */
export const linear = (
  field: string,
  origin: number,
  offset: number,
  length: number,
): Pick<ScoreFunction, 'linear'> => ({
  linear: { [field]: { origin, offset, scale: length * (1 - DECAY), decay: DECAY } },
});
