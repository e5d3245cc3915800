import type { estypes } from '@elastic/elasticsearch';
import { evaluateBy, type MatchPlan, type ScoredPerson, type WorkerFacts } from '@rosa/domain';

/** The listed few, with the facts they were ranked by: their three scores are the rule's own, to the last digit. */

export interface FoundPerson extends ScoredPerson {
  /** As the server computed it. */
  readonly found: number;
}

export interface PersonSource {
  readonly facts: WorkerFacts;
}

/** What a search for people asks of each: the source holds the facts alone, and is not filtered once more. */
export const PERSON = {
  _source: true,
  sort: [
    { _score: { order: 'desc' } },
    { lot: { order: 'asc', unmapped_type: 'long' } },
    { id: { order: 'asc' } },
  ],
  track_scores: true,
} as const satisfies estypes.SearchSearchRequestBody;

export const personOf = (hit: estypes.SearchHit<PersonSource>, plan: MatchPlan): FoundPerson => {
  const { facts } = hit._source!;
  const evaluation = evaluateBy(facts, plan);
  const { scores } = evaluation;
  return { id: hit._id!, lot: facts.lot, ...scores, evaluation, found: hit._score! };
};
