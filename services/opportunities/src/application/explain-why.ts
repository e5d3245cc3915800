import { why, type Criteria, type Lang, type Scope, type Why } from '@rosa/domain';
import { refuse } from '@rosa/service-kit';
import type { OpportunityDeps } from '../ports.js';
import { standingOf, type Standing } from './draw-list.js';
import { shownName, type ShownName } from './show-person.js';

export interface WhyAnswer extends Standing, ShownName, Why {}

/** Places are told up to this one: as far as any list goes. */
const FARTHEST = 500;

/**
 * "Why is she not here?": her place where she has one, what puts her out, and the single fact that would bring her into
 * a list of `limit`.
 *
 * @throws `notFound` for a worker the registry does not hold; `unavailable` where the engine cannot answer
 */
export const explainWhy = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  { workerId, limit }: { readonly workerId: string; readonly limit: number },
  lang: Lang,
): Promise<WhyAnswer> => {
  const [person] = await deps.registry.people(scope, [workerId]);
  if (!person) throw refuse('notFound', 'http.noSuchRecord', { id: workerId });
  const incomplete = await deps.incomplete();
  const { people } = await deps.search.match(scope, criteria, FARTHEST);
  const place = people.findIndex(({ id }) => id === workerId);
  const explained = why(person.worker, criteria, deps.reference, {
    lang,
    masked: !person.inReach,
    nthScore: people[limit - 1]?.score ?? null,
    ...(place < 0 ? {} : { position: place + 1 }),
  });
  await deps.audit.record({ scope, action: 'match.why', subjects: [workerId] });
  return { ...standingOf(deps, criteria, incomplete), ...shownName(person), ...explained };
};
