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
