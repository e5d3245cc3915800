import type { Criteria, Lang, MatchCounts, Scope } from '@rosa/domain';
import type { OpportunityDeps } from '../ports.js';
import { countElsewhere } from './count-elsewhere.js';
import { drawList, type Standing } from './draw-list.js';
import { shownPerson, type ShownPerson } from './show-person.js';

export interface MatchAnswer extends Standing, MatchCounts {
  readonly people: readonly ShownPerson[];
  readonly toInterview: readonly ShownPerson[];
}

/**
 * Ranks now and freezes nothing; that these people were looked at is kept.
 *
 * @param limit 1 to 500
 * @throws `unavailable` where the engine cannot answer
 */
export const matchPeople = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  limit: number,
  lang: Lang,
): Promise<MatchAnswer> => {
  const masks = ({ inReach }: { readonly inReach: boolean }) => !inReach;
  const drawn = await drawList(deps, scope, criteria, limit, { lang, masks });
  const subjects = [...drawn.people, ...drawn.toInterview].map(({ worker }) => worker.id);
  const [elsewhere] = await Promise.all([
    countElsewhere(deps, subjects),
    deps.audit.record({ scope, action: 'match', subjects, detail: { ranked: drawn.ranked } }),
  ]);
  const shown = (people: typeof drawn.people) =>
    people.map((person) => shownPerson(person, elsewhere(person.worker.id)));
  return { ...drawn, people: shown(drawn.people), toInterview: shown(drawn.toInterview) };
};
