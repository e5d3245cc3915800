import type { Criteria, Findability, Question, Scope } from '@rosa/domain';
import type { OpportunityDeps } from '../ports.js';
import { standingOf, type Standing } from './draw-list.js';
import { shownName, type ShownName } from './show-person.js';

/** A question worth asking, and to whom first. */
export interface ShownQuestion extends Omit<Question, 'first'> {
  readonly first: readonly ShownName[];
}

export interface FindabilityAnswer extends Standing, Omit<Findability, 'questions'> {
  readonly questions: readonly ShownQuestion[];
}

/**
 * How many are hidden from the first `limit` only by what was never asked, and the three questions worth most.
 *
 * @throws `unavailable` where the engine cannot answer
 */
export const findHidden = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  limit: number,
): Promise<FindabilityAnswer> => {
  const incomplete = await deps.incomplete();
  const { questions, ...counts } = await deps.search.findability(scope, criteria, limit);
  const ids = [...new Set(questions.flatMap(({ first }) => first))];
  const known = await deps.registry.people(scope, ids);
  const names = new Map(known.map((person) => [person.worker.id, shownName(person)]));
  await deps.audit.record({ scope, action: 'match.findability', subjects: [...names.keys()] });
  return {
    ...standingOf(deps, criteria, incomplete),
    ...counts,
    questions: questions.map(({ first, ...question }) => ({
      ...question,
      first: first.flatMap((id) => names.get(id) ?? []),
    })),
  };
};
